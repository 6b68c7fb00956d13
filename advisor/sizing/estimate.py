"""A positive quantity known as a range with a best value, and the arithmetic that keeps it sound."""

from dataclasses import dataclass
from typing import Any

import numpy as np

Amount = Any
"""A float, or an array of float64 with one amount a profile."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A quantity of at least 0 with `low` ≤ `best` ≤ `high`. Arithmetic assumes independent quantities.

    Each of the three may be an array, so that one formula serves thousands of profiles.
    """

    low: Amount
    best: Amount
    high: Amount

    @classmethod
    def exactly(cls, value: Amount) -> "Estimate":
        """A quantity that is known."""
        return cls(value, value, value)

    @classmethod
    def between(cls, low: float, high: float) -> "Estimate":
        """A quantity of which only the ends are told; the geometric middle is the best value."""
        return cls(low, min(max((low * high) ** 0.5, low), high), high)

    @property
    def _one(self) -> bool:
        """Whether the three are one and the same, as they are in draws: then one computation serves all."""
        return self.low is self.high

    def __add__(self, other: "Estimate") -> "Estimate":
        if self._one and other._one:
            return Estimate.exactly(self.low + other.low)
        return Estimate(self.low + other.low, self.best + other.best, self.high + other.high)

    def __mul__(self, other: "Estimate | float") -> "Estimate":
        if not isinstance(other, Estimate):
            if self._one:
                return Estimate.exactly(self.low * other)
            return Estimate(self.low * other, self.best * other, self.high * other)
        if self._one and other._one:
            return Estimate.exactly(self.low * other.low)
        return Estimate(self.low * other.low, self.best * other.best, self.high * other.high)

    def __truediv__(self, other: "Estimate | float") -> "Estimate":
        if not isinstance(other, Estimate):
            if self._one:
                return Estimate.exactly(self.low / other)
            return Estimate(self.low / other, self.best / other, self.high / other)
        if self._one and other._one:
            return Estimate.exactly(self.low / other.low)
        return Estimate(self.low / other.high, self.best / other.best, self.high / other.low)

    def complement(self) -> "Estimate":
        """One minus a share."""
        if self._one:
            return Estimate.exactly(1 - self.low)
        return Estimate(1 - self.high, 1 - self.best, 1 - self.low)

    def larger(self, other: "Estimate") -> "Estimate":
        """The larger of two different quantities, whichever that is."""
        if self._one and other._one:
            return Estimate.exactly(_larger(self.low, other.low))
        return Estimate(_larger(self.low, other.low), _larger(self.best, other.best), _larger(self.high, other.high))

    def smaller(self, other: "Estimate") -> "Estimate":
        """The smaller of two different quantities, whichever that is."""
        if self._one and other._one:
            return Estimate.exactly(_smaller(self.low, other.low))
        return Estimate(_smaller(self.low, other.low), _smaller(self.best, other.best), _smaller(self.high, other.high))

    def common(self, other: "Estimate") -> "Estimate":
        """What two estimates of one quantity both allow, with this one's best value moved inside.

        Where they contradict each other: what either allows, with the larger best value.
        """
        low, high = _larger(self.low, other.low), _smaller(self.high, other.high)
        inside = _smaller(_larger(self.best, low), high)
        agree = low <= high
        return Estimate(
            _where(agree, low, _smaller(self.low, other.low)),
            _where(agree, inside, _larger(self.best, other.best)),
            _where(agree, high, _larger(self.high, other.high)),
        )

    def contradicts(self, other: "Estimate") -> bool:
        """Whether two estimates of one quantity have nothing in common."""
        return bool(max(self.low, other.low) > min(self.high, other.high))


def _larger(left: Amount, right: Amount) -> Amount:
    return np.maximum(left, right) if _arrays(left, right) else max(left, right)


def _smaller(left: Amount, right: Amount) -> Amount:
    return np.minimum(left, right) if _arrays(left, right) else min(left, right)


def _where(condition: Any, yes: Amount, no: Amount) -> Amount:
    return np.where(condition, yes, no) if _arrays(condition, condition) else yes if condition else no


def _arrays(left: Amount, right: Amount) -> bool:
    return isinstance(left, np.ndarray) or isinstance(right, np.ndarray)
