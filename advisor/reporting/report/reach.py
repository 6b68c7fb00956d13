"""Which tipping points a report prints: those near enough to today's answers to be met, one for each cause."""

from collections.abc import Iterable
from math import inf
from typing import Any

from advisor.compiled.feeding import Feeding
from advisor.model.assessment import Assessment, TippingPoint
from advisor.model.fact import Kind
from advisor.model.rulebase import RuleBase

TIMES = 10.0
"""How many times an end of today's range a number may become before it is out of reach."""

_BOUNDED = (Kind.SHARE, Kind.PERCENT)
"""Kinds of numbers of which no value is far from another by its ratio."""


def within_reach(points: Iterable[TippingPoint], assessment: Assessment, base: RuleBase) -> tuple[TippingPoint, ...]:
    """The points within ten times today's number or range, in the order given; a number nobody knows has no reach."""
    here = {fact.id: fact.value for fact in assessment.facts if fact.status in ("given", "computed", "assumed")}
    return tuple(point for point in points if _reached(point, here.get(point.question), base))


def _reached(point: TippingPoint, here: Any, base: RuleBase) -> bool:
    if not isinstance(point.value, int | float) or isinstance(point.value, bool):
        return True
    ends = _ends(here)
    if ends is None:
        return False
    declared = base.fact_types.get(point.question)
    if declared is not None and declared.kind in _BOUNDED:
        return True
    return ends[0] / TIMES <= point.value <= ends[1] * TIMES


def _ends(here: Any) -> tuple[float, float] | None:
    """The ends of a number or a range as facts hold them; None where nothing is known."""
    if isinstance(here, dict) and "between" in here:
        low, high = here["between"]
        return low, inf if high is None else high
    return (here, here) if isinstance(here, int | float) and not isinstance(here, bool) else None


def one_a_cause(points: Iterable[TippingPoint], base: RuleBase) -> tuple[TippingPoint, ...]:
    """Of the points that say the same through one formula, only the first."""
    feeding = Feeding(base)
    kept: list[TippingPoint] = []
    for point in points:
        if not any(_same_cause(point, other, feeding) for other in kept):
            kept.append(point)
    return tuple(kept)


def _same_cause(one: TippingPoint, other: TippingPoint, feeding: Feeding) -> bool:
    """Whether two answers lead to one change in one direction, and some computed fact comes from both."""
    if (one.decision, one.change, one.after) != (other.decision, other.change, other.after):
        return False
    return one.question != other.question and feeding.of_both(one.question, other.question)
