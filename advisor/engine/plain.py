"""Knowledge as plain values: what reports show and what profiles could say."""

from math import isfinite
from typing import Any

from advisor.model.knowledge import Choice, Interval, Knowledge, Subset


def plain(certain: Knowledge, likely: Knowledge | None = None) -> Any:
    """The value of a fact: itself when exact, a range or a set in the form of an answer, None when unknown."""
    match certain.values:
        case None:
            return None
        case Interval(low, high):
            return _plain_range(low, high, likely)
        case Choice(values):
            if values is None or values == {True, False}:
                return None
            return next(iter(values)) if len(values) == 1 else {"one_of": sorted(map(str, values))}
        case Subset(required, _, alternatives):
            if certain.values.exact:
                return sorted(required)
            if alternatives:
                return {"one_of": sorted(sorted(whole) for whole in alternatives)}
            return {"at_least": sorted(required)} if required else None


def _plain_range(low: float, high: float, likely: Knowledge | None) -> Any:
    if low == high:
        return _number(low)
    best = likely.values.low if likely and isinstance(likely.values, Interval) and likely.values.exact else None
    if not isfinite(high) and best is None:
        return None
    shown: dict[str, Any] = {"between": [_number(low), _number(high)]}
    return shown if best is None else {**shown, "best": _number(best)}


def _number(value: float) -> float | int:
    rounded = float(f"{value:.6g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
