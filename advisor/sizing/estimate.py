"""A positive quantity known as a range with a best value, and the arithmetic that keeps it sound."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A quantity of at least 0 with `low` ≤ `best` ≤ `high`. Arithmetic assumes independent quantities."""

    low: float
    best: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> "Estimate":
        """A quantity that is known."""
        return cls(value, value, value)

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(self.low + other.low, self.best + other.best, self.high + other.high)

    def __mul__(self, other: "Estimate | float") -> "Estimate":
        if not isinstance(other, Estimate):
            return Estimate(self.low * other, self.best * other, self.high * other)
        return Estimate(self.low * other.low, self.best * other.best, self.high * other.high)

    def __truediv__(self, other: "Estimate | float") -> "Estimate":
        if not isinstance(other, Estimate):
            return Estimate(self.low / other, self.best / other, self.high / other)
        return Estimate(self.low / other.high, self.best / other.best, self.high / other.low)

    def complement(self) -> "Estimate":
        """One minus a share."""
        return Estimate(1 - self.high, 1 - self.best, 1 - self.low)

    def intersection(self, other: "Estimate") -> "Estimate | None":
        """What both allow, with this one's best value moved inside; None when they contradict each other."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Estimate(low, min(max(self.best, low), high), high) if low <= high else None

    def larger(self, other: "Estimate") -> "Estimate":
        """The larger of two different quantities, whichever that is."""
        return Estimate(max(self.low, other.low), max(self.best, other.best), max(self.high, other.high))

    def hull(self, other: "Estimate") -> "Estimate":
        """What either allows, with the larger best value."""
        return Estimate(min(self.low, other.low), max(self.best, other.best), max(self.high, other.high))
