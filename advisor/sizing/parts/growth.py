"""The load in one year and in three, and when it is three and ten times what was told."""

from typing import Any

import numpy as np

from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity
from advisor.sizing.units import unit

COMPOUND = "Compound growth: load × growth a year to the power of the years"

_HARDLY = 1e-9
"""The logarithm of a growth that takes longer than anybody plans for."""

CENTURY = 100.0
"""Years; what takes longer is not told apart."""


@figure(
    "peak_1y", "requests/s", "Requests at the peak one year after the load told", "growth", COMPOUND,
    ("peak_rps", "growth_a_year"),
)  # fmt: skip
def peak_1y(peak: Quantity, growth: Quantity) -> Quantity:
    """Peak × growth a year."""
    return peak * growth


@figure(
    "peak_3y", "requests/s", "Requests at the peak three years after the load told", "growth", COMPOUND,
    ("peak_rps", "growth_a_year"),
)  # fmt: skip
def peak_3y(peak: Quantity, growth: Quantity) -> Quantity:
    """Peak × growth a year, three times over."""
    return peak * growth * growth * growth


@figure("years_to_3x", "years", "Until the load is three times what was told", "growth", COMPOUND, ("growth_a_year",))
def years_to_3x(growth: Quantity) -> Quantity | None:
    """Logarithm of 3 ÷ logarithm of the growth a year; a hundred years stand for longer and for never."""
    return _years(Quantity.exactly(3), growth)


@figure("years_to_10x", "years", "Until the load is ten times what was told", "growth", COMPOUND, ("growth_a_year",))
def years_to_10x(growth: Quantity) -> Quantity | None:
    """Logarithm of 10 ÷ logarithm of the growth a year; a hundred years stand for longer and for never."""
    return _years(Quantity.exactly(10), growth)


@figure(
    "years_until_full", "years", "Until the first limit is reached that more instances do not lift", "growth", COMPOUND,
    ("size.headroom", "growth_a_year"),
)  # fmt: skip
def years_until_full(headroom: Quantity, growth: Quantity) -> Quantity | None:
    """Logarithm of the headroom ÷ logarithm of the growth a year; a hundred years stand for longer and for never."""
    return _years(headroom, growth)


def _years(times: Quantity, growth: Quantity) -> Quantity | None:
    """The time in which the load grows so many times; None where it is not taken to grow."""
    goal, pace = times.larger(Quantity.exactly(1)).base, growth.larger(Quantity.exactly(1)).base
    if np.all(pace.best == 1):
        return None
    year = unit("year")
    if goal.low is goal.high and pace.low is pace.high:
        return Quantity(Estimate.exactly(_time(goal.best, pace.best)) * year.scale, year.dimensions)
    found = Estimate(_time(goal.low, pace.high), _time(goal.best, pace.best), _time(goal.high, pace.low))
    return Quantity(found * year.scale, year.dimensions)


def _time(times: Any, growth: Any) -> Any:
    """Years, from none to a century."""
    return np.minimum(np.log(times) / np.maximum(np.log(growth), _HARDLY), CENTURY)
