"""`advisor next-question`: which open answer is most worth finding out, and whether the questions may stop."""

from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import OutputOption, PackOption, RulesOption, SecondsOption, TextOrJson, TextOrJsonOption
from advisor.cli.printing import deliver, show, working


def next_question(
    profile: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    format: TextOrJsonOption = TextOrJson.TEXT,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
    seconds: SecondsOption = 2.0,
) -> None:
    """The open questions by worth per minute, and per decision the proof that none matters, or answers that do."""
    from advisor.analysis.asking.open_questions import open_questions
    from advisor.analysis.asking.stopping import may_stop
    from advisor.engine.scope import limits_reached
    from advisor.reporting.next_questions import next_questions_json, print_next_questions

    program = api.load_rulebase(rules, packs=packs)
    told = api.load_profile(profile, program)
    inside = not limits_reached(told, program.base)
    with working("Valuing the open answers"):
        questions = open_questions(program, told) if inside else ()
    with working("Looking for proofs"):
        stops = may_stop(program, told, seconds) if inside else ()
    if format is TextOrJson.JSON:
        deliver(next_questions_json(told.name, questions, stops), output)
    else:
        show(lambda console: print_next_questions(questions, stops, program.base, console), output)
