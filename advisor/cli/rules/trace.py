"""`advisor rules trace`: how every rule stands under one profile."""

from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import PackOption, RulesOption
from advisor.cli.rules.named import named_rules


def trace(
    profile: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of rules or decision tables; all when none is named.", show_default=False),
    ] = None,
    silent: Annotated[bool, typer.Option("--silent", help="List the rules that stay silent too.")] = False,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Show which rules a profile fires, what each read, and which condition kept the others silent."""
    from advisor.authoring.firing import rule_standings

    program = api.load_rulebase(rules, packs=packs)
    wanted = [rule.id for name in names or () for rule in named_rules(program, name)]
    standings = rule_standings(program, api.load_profile(profile, program))
    for standing in standings.values():
        if standing.rule in wanted or (not wanted and (standing.certainty or silent)):
            typer.echo(f"{standing.rule}: {standing.certainty or 'silent'}")
            facts = ", ".join(
                f"{name} = {'unknown' if value is None else value}" for name, value in standing.facts.items()
            )
            typer.echo(f"  read: {facts or 'nothing'}")
            for condition in standing.open:
                typer.echo(f"  because: {condition}")
    fired = sum(standing.certainty in ("certain", "likely") for standing in standings.values())
    possible = sum(standing.certainty == "possible" for standing in standings.values())
    typer.echo(f"{fired} rules fire, {possible} may, {len(standings) - fired - possible} stay silent.")
