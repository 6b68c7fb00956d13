"""A number's axis cut into cells within which every test of the rules says one thing."""

from collections.abc import Iterable
from math import ceil, floor, inf, nextafter

from advisor.model.condition import Comparison, Test
from advisor.model.knowledge import Interval

Border = float
"""The last number of a cell; the next cell begins right after it."""


def borders_of(tests: Iterable[Test]) -> set[Border]:
    """Where tests against numbers change their mind."""
    found: set[Border] = set()
    for test in tests:
        if isinstance(test.operand, int | float) and not isinstance(test.operand, bool):
            match test.comparison:
                case Comparison.AT_LEAST | Comparison.LESS_THAN:
                    found.add(_before(test.operand))
                case Comparison.AT_MOST | Comparison.MORE_THAN:
                    found.add(test.operand)
                case Comparison.IS:
                    found |= borders_around(test.operand)
    return found


def borders_around(value: float) -> set[Border]:
    """The borders that give a number a cell of its own."""
    return {_before(value), value}


def cells_within(domain: Interval, borders: Iterable[Border], whole: bool) -> tuple[Interval, ...]:
    """The cells of a domain, ascending, each as the least and the greatest number in it; `whole` for whole numbers."""
    first, last = (ceil(domain.low), domain.high) if whole else (domain.low, domain.high)
    inside = sorted({floor(border) if whole else border for border in borders if first <= border < last})
    cells, low = [], float(first)
    for border in inside:
        cells.append(Interval(low, float(border)))
        low = float(border + 1) if whole else _after(border)
    top = float(floor(last)) if whole and last < inf else last
    return (*cells, Interval(low, top)) if low <= top else tuple(cells)


def decades(low: float, high: float) -> set[Border]:
    """Borders at 1, 3, 10, 30 … within a range, so that a change can be small where only formulae read the number.

    A share is cut finely towards one, where what is left of it is what counts.
    """
    found = {0.0}
    if high == 1:
        found |= {_before(share) for share in (0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999, 1.0)}
    for exponent in range(-3, 13):
        found |= {_before(step * 10.0**exponent) for step in (1, 3)}
    return {border for border in found if low <= border < high}


def _before(value: float) -> float:
    return nextafter(value, -inf)


def _after(value: float) -> float:
    return nextafter(value, inf)
