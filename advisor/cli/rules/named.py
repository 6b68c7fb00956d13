"""A rule by the id that somebody typed."""

from advisor.engine.program import Program
from advisor.errors import InputError, Problem, did_you_mean
from advisor.model.rule import Rule


def named_rule(program: Program, name: str) -> Rule:
    """The rule of that id.

    Raises:
        InputError: when there is none, with the nearest one.
    """
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
