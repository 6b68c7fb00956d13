"""Tipping points as an assessment reports them: those that dethrone what is recommended today."""

from collections.abc import Iterable, Iterator
from typing import Literal

from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.tipping import AxisTipping, TippingPoint
from advisor.model import assessment

_CHANGE: dict[str, Literal["above", "below"]] = {"from": "above", "above": "above", "below": "below", "up_to": "below"}


def reported(axes: Iterable[AxisTipping]) -> tuple[assessment.TippingPoint, ...]:
    """The tipping points of these axes at which something else is recommended than today, or nothing any more.

    Where a decision begins or ceases to arise, nothing tips. Of an open answer, points between two options of which
    neither is recommended today are left out.
    """
    return tuple(
        result for axis in axes for point in axis.tipping for result in _reported(axis, point) if _tells(axis, point)
    )


def _tells(axis: AxisTipping, point: TippingPoint) -> bool:
    ends = (point.before, point.after)
    return point.before == axis.present[point.decision] and all(
        isinstance(end, str) or end is Nothing.ALL_VETOED for end in ends
    )


def _reported(axis: AxisTipping, point: TippingPoint) -> Iterator[assessment.TippingPoint]:
    value, change = _changed(point)
    if not isinstance(value, tuple):
        yield assessment.TippingPoint(
            question=axis.question,
            decision=point.decision,
            change=change,
            value=value,
            before=_option(point.before),
            after=_option(point.after),
            uncertain=point.uncertain,
            basis=point.basis or "",
        )


def _changed(
    point: TippingPoint,
) -> tuple[float | str | bool | tuple[str, ...], Literal["above", "below", "becomes", "with", "without"]]:
    if point.holds in _CHANGE:
        return point.at, _CHANGE[point.holds]
    if point.added is not None:
        return point.added, "with"
    if point.removed is not None:
        return point.removed, "without"
    return point.at, "becomes"


def _option(outcome: Outcome) -> str | None:
    return outcome if isinstance(outcome, str) else None
