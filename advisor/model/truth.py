"""Kleene's three truth values, ordered so that `and` is the minimum and `or` the maximum."""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Whether a condition holds: surely not, perhaps, surely."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @classmethod
    def of(cls, value: bool) -> "Truth":
        """The certain truth value of a plain boolean."""
        return cls.TRUE if value else cls.FALSE


def negation(truth: Truth) -> Truth:
    """Kleene's `not`."""
    return Truth(2 - truth)


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene's `and`; of nothing at all, true."""
    return min(truths, default=Truth.TRUE)
