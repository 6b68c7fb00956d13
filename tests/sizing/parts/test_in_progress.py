"""Requests under way: Little's law, the time that it takes, and what a measured time changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sizing.quantity import Quantity
from tests.sizing.byhand import worth
from tests.sizing.known import grown, made_up, sized

NOT_MEASURED = "0 ms"
QUIET = ("0 share", "0 share", "4 cores/instance", "4 core·ms/request", "1", "1", "1 ms", "0 share",
         "0.5 core·ms/statement", "4 statements/request", "1.5 ms")  # fmt: skip
"""An application and a database in which nothing queues: 4 ms, and four statements of 2 ms."""


@given(rate=st.floats(0.1, 1e5), time=st.floats(0.1, 1e4))
def test_littles_law(rate: float, time: float) -> None:
    in_progress = worth("requests_in_progress", f"{rate} requests/s", f"{time} ms", NOT_MEASURED)
    assert in_progress / rate == pytest.approx(time / 1000)


def test_what_was_measured_stands_before_what_is_computed() -> None:
    computed = ("100 requests/s", "20..30..50 ms")
    assert worth("requests_in_progress", *computed, NOT_MEASURED) == pytest.approx((2, 3, 5))
    assert worth("requests_in_progress", *computed, "80 ms") == pytest.approx(8)
    assert worth("requests_in_progress", *computed, "0..0..80 ms") == pytest.approx((0, 3, 8))


def test_time_in_the_system_by_hand() -> None:
    nothing_outside = ("0", "0 share", "0 ms", "1")
    assert worth("time_in_system", *QUIET, *nothing_outside) == pytest.approx(4 + 4 * 2)
    a_fifth_waits_for_two = ("2", "0.2 share", "300 ms", "1")
    assert worth("time_in_system", *QUIET, *a_fifth_waits_for_two) == pytest.approx(4 + 8 + 0.2 * 2 * 300)


def test_a_single_core_half_busy_doubles_its_time() -> None:
    one_core = ("0.5 share", "0 share", "1 cores/instance", *QUIET[3:])
    assert worth("time_in_system", *one_core, "0", "0 share", "0 ms", "1") == pytest.approx(2 * 4 + 8)
    by_call = ("0.5 share", "1 share", *one_core[2:])
    assert worth("time_in_system", *by_call, "0", "0 share", "0 ms", "1") == pytest.approx(4 + 8)


def test_threads_of_an_instance_are_its_share() -> None:
    assert worth("in_progress_each", "120 requests", "4 instances") == pytest.approx(30)


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10**6), load=st.floats(1, 100), longer=st.floats(1, 20))
def test_more_load_and_slower_outside_systems_never_mean_fewer_in_progress(
    seed: int, load: float, longer: float
) -> None:
    known = made_up(seed) | {"response_time": Quantity.exactly(0, "ms")}
    slower = known | {"outside_latency": known["outside_latency"] * longer}
    today, then, waiting = (sized(one)["requests_in_progress"] for one in (known, grown(known, load), slower))
    for end in ("low", "best", "high"):
        assert getattr(then, end) >= getattr(today, end) * (1 - 1e-9), end
        assert getattr(waiting, end) >= getattr(today, end) * (1 - 1e-9), end


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10**6))
def test_nobody_waits_less_than_those_that_run_do_on_average(seed: int) -> None:
    known = made_up(seed, wide=False) | {"outside_share": Quantity.exactly(1, "share")}
    known |= {"by_call_share": Quantity.exactly(0, "share")}
    found = sized(known)
    parts = ("application", "between", "database", "outside")
    assert found["time_in_system"].best >= sum(found[f"latency_{part}"].best for part in parts) * (1 - 1e-9)
