"""Erlang's formulae against exact figures, and the laws that any queue obeys."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.sizing.accepted import OutOfRangeError
from advisor.sizing.queueing.waiting import (
    erlang_b,
    erlang_c,
    mean_in_system,
    mean_time,
    mean_wait,
    offered_load,
    servers_for_utilisation,
    servers_for_wait,
    utilisation,
    wait_within,
)
from tests.sizing.published import rows

servers_drawn = st.integers(1, 300)
busy_shares = st.floats(0.01, 0.99)
times = st.floats(0.001, 100)
shares = st.floats(0, 0.999)


@pytest.mark.parametrize("row", rows("erlang_c"), ids=lambda row: f"{row['servers']} at {row['load']}")
def test_waiting_as_computed_exactly(row: dict[str, str]) -> None:
    servers, load, service = int(row["servers"]), float(row["load"]), float(row["service_time"])
    assert erlang_c(servers, load) == pytest.approx(float(row["waiting"]), rel=1e-9)
    assert mean_wait(servers, load / service, service) == pytest.approx(float(row["mean_wait"]), rel=1e-9)
    within = wait_within(servers, load, service, float(row["target"]))
    assert within == pytest.approx(float(row["within"]), rel=1e-9)
    if within < 1:
        assert servers_for_wait(load, service, float(row["target"]), within) <= servers


def test_the_table_is_whole() -> None:
    assert len(rows("erlang_c")) == 92
    assert len(rows("erlang_b")) == 7


def test_a_published_example() -> None:
    """100 calls in 30 minutes of 3 minutes each, 14 agents, 20 s: 17.41 % wait, 88.84 % are answered in time."""
    load = offered_load(100 / 30, 3)
    assert erlang_c(14, load) == pytest.approx(0.174132, abs=5e-7)
    assert wait_within(14, load, 180, 20) == pytest.approx(0.888350, abs=5e-7)
    assert servers_for_wait(load, 180, 20, 0.8) == 14
    assert servers_for_utilisation(load, 0.85) == 12


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
    assert mean_wait(3, 3, 1) == math.inf
    assert wait_within(3, 3, 1, 1e9) == 0
    assert utilisation(3, 4.5) == 1.5


def test_nothing_to_do() -> None:
    assert erlang_b(4, 0) == erlang_c(4, 0) == mean_wait(4, 0, 1) == mean_wait(4, 5, 0) == 0
    assert wait_within(4, 0, 1, 0) == 1
    assert servers_for_wait(0, 1, 0, 0.99) == servers_for_utilisation(0, 0.5) == 1


def test_rounding_never_costs_a_server() -> None:
    assert servers_for_utilisation(7, 0.7) == 10
    assert servers_for_utilisation(7.01, 0.7) == 11
    assert servers_for_utilisation(5, 1) == 5


def test_what_is_out_of_range_is_told_all_at_once() -> None:
    with pytest.raises(OutOfRangeError) as refusal:
        mean_wait(0, -1, math.nan)
    assert refusal.value.faults == (
        "the arrival rate is -1: give a finite number of 0 or more",
        "the service time is nan: give a finite number of 0 or more",
    )
    with pytest.raises(OutOfRangeError, match="the number of servers is 0: give a whole number of 1 or more"):
        erlang_c(0, 1)
    with pytest.raises(OutOfRangeError, match=r"the share is 1: give a share from 0 to less than 1"):
        servers_for_wait(3, 1, 0, 1)
    with pytest.raises(OutOfRangeError, match="the highest utilisation is 0"):
        servers_for_utilisation(3, 0)
    with pytest.raises(OutOfRangeError, match="the load is inf"):
        servers_for_wait(math.inf, 1, 0, 0.5)


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
    whole_time = mean_wait(servers, rate, service) + service
    assert mean_in_system(rate, whole_time) == pytest.approx(in_system, rel=1e-6)
    assert mean_time(in_system, rate) == pytest.approx(whole_time, rel=1e-6)


@settings(deadline=None)
@given(servers=servers_drawn, load=st.floats(0, 400))
def test_shares_are_shares_and_loss_is_no_more_than_waiting(servers: int, load: float) -> None:
    assert 0 <= erlang_b(servers, load) <= erlang_c(servers, load) <= 1


@settings(deadline=None)
@given(load=st.floats(0, 2_000), more=st.floats(0, 200), service=times, target=st.floats(0, 10), share=shares)
def test_more_load_never_needs_fewer_servers(
    load: float, more: float, service: float, target: float, share: float
) -> None:
    assert servers_for_wait(load, service, target, share) <= servers_for_wait(load + more, service, target, share)
    ceiling = max(share, 0.01)
    assert servers_for_utilisation(load, ceiling) <= servers_for_utilisation(load + more, ceiling)


@settings(deadline=None)
@given(load=st.floats(0, 500), service=times, target=st.floats(0, 10), share=shares, variability=st.floats(0, 10))
def test_the_servers_found_are_enough_and_one_less_is_not(
    load: float, service: float, target: float, share: float, variability: float
) -> None:
    found = servers_for_wait(load, service, target, share, variability)
    assert wait_within(found, load, service, target, variability) >= share * (1 - 1e-12)
    if found > int(load) + 1:
        assert wait_within(found - 1, load, service, target, variability) < share


@settings(deadline=None)
@given(load=st.floats(0.01, 500), ceiling=st.floats(0.05, 1), tighter=st.floats(0.1, 1))
def test_more_headroom_never_needs_fewer_servers(load: float, ceiling: float, tighter: float) -> None:
    found = servers_for_utilisation(load, ceiling)
    assert utilisation(found, load) <= ceiling * (1 + 1e-9)
    assert found == 1 or utilisation(found - 1, load) > ceiling
    assert servers_for_utilisation(load, ceiling * tighter) >= found


@settings(deadline=None)
@given(servers=servers_drawn, busy=busy_shares, service=times, target=st.floats(0, 100), variability=st.floats(0, 10))
def test_more_servers_never_wait_longer(
    servers: int, busy: float, service: float, target: float, variability: float
) -> None:
    load = busy * servers
    assert erlang_c(servers + 1, load) <= erlang_c(servers, load)
    fewer, more = (mean_wait(count, load / service, service, variability) for count in (servers, servers + 1))
    assert more <= fewer
    fewer, more = (wait_within(count, load, service, target, variability) for count in (servers, servers + 1))
    assert more >= fewer - 1e-15


@settings(deadline=None)
@given(servers=servers_drawn, busy=busy_shares, more=st.floats(1, 3), service=times)
def test_more_load_never_waits_less(servers: int, busy: float, more: float, service: float) -> None:
    rate = busy * servers / service
    assume(rate > 0)
    assert mean_wait(servers, rate * more, service) >= mean_wait(servers, rate, service) * (1 - 1e-12)
