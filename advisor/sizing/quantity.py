"""An estimate with its unit: arithmetic that keeps ranges sound and refuses to mix what cannot be mixed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from advisor.sizing.estimate import Estimate
from advisor.sizing.units import Unit, UnitMismatchError, unit

_PLAIN = unit("")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A positive quantity in base units (seconds, bytes, single things): low ≤ best ≤ high, and what it measures."""

    base: Estimate
    dimensions: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, low: float, best: float, high: float, unit_text: str = "") -> "Quantity":
        """A range told in a unit.

        Raises:
            UnitMismatchError: when the text names no unit.
        """
        return _told(low, best, high, unit_text)

    @classmethod
    def exactly(cls, value: float, unit_text: str = "") -> "Quantity":
        """A quantity that is known."""
        return cls.of(value, value, value, unit_text)

    def to(self, unit_text: str) -> Estimate:
        """The range in a unit.

        Raises:
            UnitMismatchError: when the unit measures something else.
        """
        return self.base * _factor(self.dimensions, unit_text)

    def __add__(self, other: "Quantity") -> "Quantity":
        self._same(other, "add")
        return Quantity(self.base + other.base, self.dimensions)

    def __mul__(self, other: "Quantity | float") -> "Quantity":
        if not isinstance(other, Quantity):
            return Quantity(self.base * other, self.dimensions)
        return Quantity(self.base * other.base, (self._unit * other._unit).dimensions)

    def __truediv__(self, other: "Quantity | float") -> "Quantity":
        """The quotient; the divisor must be above zero."""
        if not isinstance(other, Quantity):
            return Quantity(self.base / other, self.dimensions)
        return Quantity(self.base / other.base, (self._unit / other._unit).dimensions)

    def complement(self) -> "Quantity":
        """One minus a share, never below zero.

        Raises:
            UnitMismatchError: when this is no share.
        """
        self._same(Quantity(self.base), "subtract")
        return Quantity(self.base.complement()).at_least(0.0)

    def larger(self, other: "Quantity") -> "Quantity":
        """The larger of two, whichever that is."""
        self._same(other, "compare")
        return Quantity(self.base.larger(other.base), self.dimensions)

    def smaller(self, other: "Quantity") -> "Quantity":
        """The smaller of two, whichever that is."""
        self._same(other, "compare")
        return Quantity(self.base.smaller(other.base), self.dimensions)

    def at_least(self, floor: float, unit_text: str = "") -> "Quantity":
        """This, but nothing below a number."""
        return Quantity(self.base.larger(Estimate.exactly(floor * unit(unit_text).scale)), self.dimensions)

    def rounded_up(self) -> "Quantity":
        """Whole things: nobody runs half an instance."""
        return self.each(_whole)

    def each(self, function: Callable[[Any], Any]) -> "Quantity":
        """A rising function of the base value, of a number or of an array, at each of the three ends."""
        mine = self.base
        if mine.low is mine.high:
            return Quantity(Estimate.exactly(function(mine.low)), self.dimensions)
        return Quantity(Estimate(function(mine.low), function(mine.best), function(mine.high)), self.dimensions)

    def as_unit(self, unit_text: str) -> "Quantity":
        """The same plain number, told to count something.

        Raises:
            UnitMismatchError: when it measures something already.
        """
        self._same(Quantity(self.base), "relabel")
        return Quantity(self.base, unit(unit_text).dimensions)

    @property
    def _unit(self) -> Unit:
        return _base_unit(self.dimensions)

    def _same(self, other: "Quantity", doing: str) -> None:
        if self.dimensions != other.dimensions:
            raise UnitMismatchError(f"cannot {doing} {dict(self.dimensions) or 1} and {dict(other.dimensions) or 1}")


@lru_cache(maxsize=4096)
def _told(low: float, best: float, high: float, unit_text: str) -> Quantity:
    known = unit(unit_text)
    told = Estimate.exactly(best) if low == high else Estimate(low, best, high)
    return Quantity(told * known.scale, known.dimensions)


@lru_cache(maxsize=4096)
def _factor(dimensions: tuple[tuple[str, int], ...], unit_text: str) -> float:
    """By what a base value is multiplied to stand in that unit."""
    return 1 / unit(unit_text).factor_to(_base_unit(dimensions))


def _whole(value: Any) -> Any:
    """The next whole number; what floating point adds to one does not count."""
    return np.ceil(value - 1e-9)


_UNITS: dict[tuple[tuple[str, int], ...], Unit] = {(): _PLAIN}


def _base_unit(dimensions: tuple[tuple[str, int], ...]) -> Unit:
    known = _UNITS.get(dimensions)
    if known is None:
        known = _UNITS[dimensions] = Unit(1.0, dimensions)
    return known
