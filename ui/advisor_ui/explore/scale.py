"""Scales of charts: a number's place between 0 and 1, by equal ratios or, for shares and percentages, equal steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, isfinite, log, log10

from advisor.model.fact import FactType, Kind

WIDENED = 3.0
"""How far a scale reaches beyond the outermost number that matters, in ratios."""
_MOST_TICKS = 7


@dataclass(frozen=True)
class Scale:
    """From `low` to `high`; `even` scales have equal steps, others equal ratios and a `low` above 0."""

    low: float
    high: float
    even: bool

    @classmethod
    def around(cls, numbers: Iterable[float], reach: tuple[float, float], declared: FactType | None) -> "Scale":
        """A scale on which these numbers lie well inside, as far as the axis reaches."""
        low, high = reach
        if declared and declared.kind in (Kind.SHARE, Kind.PERCENT):
            return cls(low, high, even=True)
        shown = [number for number in numbers if number > 0 and isfinite(number)]
        first, last = max(low, min(shown, default=1) / WIDENED), min(high, max(shown, default=high) * WIDENED)
        return cls(first, last, even=False) if 0 < first < last else cls(low, max(high, low + 1), even=True)

    def place(self, number: float) -> float:
        """Where a number stands; numbers beyond the ends stand at them."""
        number = min(max(number, self.low), self.high)
        if self.even:
            return (number - self.low) / (self.high - self.low)
        return log(number / self.low) / log(self.high / self.low)

    def ticks(self) -> list[float]:
        """Some round numbers on the scale."""
        if self.even:
            return [self.low + (self.high - self.low) * step / 4 for step in range(5)]
        decades = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
        for factors in ((1, 2, 5), (1, 3), (1,)):
            found = [factor * 10.0**decade for decade in decades for factor in factors]
            found = [number for number in found if self.low <= number <= self.high]
            if len(found) <= _MOST_TICKS:
                return found
        return found[:: -(-len(found) // _MOST_TICKS)]
