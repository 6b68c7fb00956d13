"""The commands of `advisor rules`."""

import typer

from advisor.cli.rules.check import check
from advisor.cli.rules.docs import docs
from advisor.cli.rules.fmt import fmt
from advisor.cli.rules.impact import impact
from advisor.cli.rules.list_rules import list_rules
from advisor.cli.rules.new import new
from advisor.cli.rules.prove import prove
from advisor.cli.rules.schema import schema
from advisor.cli.rules.show import show
from advisor.cli.rules.test import test
from advisor.cli.rules.trace import trace

rules_app = typer.Typer(help="Check, test and read the rule base.", no_args_is_help=True)
for command in (check, test, prove, impact, show, trace, new, fmt, schema, docs):
    rules_app.command()(command)
rules_app.command("list")(list_rules)
