"""A rule, or the rules of a decision table, by the id that somebody typed."""

from advisor.engine.program import Program
from advisor.errors import InputError, Problem, did_you_mean
from advisor.model.rule import Rule


def named_rules(program: Program, name: str) -> tuple[Rule, ...]:
    """The rule of that id, or every row of the decision table of that id.

    Raises:
        InputError: when there is neither, with the nearest one.
    """
    base = program.base
    if name in base.tables:
        table = base.tables[name]
        return tuple(base.rules[table.rule_id(row)] for row in table.row_ids)
    if name in base.rules:
        return (base.rules[name],)
    hint = did_you_mean(name, (*base.rules, *base.tables)) or "see `advisor rules list`"
    raise InputError([Problem(f"there is no rule `{name}`", hint)])
