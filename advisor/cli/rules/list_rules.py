"""`advisor rules list`: the rules by topic."""

from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import PackOption, RulesOption


def list_rules(
    topic: Annotated[str | None, typer.Option(help="Only this topic.", show_default=False)] = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """List the rules by topic."""
    base = api.load_rulebase(rules, packs=packs).base
    by_topic: dict[str, list[str]] = {}
    for rule in base.rules.values():
        by_topic.setdefault(rule.topic, []).append(f"  {rule.id}: {rule.title}")
    for name in sorted(by_topic):
        if topic in (None, name):
            typer.echo(f"{name} ({len(by_topic[name])})")
            typer.echo("\n".join(by_topic[name]))
