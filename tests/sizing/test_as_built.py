from dataclasses import replace

import numpy as np
import pytest

from advisor.sizing.as_built import FULL, as_built
from advisor.sizing.draws import DRAWS
from advisor.sizing.parts.path import Path, exactly

PATH = Path(
    busy=0.4,
    cores=4.0,
    service=0.01,
    variability=1.0,
    hops=1.0,
    between=0.0,
    database_busy=0.2,
    database_cores=8.0,
    statement=0.002,
    statements=3.0,
    round_trip=0.001,
)


def test_busy_shares_rise_in_proportion_to_the_load() -> None:
    for load in (0.1, 1.0, 7.0):
        found = as_built(PATH, PATH, load)
        assert found.busy == pytest.approx(0.4 * load)
        assert found.database_busy == pytest.approx(0.2 * load)


def test_today_is_what_the_figures_say() -> None:
    found, exact = as_built(PATH, PATH, 1.0), exactly(PATH)
    assert (found.p50, found.p95, found.p99) == pytest.approx((exact.p50, exact.p95, exact.p99))


def test_times_rise_with_the_load_and_end_where_the_queue_only_grows() -> None:
    times = [as_built(PATH, PATH, load).p95 for load in (0.5, 1.0, 1.5, 2.0, 2.3)]
    assert times == sorted(times)
    assert as_built(PATH, PATH, FULL / 0.4).p95 is None
    assert as_built(replace(PATH, database_busy=0.6), PATH, 2.0).p95 is None


def test_the_end_of_a_likely_range_is_open_where_draws_are_full() -> None:
    draws = replace(PATH, busy=np.linspace(0.1, 2.0, DRAWS))
    found = as_built(PATH, draws, 1.0)
    low, high = found.p95_likely
    assert low is not None and found.p95 is not None and low <= found.p95
    assert high is None
    assert found.busy_likely[0] < found.busy < found.busy_likely[1]


def test_what_is_known_has_no_range() -> None:
    assert as_built(PATH, PATH, 1.0).busy_likely == (PATH.busy, PATH.busy)
