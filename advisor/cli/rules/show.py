"""`advisor rules show`: one rule as it is written."""

from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import PackOption, RulesOption
from advisor.cli.rules.named import named_rules


def show(
    name: Annotated[str, typer.Argument(help="Id of a rule or a decision table.")],
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Show one rule as it is written, with its sources."""
    from advisor.authoring.source import rule_text

    program = api.load_rulebase(rules, packs=packs)
    shown = named_rules(program, name)
    typer.echo(rule_text(program.base, shown[0].id, rules, packs or ()).rstrip())
    typer.echo("\n# sources")
    for source in dict.fromkeys(source for rule in shown for source in rule.evidence):
        evidence = program.base.evidence[source]
        typer.echo(f"# {evidence.title} ({evidence.grade}, entered {evidence.read}): {evidence.address}")
