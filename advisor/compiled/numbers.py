"""Comparisons of numbers that are known as bounds, for one profile or for arrays of them.

Bounds are (low, high) of the first pass and (low, high) of the second. Where a number is known exactly, all four are
one object, and one comparison serves them all.
"""

import operator
from collections.abc import Callable
from typing import Any

from advisor.compiled.words import FALSE, TRUE, Word, everywhere, flags
from advisor.model.condition import Comparison

Bounds = tuple[Any, Any, Any, Any]
"""Floats, or arrays of float64 with one number a profile."""

Compare = Callable[[Bounds, Any], Word]


def exactly(number: Any) -> Bounds:
    """A number that is known."""
    return number, number, number, number


def _with_threshold(holds: Callable[[Any, Any], Any], rising: bool) -> Compare:
    """The comparison with a threshold; `rising` where larger numbers are the ones that pass."""

    def compare(bounds: Bounds, threshold: Any) -> Word:
        low, high, likely_low, likely_high = bounds if rising else (bounds[1], bounds[0], bounds[3], bounds[2])
        if low is high:
            found = holds(low, threshold)
            return (TRUE if found else FALSE) if found is True or found is False else everywhere(found)
        return flags(
            holds(low, threshold), holds(high, threshold), holds(likely_low, threshold), holds(likely_high, threshold)
        )

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


def _equal(bounds: Bounds, number: Any) -> Word:
    """Whether a number is this one."""
    return _equal_to_fact(bounds, exactly(number))


WITH_THRESHOLD: dict[Comparison, Compare] = {
    Comparison.AT_LEAST: _with_threshold(operator.ge, rising=True),
    Comparison.MORE_THAN: _with_threshold(operator.gt, rising=True),
    Comparison.AT_MOST: _with_threshold(operator.le, rising=False),
    Comparison.LESS_THAN: _with_threshold(operator.lt, rising=False),
    Comparison.IS: _equal,
}

WITH_FACT: dict[Comparison, Compare] = {
    Comparison.AT_LEAST: _with_fact(operator.ge, rising=True),
    Comparison.MORE_THAN: _with_fact(operator.gt, rising=True),
    Comparison.AT_MOST: _with_fact(operator.le, rising=False),
    Comparison.LESS_THAN: _with_fact(operator.lt, rising=False),
    Comparison.IS: _equal_to_fact,
}
