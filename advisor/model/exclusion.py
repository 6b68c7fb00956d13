"""Conditions that plainly cannot hold together: they ask one fact for values that have nothing in common."""

from collections.abc import Iterator
from math import inf

from advisor.model.condition import All, Comparison, Condition, Test

_Range = tuple[tuple[float, int], tuple[float, int]]
"""The lower and the upper end; the second number moves an open end inwards by less than any difference."""


def exclude_each_other(one: Condition, other: Condition) -> bool:
    """Whether the two plainly never hold together; False when that is not plain.

    Thresholds with an `uncertain` range never exclude each other: each may stand elsewhere.
    """
    return any(_apart(left, right) for left in _required(one) for right in _required(other) if left.fact == right.fact)


def _required(condition: Condition) -> Iterator[Test]:
    """The tests that all have to hold."""
    match condition:
        case Test():
            yield condition
        case All(parts):
            for part in parts:
                yield from _required(part)


def _apart(left: Test, right: Test) -> bool:
    words = _words(left), _words(right)
    if words[0] is not None and words[1] is not None:
        return words[0].isdisjoint(words[1])
    ranges = _range(left), _range(right)
    if ranges[0] is not None and ranges[1] is not None:
        return ranges[0][1] < ranges[1][0] or ranges[1][1] < ranges[0][0]
    return False


def _words(test: Test) -> frozenset[str | bool] | None:
    """The only values under which a test of a fact that holds one word holds."""
    if test.comparison is Comparison.IN and isinstance(test.operand, frozenset):
        return frozenset(test.operand)
    if test.comparison is Comparison.IS and isinstance(test.operand, str | bool):
        return frozenset({test.operand})
    return None


def _range(test: Test) -> _Range | None:
    """The numbers under which a test holds."""
    if test.uncertain or isinstance(test.operand, bool) or not isinstance(test.operand, int | float):
        return None
    number = float(test.operand)
    match test.comparison:
        case Comparison.IS:
            return (number, 0), (number, 0)
        case Comparison.AT_LEAST:
            return (number, 0), (inf, 0)
        case Comparison.MORE_THAN:
            return (number, 1), (inf, 0)
        case Comparison.AT_MOST:
            return (-inf, 0), (number, 0)
        case Comparison.LESS_THAN:
            return (-inf, 0), (number, -1)
        case _:
            return None
