"""Erlang's formulae against exact figures, and the laws that any queue obeys."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sizing.accepted import OutOfRangeError
from advisor.sizing.queueing.response_times import Station, in_series
from advisor.sizing.queueing.waiting import erlang_b, erlang_c, wait_of_those_who_wait
from tests.sizing.published import rows
from tests.sizing.queueing.erlang import mean_wait, wait_within

servers_drawn = st.integers(1, 300)
busy_shares = st.floats(0.01, 0.99)
times = st.floats(0.001, 100)


@pytest.mark.parametrize("row", rows("erlang_c"), ids=lambda row: f"{row['servers']} at {row['load']}")
def test_waiting_as_computed_exactly(row: dict[str, str]) -> None:
    servers, load, service = int(row["servers"]), float(row["load"]), float(row["service_time"])
    assert erlang_c(servers, load) == pytest.approx(float(row["waiting"]), rel=1e-9)
    assert mean_wait(servers, load, service) == pytest.approx(float(row["mean_wait"]), rel=1e-9)
    within = wait_within(servers, load, service, float(row["target"]))
    assert within == pytest.approx(float(row["within"]), rel=1e-9)


def test_the_table_is_whole() -> None:
    assert len(rows("erlang_c")) == 92
    assert len(rows("erlang_b")) == 7


def test_a_published_example() -> None:
    """100 calls in 30 minutes of 3 minutes each, 14 agents, 20 s: 17.41 % wait, 88.84 % are answered in time."""
    load = Station(14, 100 / 30, 3).load
    assert erlang_c(14, load) == pytest.approx(0.174132, abs=5e-7)
    assert wait_within(14, load, 180, 20) == pytest.approx(0.888350, abs=5e-7)
    assert wait_within(13, load, 180, 20) < 0.8, "a server less breaks the promise of 80 % in 20 s"


@pytest.mark.parametrize("row", rows("erlang_b"), ids=lambda row: f"{row['servers']} at {row['load']}")
def test_loss_as_computed_exactly(row: dict[str, str]) -> None:
    assert erlang_b(int(row["servers"]), float(row["load"])) == pytest.approx(float(row["lost"]), rel=1e-12)


@pytest.mark.parametrize(("servers", "load"), [(1_000, 900.0), (1_000, 1_300.0), (5_000, 5_100.5), (2_000, 400.0)])
def test_a_recursion_that_starts_near_the_load_ends_where_the_whole_one_does(servers: int, load: float) -> None:
    lost = 1.0
    for count in range(1, servers + 1):
        lost = load * lost / (count + load * lost)
    assert erlang_b(servers, load) == pytest.approx(lost, rel=1e-12)


def test_known_closed_forms() -> None:
    assert erlang_c(1, 0.37) == pytest.approx(0.37)
    assert erlang_c(2, 2 * 0.6) == pytest.approx(2 * 0.6**2 / 1.6)
    assert mean_wait(1, 0.8, 1) == pytest.approx(0.8 / 0.2)
    assert mean_wait(1, 0.8, 1, variability=0) == pytest.approx(0.8 / 0.2 / 2)
    assert mean_wait(1, 0.5, 1, variability=4) == pytest.approx(0.5 * 5 / (2 * 0.5))


def test_a_queue_that_grows_without_end() -> None:
    assert erlang_c(3, 3) == erlang_c(3, 7) == 1
    assert wait_of_those_who_wait(3, 3, 1) == wait_of_those_who_wait(3, 4.5, 1) == math.inf


def test_nothing_to_do() -> None:
    assert erlang_b(4, 0) == erlang_c(4, 0) == wait_of_those_who_wait(6, 5, 0) == 0


def test_what_is_out_of_range_is_told_all_at_once() -> None:
    with pytest.raises(OutOfRangeError) as refusal:
        wait_of_those_who_wait(0, -1, math.nan)
    assert refusal.value.faults == (
        "the number of servers is 0: give a whole number of 1 or more",
        "the load is -1: give a finite number of 0 or more",
        "the service time is nan: give a finite number of 0 or more",
    )
    with pytest.raises(OutOfRangeError, match="the number of servers is 0: give a whole number of 1 or more"):
        erlang_c(0, 1)
    with pytest.raises(OutOfRangeError, match="the load is inf"):
        erlang_b(3, math.inf)


@settings(deadline=None)
@given(servers=st.integers(1, 60), busy=st.floats(0.01, 0.95), service=times)
def test_littles_law(servers: int, busy: float, service: float) -> None:
    """The number in the system, summed over the states of the birth and death process, is λW."""
    rate = busy * servers / service
    weight, weights = 1.0, [1.0]
    while weight > 1e-18 or len(weights) <= servers:
        weight *= rate * service / min(len(weights), servers)
        weights.append(weight)
    in_system = sum(count * weight for count, weight in enumerate(weights)) / sum(weights)
    assert rate * in_series([Station(servers, rate, service)]).mean == pytest.approx(in_system, rel=1e-6)


@settings(deadline=None)
@given(servers=servers_drawn, load=st.floats(0, 400))
def test_shares_are_shares_and_loss_is_no_more_than_waiting(servers: int, load: float) -> None:
    assert 0 <= erlang_b(servers, load) <= erlang_c(servers, load) <= 1


@settings(deadline=None)
@given(servers=servers_drawn, busy=busy_shares, service=times, variability=st.floats(0, 10))
def test_more_servers_never_wait_longer(servers: int, busy: float, service: float, variability: float) -> None:
    load = busy * servers
    assert erlang_c(servers + 1, load) <= erlang_c(servers, load)
    fewer, more = (wait_of_those_who_wait(count, load, service, variability) for count in (servers, servers + 1))
    assert more <= fewer


@settings(deadline=None)
@given(servers=servers_drawn, busy=busy_shares, more=st.floats(1, 3), service=times)
def test_more_load_never_waits_less(servers: int, busy: float, more: float, service: float) -> None:
    load = busy * servers
    assert erlang_c(servers, load * more) >= erlang_c(servers, load) * (1 - 1e-12)
    assert wait_of_those_who_wait(servers, load * more, service) >= wait_of_those_who_wait(servers, load, service)
