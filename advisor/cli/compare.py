"""`advisor compare`: two people described one project; where they agree, and which answers make the difference."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import OutputOption, PackOption, RulesOption, TextOrJson
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from advisor.model.profile import Profile


def compare(
    one: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    other: Annotated[Path, typer.Argument(help="Another profile of the same project.", show_default=False)],
    format: Annotated[
        TextOrJson, typer.Option("--format", "-f", help="How to write the comparison.")
    ] = TextOrJson.TEXT,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Lay two descriptions of one project side by side: which different answers matter, and which do not."""
    from rich.console import Console

    from advisor.analysis.comparing.comparison import compare as lay_side_by_side
    from advisor.reporting.comparison import comparison_text, print_comparison
    from advisor.reporting.files import write_text

    program = api.load_rulebase(rules, packs=packs)
    first, second = _both(program, one, other)
    labels = _labels(one, other)
    with Console(stderr=True).status("Comparing") if sys.stderr.isatty() else nullcontext():
        found = lay_side_by_side(program, first, second)
    if format is TextOrJson.TEXT and output is None and sys.stdout.isatty():
        print_comparison(found, program.base, labels, Console(highlight=False))
        return
    text = found.to_json() if format is TextOrJson.JSON else comparison_text(found, program.base, labels)
    if output is None:
        sys.stdout.write(text)
    else:
        write_text(output, text)
        typer.echo(f"Wrote {output}.", err=True)


def _both(program: Program, *paths: Path) -> list[Profile]:
    """Both profiles.

    Raises:
        InputError: with the faults of both.
    """
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            profiles.append(api.load_profile(path, program))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(dict.fromkeys(problems))
    return profiles


def _labels(one: Path, other: Path) -> tuple[str, str]:
    """What the two are called: by the names of their files, or by their places where those are the same."""
    if one.stem != other.stem:
        return one.stem, other.stem
    return (str(one), str(other)) if one != other else (f"{one} (first)", f"{other} (second)")
