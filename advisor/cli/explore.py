"""`advisor explore`: where decisions tip as answers change, one at a time or two together."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.naming import decision_named, question_named
from advisor.cli.options import OutputOption, PackOption, RulesOption
from advisor.cli.printing import deliver, show, working
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from advisor.model.profile import Profile


class Format(StrEnum):
    """How an exploration is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def explore(
    profile: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    axis: Annotated[
        list[str] | None, typer.Option("--axis", help="A question to vary; give two for a map.", show_default=False)
    ] = None,
    decision: Annotated[
        str | None, typer.Option("--decision", "-d", help="Only this decision; of a map, by default the first.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to write what is found.")] = Format.TEXT,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Where recommendations tip: the nearest points, one answer's whole axis, or a map of two answers."""
    program = api.load_rulebase(rules, packs=packs)
    questions = [question_named(program.base, name) for name in axis or ()]
    if decision is not None:
        decision_named(program.base, decision)
    if len(questions) > 2:
        raise InputError([Problem("three axes cannot be drawn", "give one --axis, or two")])
    if format is Format.HTML and len(questions) < 2:
        raise InputError([Problem("only a map is drawn as HTML", "give --axis twice, or another --format")])
    told = api.load_profile(profile, program)
    if len(questions) == 2:
        chosen = decision or next(iter(program.base.decisions))
        _map(program, told, questions[0], questions[1], chosen, format, output)
    else:
        _axes(program, told, questions, decision, format, output)


def _axes(
    program: Program,
    profile: Profile,
    questions: list[str],
    decision: str | None,
    format: Format,
    output: Path | None,
) -> None:
    from advisor.analysis.tipping.tipping import tipping_points
    from advisor.reporting.exploring.json import axes_json
    from advisor.reporting.exploring.terminal import print_axis, print_tipping_points

    with working("Looking for tipping points"):
        axes = tipping_points(program, profile, questions or None)
    if questions and not axes:
        raise InputError([Problem(f"`{questions[0]}` has no axis for this profile", "numbers and choices have one")])
    if format is Format.JSON:
        deliver(axes_json(axes), output)
    elif questions:
        show(lambda console: print_axis(axes[0], program.base, console, decision), output)
    else:
        show(lambda console: print_tipping_points(axes, program.base, console, decision), output)


def _map(
    program: Program, profile: Profile, x: str, y: str, decision: str, format: Format, output: Path | None
) -> None:
    from advisor.analysis.tipping.decision_map import decision_map
    from advisor.analysis.tipping.present_numbers import present_numbers
    from advisor.reporting.exploring.json import map_json
    from advisor.reporting.exploring.map_page import map_to_html
    from advisor.reporting.exploring.map_text import print_map

    with working("Drawing the map"):
        found = decision_map(program, profile, x, y, decision)
        here = present_numbers(program, profile, (x, y))
    if format is Format.JSON:
        deliver(map_json(found), output)
    elif format is Format.HTML:
        deliver(map_to_html(found, here, program.base), output)
    else:
        show(lambda console: print_map(found, here, program.base, console), output)
