"""Comparisons of numbers that are known as bounds, for one profile or for arrays of them.

Bounds are (low, high) of the first pass and (low, high) of the second. Where a number is known exactly, all four are
one object, and one comparison serves them all.
"""

import operator
from collections.abc import Callable, Sequence
from typing import Any

from advisor.compiled.words import FALSE, TRUE, Word, everywhere, flags
from advisor.model.condition import Comparison

Bounds = tuple[Any, Any, Any, Any]
"""Floats, or arrays of float64 with one number a profile."""

Compare = Callable[[Bounds, Any], Word]

CompareAll = Callable[[Bounds, Sequence[Any], Sequence[int]], list[Word]]
"""Against the thresholds in these places."""


def exactly(number: Any) -> Bounds:
    """A number that is known."""
    return number, number, number, number


def _with_thresholds(holds: Callable[[Any, Any], Any], rising: bool) -> CompareAll:
    """The comparison with thresholds; `rising` where larger numbers are the ones that pass."""

    def compare(bounds: Bounds, thresholds: Sequence[Any], places: Sequence[int]) -> list[Word]:
        low, high, likely_low, likely_high = bounds if rising else (bounds[1], bounds[0], bounds[3], bounds[2])
        if low is high:
            found = [holds(low, thresholds[place]) for place in places]
            return [TRUE if held is True else FALSE if held is False else everywhere(held) for held in found]
        return [
            flags(
                holds(low, thresholds[place]),
                holds(high, thresholds[place]),
                holds(likely_low, thresholds[place]),
                holds(likely_high, thresholds[place]),
            )
            for place in places
        ]

    return compare


def _with_fact(holds: Callable[[Any, Any], Any], rising: bool) -> Compare:
    """The comparison with another number: it surely passes at its worst against the other's best."""
    worst, best = (0, 1) if rising else (1, 0)

    def compare(left: Bounds, right: Bounds) -> Word:
        return flags(
            holds(left[worst], right[best]),
            holds(left[best], right[worst]),
            holds(left[worst + 2], right[best + 2]),
            holds(left[best + 2], right[worst + 2]),
        )

    return compare


def _equal_to_fact(left: Bounds, right: Bounds) -> Word:
    """Whether two numbers are the same."""
    sure, possible = [], []
    for low, high in ((0, 1), (2, 3)):
        exact = operator.and_(left[low] == left[high], right[low] == right[high])
        sure.append(operator.and_(exact, left[low] == right[low]))
        possible.append(operator.and_(left[high] >= right[low], left[low] <= right[high]))
    return flags(sure[0], possible[0], sure[1], possible[1])


def _equal(bounds: Bounds, numbers: Sequence[Any], places: Sequence[int]) -> list[Word]:
    """Whether a number is each of these."""
    return [_equal_to_fact(bounds, exactly(numbers[place])) for place in places]


WITH_THRESHOLDS: dict[Comparison, CompareAll] = {
    Comparison.AT_LEAST: _with_thresholds(operator.ge, rising=True),
    Comparison.MORE_THAN: _with_thresholds(operator.gt, rising=True),
    Comparison.AT_MOST: _with_thresholds(operator.le, rising=False),
    Comparison.LESS_THAN: _with_thresholds(operator.lt, rising=False),
    Comparison.IS: _equal,
}

WITH_FACT: dict[Comparison, Compare] = {
    Comparison.AT_LEAST: _with_fact(operator.ge, rising=True),
    Comparison.MORE_THAN: _with_fact(operator.gt, rising=True),
    Comparison.AT_MOST: _with_fact(operator.le, rising=False),
    Comparison.LESS_THAN: _with_fact(operator.lt, rising=False),
    Comparison.IS: _equal_to_fact,
}
