"""`advisor explain`: why an option stands where it stands, what would bring it to the first place, or dethrone it."""

from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.naming import option_named
from advisor.cli.options import OutputOption, PackOption, RulesOption, SecondsOption, TextOrJson
from advisor.cli.printing import deliver, show, working


def explain(
    profile: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    option: Annotated[str, typer.Argument(help="An option, or decision.option.", metavar="[DECISION.]OPTION")],
    format: Annotated[
        TextOrJson, typer.Option("--format", "-f", help="How to write the explanation.")
    ] = TextOrJson.TEXT,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
    seconds: SecondsOption = 1.8,
) -> None:
    """Why an option stands where it stands, why it is not first, and what would bring it there."""
    from advisor.analysis.explaining.explain_option import explain_option
    from advisor.reporting.explaining.explanation import explanation_view
    from advisor.reporting.explaining.json import explanation_json
    from advisor.reporting.explaining.terminal import print_explanation

    program = api.load_rulebase(rules, packs=packs)
    decision, chosen = option_named(program.base, option)
    told = api.load_profile(profile, program)
    with working("Explaining"):
        assessment = api.advise(told, program)
        found = explain_option(program, told, assessment, decision, chosen, seconds)
    if format is TextOrJson.JSON:
        deliver(explanation_json(assessment, found), output)
        return
    view = explanation_view(assessment, program.base, found)
    show(lambda console: print_explanation(view, console), output)
