"""A rule base grown by synthetic copies of its own rules, to see how cost rises with the number of rules."""

from dataclasses import replace
from math import exp, log
from random import Random

from advisor.model.condition import All, Any, Condition, Not, Test, tests_of
from advisor.model.fact import FactType, Kind
from advisor.model.rule import Cases, Conclusion, Disfavour, Favour, Rule, Weigh
from advisor.model.rulebase import RuleBase

FURTHEST = 1.5
"""A copy's threshold is between its original's divided by this and multiplied by this."""


def times(base: RuleBase, factor: int, seed: int = 1) -> RuleBase:
    """The rule base with factor - 1 copies of every rule beside the rule itself; the same for the same seed.

    A copy has an id of its own, other thresholds (within the bounds of the fact they are compared with), and arguments
    of its own for the points it gives. A condition without any threshold is narrowed by one, else an engine could take
    the copy for its original. What a copy weighs keeps its argument, since factors of several arguments multiply.
    """
    random = Random(seed)
    thresholds = _thresholds(base)
    rules = dict(base.rules)
    highest = max((rule.order for rule in base.rules.values()), default=0)
    for number in range(1, factor):
        for rule in base.rules.values():
            copied = _copy(rule, number, number * (highest + 1), thresholds, base, random)
            rules[copied.id] = copied
    return replace(base, rules=rules)


def _copy(rule: Rule, number: int, later: int, thresholds: tuple[Test, ...], base: RuleBase, random: Random) -> Rule:
    when = rule.when
    if not any(_has_threshold(test) for test in tests_of(when)) and thresholds:
        when = All((random.choice(thresholds), when))
    return rule.model_copy(
        update={
            "id": f"{rule.id}--{number}",
            "order": rule.order + later,
            "when": _moved(when, base, random),
            "then": tuple(_argued_anew(rule.id, conclusion, number) for conclusion in rule.then),
            "cases": Cases(),
        }
    )


def _thresholds(base: RuleBase) -> tuple[Test, ...]:
    """Every comparison of a numeric answer with a number."""
    tests = (test for rule in base.rules.values() for test in tests_of(rule.when))
    return tuple(dict.fromkeys(test for test in tests if test.fact in base.questions and _has_threshold(test)))


def _has_threshold(test: Test) -> bool:
    return isinstance(test.operand, int | float) and not isinstance(test.operand, bool)


def _moved(condition: Condition, base: RuleBase, random: Random) -> Condition:
    match condition:
        case All(parts):
            return All(tuple(_moved(part, base, random) for part in parts))
        case Any(parts):
            return Any(tuple(_moved(part, base, random) for part in parts))
        case Not(part):
            return Not(_moved(part, base, random))
        case Test(operand=int() | float() as threshold) if _has_threshold(condition):
            factor = exp(random.uniform(-1, 1) * log(FURTHEST))
            kind = base.fact_types.get(condition.fact)
            range_ = condition.uncertain
            moved = _bounded(threshold * factor, kind)
            return replace(
                condition,
                operand=moved,
                uncertain=range_ and (min(moved, range_[0] * factor), max(moved, _bounded(range_[1] * factor, kind))),
            )
        case Test():
            return condition


def _bounded(number: float, kind: FactType | None) -> float:
    """The nearest number of three digits (whole where things are counted) that the fact can have."""
    number = float(f"{number:.2e}")
    if kind is None:
        return number
    if kind.kind is Kind.COUNT:
        number = float(round(number))
    return min(max(number, kind.minimum), kind.maximum)


def _argued_anew(rule: str, conclusion: Conclusion, number: int) -> Conclusion:
    if isinstance(conclusion, Favour | Disfavour):
        return conclusion.model_copy(update={"argument": f"{conclusion.argument or rule}--{number}"})
    if isinstance(conclusion, Weigh):
        return conclusion.model_copy(update={"argument": conclusion.argument or rule})
    return conclusion
