"""Growth of the load by hand: in one year and in three, and the years until it is so many times what was told."""

import pytest

from advisor.sizing.figures import FIGURES
from advisor.sizing.quantity import Quantity
from tests.sizing.byhand import worth


def test_the_load_compounds() -> None:
    assert worth("peak_1y", "100 requests/s", "1.5 times") == pytest.approx(150)
    assert worth("peak_3y", "100 requests/s", "1.5 times") == pytest.approx(337.5)


@pytest.mark.parametrize(("growth", "three", "ten"), [("3 times", 1, 2.0959), ("2 times", 1.58496, 3.32193)])
def test_years_are_logarithms(growth: str, three: float, ten: float) -> None:
    assert worth("years_to_3x", growth) == pytest.approx(three, rel=1e-4)
    assert worth("years_to_10x", growth) == pytest.approx(ten, rel=1e-4)


def test_room_lasts_as_long_as_the_load_takes_to_fill_it() -> None:
    assert worth("years_until_full", "8 times", "2 times") == pytest.approx(3)
    assert worth("years_until_full", "1 times", "2 times") == 0
    assert worth("years_until_full", "0.3 times", "2 times") == 0
    assert worth("years_until_full", "1000000 times", "1.0001 times") == 100


@pytest.mark.parametrize("growth", ["1 times", "0.9 times"])
def test_what_does_not_grow_has_no_date(growth: str) -> None:
    assert worth("years_to_3x", growth) is None
    assert worth("years_until_full", "8 times", growth) is None


def test_the_slowest_growth_of_a_range_bounds_the_years_above_and_may_be_none_at_all() -> None:
    found = FIGURES["size.years_until_full"].compute(Quantity.of(2, 4, 8, "times"), Quantity.of(1, 2, 4, "times"))
    assert found is not None
    years = found.to("years")
    assert (years.low, years.best, years.high) == pytest.approx((0.5, 2, 100))
