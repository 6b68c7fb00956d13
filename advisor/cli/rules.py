"""`advisor rules …`: tools for those who write rules."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import RulesOption
from advisor.engine.program import Program
from advisor.errors import InputError, Problem, did_you_mean
from advisor.model.rule import Rule

rules_app = typer.Typer(help="Check, test and read the rule base.", no_args_is_help=True)


@rules_app.command()
def check(rules: RulesOption = None) -> None:
    """Load the rule base and report every fault."""
    from advisor.loading.cases import check_cases
    from advisor.loading.sources import shipped

    base = api.load_rulebase(rules).base
    problems = check_cases(rules or shipped("rules"), base)
    if problems:
        raise InputError(problems)
    counts = {
        "rules": len(base.rules),
        "questions": len(base.questions),
        "options": sum(len(options) for options in base.options.values()),
        "practices": len(base.practices),
        "risks": len(base.risks),
        "controls": len(base.controls),
        "sources": len(base.evidence),
    }
    typer.echo(
        f"{base.pack.name} {base.pack.version}: "
        + ", ".join(f"{n} {name}" for name, n in counts.items())
        + "; no fault."
    )


@rules_app.command()
def test(
    names: Annotated[
        list[str] | None, typer.Argument(help="Rule ids; all when none is named.", show_default=False)
    ] = None,
    rules: RulesOption = None,
) -> None:
    """Run the cases inside the rules."""
    from rich.console import Console
    from rich.progress import Progress

    from advisor.authoring.cases import run_cases

    program = api.load_rulebase(rules)
    chosen = [_rule(program, name) for name in names] if names else list(program.base.rules.values())
    total = sum(len(rule.cases.fires) + len(rule.cases.silent) for rule in chosen)
    failed = passed = 0
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Cases", total=total)
        for result in run_cases(program, chosen):
            progress.advance(task)
            passed += result.passed
            if not result.passed:
                failed += 1
                progress.console.print(
                    f"{program.base.files[result.rule]}: {result.kind} case {result.number}, {result.facts}: "
                    f"{result.why}",
                    markup=False,
                    highlight=False,
                    soft_wrap=True,
                )
    typer.echo(f"{passed} cases passed, {failed} failed, of {len(chosen)} rules.")
    if failed:
        sys.exit(1)


@rules_app.command("list")
def list_rules(
    topic: Annotated[str | None, typer.Option(help="Only this topic.", show_default=False)] = None,
    rules: RulesOption = None,
) -> None:
    """List the rules by topic."""
    base = api.load_rulebase(rules).base
    by_topic: dict[str, list[str]] = {}
    for rule in base.rules.values():
        by_topic.setdefault(rule.topic, []).append(f"  {rule.id}: {rule.title}")
    for name in sorted(by_topic):
        if topic in (None, name):
            typer.echo(f"{name} ({len(by_topic[name])})")
            typer.echo("\n".join(by_topic[name]))


@rules_app.command()
def show(name: Annotated[str, typer.Argument(help="Rule id.")], rules: RulesOption = None) -> None:
    """Show one rule as it is written, with its sources."""
    from advisor.loading.sources import shipped

    program = api.load_rulebase(rules)
    rule = _rule(program, name)
    folder = rules or shipped("rules")
    typer.echo((folder / program.base.files[rule.id]).read_text(encoding="utf-8").rstrip())
    typer.echo("\n# sources")
    for source in rule.evidence:
        evidence = program.base.evidence[source]
        typer.echo(f"# {evidence.title} ({evidence.grade}, entered {evidence.read}): {evidence.address}")


@rules_app.command("trace")
def trace_rules(
    profile: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    names: Annotated[
        list[str] | None, typer.Argument(help="Rule ids; all when none is named.", show_default=False)
    ] = None,
    silent: Annotated[bool, typer.Option("--silent", help="List the rules that stay silent too.")] = False,
    rules: RulesOption = None,
) -> None:
    """Show which rules a profile fires, what each read, and which condition kept the others silent."""
    from advisor.authoring.firing import rule_standings

    program = api.load_rulebase(rules)
    wanted = [_rule(program, name).id for name in names or ()]
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


def _rule(program: Program, name: str) -> Rule:
    rule = program.base.rules.get(name)
    if rule is None:
        raise InputError(
            [
                Problem(
                    f"there is no rule `{name}`", did_you_mean(name, program.base.rules) or "see `advisor rules list`"
                )
            ]
        )
    return rule
