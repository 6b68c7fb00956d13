"""`advisor rules impact`: what a change of the rules does to recommendations, and which rules are responsible."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.cli.options import PackOption, RulesOption
from advisor.cli.printing import deliver, show

if TYPE_CHECKING:
    from advisor.authoring.replay.results import Replay
    from advisor.authoring.replay.versions import Version

CHECK_FAILED = 1


class ImpactFormat(StrEnum):
    """For people, for programs, or for a comment on a pull request."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """Which impact ends with 1."""

    NOTHING = "nothing"
    WINNERS = "winners"
    ANYTHING = "anything"


def impact(
    against: Annotated[
        str,
        typer.Option(
            help="What to compare with: a commit, branch or tag of git, the folder of another rule base, or of a pack."
        ),
    ] = "HEAD",
    profiles: Annotated[
        list[Path] | None,
        typer.Option("--profiles", help="A profile, or a folder of them; default: the examples.", show_default=False),
    ] = None,
    random: Annotated[int, typer.Option(min=0, max=100_000, help="How many profiles to draw.")] = 2000,
    seconds: Annotated[
        float, typer.Option(min=0, max=3600, help="How long witnesses and causes may be looked for.")
    ] = 30.0,
    format: Annotated[ImpactFormat, typer.Option("--format", "-f", help="How to write it.")] = ImpactFormat.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write every witness into this folder, as a profile.", show_default=False),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="End with 1 when recommendations, or anything, changed.")
    ] = FailOn.NOTHING,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Show what a change of the rules does: changed recommendations, risks, practices; by which rule; on which profile.

    Profiles are replayed on both versions: files, saved assessments, profiles at the thresholds of changed rules, and
    random ones. With random 0, nothing is generated. An impact is no failure: the command ends with 0 unless --fail-on
    says otherwise. Against a pack, the rules with the pack are compared with the rules without it.
    """
    from advisor.authoring.replay.versions import versions_against
    from advisor.loading.sources import shipped
    from advisor.reporting.authoring.impact import print_rule_impact, rule_impact_markdown, witness_files
    from advisor.reporting.authoring.impact_json import rule_impact_json
    from advisor.reporting.files import write_text

    folder = rules or shipped("rules")
    versions = versions_against(against, folder, tuple(packs or ()))
    found = _replayed(*versions, profiles if profiles is not None else _examples(folder), random, seconds)
    match format:
        case ImpactFormat.JSON:
            deliver(rule_impact_json(found), None)
        case ImpactFormat.MARKDOWN:
            deliver(rule_impact_markdown(found), None)
        case ImpactFormat.TEXT:
            show(lambda console: print_rule_impact(found, console), None)
    if output is not None:
        files = list(witness_files(found))
        for name, text in files:
            write_text(output / name, text)
        typer.echo(f"Wrote {len(files)} profiles into {output}.", err=True)
    if (fail_on is FailOn.WINNERS and found.new_winners) or (
        fail_on is FailOn.ANYTHING and not (found.proved or found.unchanged)
    ):
        sys.exit(CHECK_FAILED)


def _examples(rules: Path) -> list[Path]:
    """The examples that lie beside the rules, if any do."""
    from advisor.loading.sources import shipped

    folder = shipped("examples") if rules == shipped("rules") else rules.resolve().parent / "examples"
    return [folder] if folder.is_dir() and any(folder.glob("*.yaml")) else []


def _replayed(before: "Version", after: "Version", places: list[Path], random: int, seconds: float) -> "Replay":
    """Replay, with a bar on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from advisor.authoring.replay.given import given_profiles, saved_assessments
    from advisor.authoring.replay.replay import replay

    saved = saved_assessments()
    written = (*given_profiles(places), *saved.materials)
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Replaying", total=None)

        def progress(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        return replay(before, after, written, random, seconds, progress, (saved.note,) if saved.note else ())
