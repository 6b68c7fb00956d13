"""Tipping points in words: what would have to change, what it leads to, and how firm the number is."""

from collections.abc import Iterator
from typing import Any

from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.tipping import AxisTipping, TippingPoint
from advisor.reporting.naming import Names
from advisor.reporting.report.tipping import estimate, magnitude
from advisor.reporting.wording import listed

NOTHING = {
    Nothing.ALL_VETOED: "nothing, since every option is ruled out",
    Nothing.NOT_TAKEN: "nothing, since the decision does not arise",
    Nothing.IMPOSSIBLE: "nothing, since no project is like this",
}
_HOLDS = {"from": "{} or more", "above": "more than {}", "up_to": "{} or less", "below": "less than {}"}


def outcome(decision: str, found: Outcome, names: Names) -> str:
    """What a decision comes to."""
    return NOTHING[found] if isinstance(found, Nothing) else names.option(decision, found)


def here(axis: AxisTipping, names: Names) -> str:
    """What is told of an answer today."""
    return "not known" if axis.here is None else names.value(axis.question, plain(axis.here))


def table(decision: str, axes: list[AxisTipping], names: Names) -> list[dict[str, str]]:
    """Every tipping point of a decision; changes of one answer that lead to the same stand in one row."""
    return [
        {
            "Answer": names.base.questions[axis.question].ask,
            "Today": here(axis, names),
            "If it were": conditions,
            "Then": then,
        }
        for axis in axes
        for conditions, then in changes(decision, axis, names)
    ]


def changes(decision: str, axis: AxisTipping, names: Names) -> Iterator[tuple[str, str]]:
    """What would have to be the answer, and what the decision would then come to, by outcome."""
    points = [point for point in axis.tipping if point.decision == decision]
    for point in points:
        if point.holds != "is":
            yield _number(axis, point, names), outcome(decision, point.after, names) + _beyond(axis, point, names)
    for after in dict.fromkeys(point.after for point in points if point.holds == "is"):
        alike = [point for point in points if point.holds == "is" and point.after == after]
        yield _answers(axis, alike, names), outcome(decision, after, names)


def number(question: str, value: float, names: Names) -> str:
    """An answer that is a number, with no more digits than an estimate deserves."""
    return magnitude(value, names.type_of(question))


def plain(value: Any) -> Any:
    """A value of an axis as profiles write it."""
    return list(value) if isinstance(value, tuple) else value


def _number(axis: AxisTipping, point: TippingPoint, names: Names) -> str:
    assert isinstance(point.at, float)
    about = estimate(point.at, point.uncertain, point.basis or "", names.type_of(axis.question))
    return _HOLDS[point.holds].format(about)


def _beyond(axis: AxisTipping, point: TippingPoint, names: Names) -> str:
    """What the decision comes to still further away from today's answer."""
    if axis.here is None or not isinstance(point.at, float):
        return ""
    upwards = point.holds in ("from", "above")
    stretches = axis.stretches[point.decision]
    if upwards:
        further = [(one.outcome, "from", one.low) for one in stretches if one.low > point.at]
    else:
        further = [(one.outcome, "below", one.high) for one in reversed(stretches) if one.high < point.at]
    told = [
        f"{side} {number(axis.question, at, names)} {outcome(point.decision, one, names)}" for one, side, at in further
    ]
    return f" ({'; '.join(told)})" if told else ""


def _answers(axis: AxisTipping, points: list[TippingPoint], names: Names) -> str:
    added = [f"“{names.choice(axis.question, point.added)}”" for point in points if point.added is not None]
    removed = [f"“{names.choice(axis.question, point.removed)}”" for point in points if point.removed is not None]
    whole = [
        f"“{names.value(axis.question, plain(point.at))}”"
        for point in points
        if point.added is None and point.removed is None
    ]
    parts = [
        f"with {listed(added, 'or')} as well" if added else "",
        f"without {listed(removed, 'or')}" if removed else "",
        listed(whole, "or"),
    ]
    return "; ".join(part for part in parts if part)
