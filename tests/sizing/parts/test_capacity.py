"""Cores, instances and memory by hand; the survivors of what may fail carry the peak."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sizing.byhand import worth


def test_cores_are_rate_times_processor_time() -> None:
    assert worth("busy_cores", "500 requests/s", "4 core·ms/request") == pytest.approx(2)


def test_instances_at_work_are_planned_below_full() -> None:
    assert worth("instances_at_work", "2 cores", "2 cores/instance", "0.6 share", None) == 2
    assert worth("instances_at_work", "0.01 cores", "2 cores/instance", "0.6 share", None) == 1


def test_connections_may_ask_for_more_instances_than_work_does() -> None:
    assert worth("connection_instances", "50000", "20000 connections/instance") == 3
    assert worth("instances_at_work", "2 cores", "2 cores/instance", "0.6 share", "3 instances") == 3


@pytest.mark.parametrize(
    ("at_work", "spare", "zones", "expected"),
    [(4, 2, 1, 6), (4, 0, 2, 8), (4, 0, 3, 6), (4, 2, 3, 6), (1, 1, 3, 2), (20, 2, 3, 30)],
)
def test_spare_instances_or_a_lost_zone_whichever_asks_for_more(
    at_work: int, spare: int, zones: int, expected: int
) -> None:
    assert worth("instances", f"{at_work} instances", f"{spare} instances", str(zones)) == expected


@given(at_work=st.integers(1, 500), spare=st.integers(0, 5), zones=st.integers(2, 6))
def test_the_survivors_of_a_lost_zone_carry_the_peak(at_work: int, spare: int, zones: int) -> None:
    running = worth("instances", f"{at_work} instances", f"{spare} instances", str(zones))
    assert running - math.ceil(running / zones) >= at_work
    assert running - spare >= at_work


def test_a_range_of_zones_covers_every_number_of_them() -> None:
    assert worth("instances", "10 instances", "0 instances", "1..3..3") == (10, 15, 20)
    assert worth("instances", "10 instances", "0 instances", "2..3..4") == (14, 15, 20)


@given(busy=st.floats(0.1, 500), planned=st.floats(0.3, 0.9), spare=st.integers(0, 3))
def test_instances_are_never_busier_than_planned(busy: float, planned: float, spare: int) -> None:
    at_work = worth("instances_at_work", f"{busy} cores", "4 cores/instance", f"{planned} share", None)
    running = worth("instances", f"{at_work} instances", f"{spare} instances", "1")
    used = worth("utilisation", f"{busy} cores", f"{running} instances", "4 cores/instance", f"{planned} share")
    assert used == pytest.approx(busy / (running * 4))
    assert used <= planned


def test_memory_is_of_processes_and_connections() -> None:
    inputs = ("3 instances", "4 cores/instance", "250 MB/core")
    assert worth("memory", *inputs, None, "40 kB/connection") == pytest.approx(3)
    assert worth("memory", *inputs, "50000", "40 kB/connection") == pytest.approx(5)
