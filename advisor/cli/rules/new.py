"""`advisor rules new`: begin a rule, an option, a question, a practice, a risk or a source."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import PackOption, RulesOption
from advisor.errors import InputError, Problem


class NewKind(StrEnum):
    """What can be begun."""

    RULE = "rule"
    OPTION = "option"
    QUESTION = "question"
    PRACTICE = "practice"
    RISK = "risk"
    EVIDENCE = "evidence"


def new(
    topic: Annotated[
        str,
        typer.Argument(help="Topic of a rule, decision of an option, section of a question; none for other kinds."),
    ],
    name: Annotated[str | None, typer.Argument(help="Its id, in small letters.", show_default=False)] = None,
    kind: Annotated[NewKind, typer.Option(help="What to begin.")] = NewKind.RULE,
    new_topic: Annotated[bool, typer.Option("--new-topic", help="Open a new topic for the rule.")] = False,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Write the first text of a new item, with comments; it loads as it stands. With packs, into the last of them."""
    from datetime import date

    from advisor.authoring.scaffold import FOLDERS, scaffold
    from advisor.loading.sources import shipped
    from advisor.reporting.files import write_text

    folder = packs[-1] if packs else rules or shipped("rules")
    if not packs and rules is None and "_data" in folder.parts:
        hint = "copy it and name your copy with `--rules`, or write into a pack with `--pack`"
        raise InputError([Problem("the rule base inside the installed program is not to be changed", hint)])
    if name is None and kind not in FOLDERS:
        hint = f"write `advisor rules new {topic} ID --kind {kind}`"
        raise InputError([Problem("two words are expected, the place and the id", hint)])
    base = api.load_rulebase(rules, packs=packs).base
    begun = scaffold(base, kind, topic if name else "", name or topic, date.today(), new_topic)
    path = folder / begun.file
    before = path.read_text(encoding="utf-8") if begun.continues and path.exists() else None
    head = before.rstrip() if before is not None else f"id: {topic}\nquestions:" if begun.continues else ""
    write_text(path, f"{head}\n{begun.text}".lstrip(), overwrite=begun.continues)
    _keep_if_sound(path, before, rules, packs)
    typer.echo(f"{'Wrote' if before is None else 'Added to'} {path}.")
    for number, step in enumerate(begun.next_steps, 1):
        typer.echo(f"{number}. {step}")


def _keep_if_sound(path: Path, before: str | None, rules: Path | None, packs: list[Path] | None) -> None:
    """Undo what was written when the rule base does not load with it."""
    from advisor.reporting.files import write_text

    try:
        api.load_rulebase(rules, packs=packs)
    except InputError:
        if before is None:
            path.unlink()
        else:
            write_text(path, before)
        raise
