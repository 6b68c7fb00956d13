"""Availability by topology: by hand, and in the order in which redundancy is added."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sizing.quantity import Quantity
from tests.sizing.byhand import worth
from tests.sizing.known import made_up, sized

ALONE = ("0.99 share", "0.999 share", "0 share", "1 instances", "1 share", "1 share", "1 share", "1 share", "0")
"""Instances and zones that fail apart from each other, and nothing in series with them."""
PROMISED = ("0.995 share", "0.9999 share")


def topology(name: str, **other: str) -> float:
    names = ("instance", "zone", "common", "spare", "balancer", "database", "broker", "outside", "waited")
    told = {**dict(zip(names, ALONE, strict=True)), "one": "1 share", "zones": "1 share", **other}
    return float(worth(f"availability_{name}", *told.values())) / 100


def test_redundancy_by_hand() -> None:
    assert topology("one_instance") == pytest.approx(0.99 * 0.999)
    assert topology("one_zone") == pytest.approx(0.999 * (1 - 0.01**2))
    assert topology("two_zones") == pytest.approx(1 - 0.001**2)
    assert topology("three_zones") == pytest.approx(1 - 0.001**3)


def test_what_hits_all_at_once_is_no_better_with_more() -> None:
    assert topology("three_zones", common="1 share") == pytest.approx(0.999)


def test_no_more_than_is_promised() -> None:
    assert topology("one_instance", instance="0.9999 share", one=PROMISED[0]) == pytest.approx(0.995)
    assert topology("three_zones", zones=PROMISED[1]) == pytest.approx(0.9999)


def test_what_stands_in_series_multiplies() -> None:
    series = {"balancer": "0.9999 share", "database": "0.9995 share", "broker": "0.999 share"}
    assert topology("two_zones", **series) == pytest.approx((1 - 1e-6) * 0.9999 * 0.9995 * 0.999)
    assert topology("two_zones", outside="0.999 share", waited="3") == pytest.approx((1 - 1e-6) * 0.999**3)


@pytest.mark.parametrize(("zones", "expected"), [("1", 99.0), ("2", 99.9), ("3", 99.99), ("6", 99.99)])
def test_what_is_recommended_has_the_availability_of_its_zones(zones: str, expected: float) -> None:
    assert worth("availability", zones, "99 %", "99.9 %", "99.99 %") == pytest.approx(expected)


def test_where_zones_may_be_one_or_three_two_count_as_well() -> None:
    found = worth("availability", "1..3..3", "99.95 %", "99.9 %", "99.92 %")
    assert found == pytest.approx((99.9, 99.92, 99.95))


def test_time_down_in_a_month() -> None:
    assert worth("downtime", "99.99 %") == pytest.approx(4.38)


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10**6), outside=st.integers(0, 5))
def test_more_zones_and_regions_are_never_worse_and_more_dependencies_never_better(seed: int, outside: int) -> None:
    known = made_up(seed) | {
        name: Quantity.exactly(1, "share") for name in ("promise_of_zones", "promise_of_one_instance")
    }
    found = sized(known)
    assert found["availability_two_zones"].best <= found["availability_three_zones"].best + 1e-12
    assert found["availability_three_zones"].best <= found["availability_two_regions"].best + 1e-9
    assert found["availability_one_instance"].best <= found["availability_one_zone"].best + 1e-12
    waiting = sized(known | {"integrations_waited_for": known["integrations_waited_for"] + Quantity.exactly(outside)})
    for name in ("availability_one_zone", "availability_three_zones", "availability_two_regions"):
        assert waiting[name].best <= found[name].best + 1e-12
