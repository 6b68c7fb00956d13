"""Averages over a month: sound whether average and peak were told apart from each other or follow from each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sizing.byhand import worth

USUAL = "0.1..0.25..0.5 share"


def test_an_average_against_its_peak() -> None:
    assert worth("average_load", "100 requests/s", "400 requests/s", USUAL) == pytest.approx(0.25)
    assert worth("average_load", None, "400 requests/s", USUAL) == pytest.approx((0.1, 0.25, 0.5))


def test_ranges_told_apart_bound_their_ratio_and_never_pass_one() -> None:
    found = worth("average_load", "50..100..600 requests/s", "200..400..1000 requests/s", USUAL)
    assert found == pytest.approx((0.05, 0.25, 1))


@given(average=st.floats(50, 600), peak=st.floats(200, 1000))
def test_whatever_average_below_whatever_peak_is_inside(average: float, peak: float) -> None:
    low, _, high = worth("average_load", "50..100..600 requests/s", "200..400..1000 requests/s", USUAL)
    assert low <= min(average, peak) / peak * (1 + 1e-9)
    assert min(average, peak) / peak <= high * (1 + 1e-9)


def test_a_month_holds_no_more_than_its_peak_all_the_time() -> None:
    month = 2.628
    found = worth("requests_month", "50..100..2000 requests/s", "200..400..1000 requests/s", USUAL)
    assert found == pytest.approx((50 * month, 100 * month, 1000 * month))
    assert worth("requests_month", None, "400 requests/s", "0.25 share") == pytest.approx(100 * month)


def test_capacity_that_follows_the_load_runs_between_average_and_peak() -> None:
    assert worth("running_share", "0.2 share", "0 share") == pytest.approx(0.2)
    assert worth("running_share", "0.2 share", "0.5 share") == pytest.approx(0.6)
    assert worth("running_share", "0.2 share", "1 share") == pytest.approx(1)
