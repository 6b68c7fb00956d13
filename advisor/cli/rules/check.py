"""`advisor rules check`: report every fault."""

import typer

from advisor import api
from advisor.cli.options import RulesOption
from advisor.errors import InputError


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
