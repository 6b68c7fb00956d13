"""Where numbers stand on a drawn axis: by equal ratios, or by equal steps for shares, percentages and around zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from advisor.model.fact import FactType, Kind

_WIDENED = 3.0
"""How many times an axis reaches beyond the outermost number that matters."""


@dataclass(frozen=True, slots=True)
class AxisScale:
    """From `low` to `high`; steps are `even`, or else ratios of numbers above 0."""

    low: float
    high: float
    even: bool

    def value(self, place: float) -> float:
        """The number at a place from 0 to 1."""
        if self.even:
            return self.low + (self.high - self.low) * place
        return float(self.low * (self.high / self.low) ** place)

    def place(self, number: float) -> float:
        """The place of a number from 0 to 1; numbers beyond the ends stand at the ends."""
        inside = min(max(number, self.low), self.high)
        if self.high <= self.low:
            return 0.0
        if self.even:
            return (inside - self.low) / (self.high - self.low)
        return log(inside / self.low) / log(self.high / self.low)


def scale_around(numbers: Iterable[float], reach: tuple[float, float], declared: FactType | None) -> AxisScale:
    """A scale on which these numbers lie well inside, as far as the axis reaches."""
    if declared is not None and declared.kind in (Kind.SHARE, Kind.PERCENT):
        return AxisScale(*reach, even=True)
    above = [number for number in numbers if number > 0]
    low = max(reach[0], min(above, default=1.0) / _WIDENED)
    high = min(reach[1], max(above, default=reach[1] / _WIDENED) * _WIDENED)
    return AxisScale(low, high, even=False) if 0 < low < high else AxisScale(*reach, even=True)
