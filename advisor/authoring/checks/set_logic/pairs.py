"""Pairs of conclusions worth comparing, and at which of two rules a finding stands."""

from functools import lru_cache

from advisor.authoring.checks.effects import Effect
from advisor.authoring.subject import Subject
from advisor.model.condition import All, Condition, Not, Test
from advisor.model.rule import Rule


def answers_for(subject: Subject, rule: Rule, other: Rule) -> bool:
    """Whether a finding about both rules stands at the first: the later one, or the only one in focus."""
    if subject.focus is not None and other.id not in subject.focus:
        return True
    return (rule.order, rule.id) > (other.order, other.id)


def may_imply(effect: Effect, other: Effect) -> bool:
    """Whether the condition of one could entail that of the other: it must read what the other surely asks for."""
    return not other.reads or demanded(other.rule.when) <= effect.reads


@lru_cache(maxsize=4096)
def demanded(condition: Condition) -> frozenset[str]:
    """Facts that a condition tests in every case."""
    match condition:
        case Test(fact):
            return frozenset({fact})
        case Not(Test(fact)):
            return frozenset({fact})
        case All(parts):
            return frozenset[str]().union(*map(demanded, parts))
        case _:
            return frozenset()
