"""`advisor rules show`: one rule as it is written."""

from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import RulesOption
from advisor.cli.rules.named import named_rule


def show(name: Annotated[str, typer.Argument(help="Rule id.")], rules: RulesOption = None) -> None:
    """Show one rule as it is written, with its sources."""
    from advisor.loading.sources import shipped

    program = api.load_rulebase(rules)
    rule = named_rule(program, name)
    folder = rules or shipped("rules")
    typer.echo((folder / program.base.files[rule.id]).read_text(encoding="utf-8").rstrip())
    typer.echo("\n# sources")
    for source in rule.evidence:
        evidence = program.base.evidence[source]
        typer.echo(f"# {evidence.title} ({evidence.grade}, entered {evidence.read}): {evidence.address}")
