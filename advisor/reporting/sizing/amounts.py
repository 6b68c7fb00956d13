"""Amounts of a sizing as people read them: three digits at most, a unit that agrees in number, and the likely range."""

from math import floor, log10

from advisor.model.sizing import SizedFigure, UsedAssumption
from advisor.reporting.values import show_number

_NEARLY_WHOLE = 99.0
_MOST_DIGITS = 6


def amount(figure: SizedFigure) -> str:
    """A figure's best estimate with its unit and its range: `12 instances (6 to 40)`."""
    return f"{number(figure.best, figure.unit)}{in_brackets(figure)}"


def assumed(one: UsedAssumption) -> str:
    """An assumption's best estimate with its unit and its range."""
    span = span_of(one.low, one.high, one.unit)
    return f"{number(one.best, one.unit)} ({span})" if span else number(one.best, one.unit)


def in_brackets(figure: SizedFigure) -> str:
    """A figure's likely range, behind what it belongs to; empty where it is none."""
    span = span_of(*figure.likely, figure.unit)
    return f" ({span})" if span else ""


def span_of(low: float, high: float, unit: str) -> str:
    """`6 to 40`; empty where both ends read the same."""
    first, last = (_plain(end, unit) for end in (low, high))
    return "" if first == last else f"{first} to {last}"


def number(value: float, unit: str) -> str:
    """A number with its unit: `29 instances`, `43 %`, `1 node`."""
    shown = _plain(value, unit)
    if unit in ("share", "%"):
        return f"{shown} %"
    return f"{shown} {_noun(unit, shown)}".rstrip()


def times(value: float) -> str:
    """How many times something is, in two digits."""
    return show_number(float(f"{value:.2g}"))


def _plain(value: float, unit: str) -> str:
    percent = value * 100 if unit == "share" else value
    if unit in ("share", "%") and _NEARLY_WHOLE < percent < 100:
        # What is missing to the whole is what counts: 99.95 is not 100.
        digits = min(1 - floor(log10(100 - percent)), _MOST_DIGITS)
        return f"{percent:.{digits}f}".rstrip("0").rstrip(".")
    return show_number(percent, None, rounded=True)


def _noun(unit: str, shown: str) -> str:
    first, slash, rest = unit.partition("/")
    if shown == "1" and len(first) > 3 and "·" not in first:
        first = first.removesuffix("s")
    return f"{first}{slash}{rest}"
