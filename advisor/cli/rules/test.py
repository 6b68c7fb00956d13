"""`advisor rules test`: run the cases inside the rules."""

import sys
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import RulesOption
from advisor.cli.rules.named import named_rule


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
    chosen = [named_rule(program, name) for name in names] if names else list(program.base.rules.values())
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
