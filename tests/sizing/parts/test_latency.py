"""The closed form of response times against the queues themselves, and what must hold of both."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from advisor.sizing.estimate import Estimate
from advisor.sizing.parts.path import Path, exactly
from advisor.sizing.quantity import Quantity
from tests.sizing.byhand import worth
from tests.sizing.known import made_up, sized

GRID = [
    Path(busy, cores, 0.004, variability, hops, 0.0, database, 4, 0.0003, statements, 0.0005)
    for variability in (0.25, 1.0, 4.0)
    for busy, cores, hops, database, statements in itertools.product(
        (0.05, 0.5, 0.85, 0.95), (1, 2, 16), (1, 3), (0.1, 0.8, 0.95), (1, 20)
    )
]
OFF = {0.25: {0.5: 0.07, 0.95: 0.03, 0.99: 0.09}, 1.0: {0.5: 0.07, 0.95: 0.03, 0.99: 0.10}}
OFF[4.0] = {0.5: 0.50, 0.95: 0.30, 0.99: 0.25}
"""By how much the closed form may differ, by squared variability of the service and by percentile."""


def test_the_closed_form_stays_within_its_error_of_the_queues() -> None:
    worst = {(variability, share): 0.0 for variability, shares in OFF.items() for share in shares}
    for path in GRID:
        found = exactly(path)
        for share, time in ((0.5, found.p50), (0.95, found.p95), (0.99, found.p99)):
            key = (path.variability, share)
            worst[key] = max(worst[key], abs(path.percentile(share) / time - 1))
        mean = path.application()[0] + path.database()[0] + path.between
        assert mean == pytest.approx(found.mean, rel=0.05)
    assert all(worst[variability, share] <= OFF[variability][share] for variability, share in worst), worst
    assert max(worst[4.0, share] for share in OFF[4.0]) > 0.1, "the error has become smaller: say so"


def test_an_idle_stack_takes_service_and_round_trips() -> None:
    idle = Path(0.0, 4, 0.004, 0.0, 1, 0.0, 0.0, 4, 0.0, 5, 0.002)
    assert exactly(idle).mean == pytest.approx(0.014)
    assert idle.percentile(0.5) == pytest.approx(0.014, rel=1e-3)


def test_busier_is_slower() -> None:
    for path in GRID[:: len(GRID) // 12]:
        times = [exactly(replace(path, busy=busy)).p95 for busy in (0.1, 0.5, 0.9, 0.97)]
        assert times == sorted(times)


@pytest.mark.parametrize("statements", [100, 190, 400, 100_000])
def test_very_many_statements_take_as_long_as_their_sum_and_no_time_to_compute(statements: int) -> None:
    path = Path(0.0, 1, 1e-9, 1.0, 1, 0.0, 1e-9, 1, 0.001, statements, 0.0)
    found = exactly(path)
    for share, time in ((0.5, found.p50), (0.95, found.p95), (0.99, found.p99)):
        assert time == pytest.approx(float(stats.gamma.ppf(share, statements)) * 0.001, rel=1e-3)


def test_percentiles_stand_in_order() -> None:
    for seed in range(40):
        found = sized(made_up(seed))
        for end in ("low", "best", "high"):
            p50, p95, p99 = (getattr(found[f"latency_p{share}"], end) for share in (50, 95, 99))
            assert p50 <= p95 <= p99


def test_what_is_known_may_stand_beside_draws() -> None:
    known = made_up(3, wide=False)
    times = known["read_cpu"]
    known["read_cpu"] = Quantity(Estimate.exactly(times.base.best * np.linspace(0.9, 1.1, 7)), times.dimensions)
    found = sized(known)
    assert not isinstance(found["utilisation"].best, np.ndarray)
    assert len(found["latency_p95"].best) == len(found["latency_database"].best) == 7
    assert list(found["latency_p95"].best) == sorted(found["latency_p95"].best)


def test_calls_between_services_are_one_fewer_than_hops() -> None:
    assert worth("latency_between", "1", "5 ms") == pytest.approx(0)
    assert worth("latency_between", "4", "5 ms") == pytest.approx(15)


def test_one_of_a_hundred_slow_at_each_of_a_hundred_calls() -> None:
    assert worth("latency_slow_share", "100") == pytest.approx(0.634, abs=5e-4)
    assert worth("latency_slow_share", "1") == pytest.approx(0.01)


def test_users_wait_for_the_way_too_and_for_outside_systems_where_some_do() -> None:
    assert worth("latency_user", "120 ms", None, "40 ms") == pytest.approx(160)
    assert worth("latency_user", "120 ms", "700 ms", "40 ms") == pytest.approx(740)


def test_outside_systems_answer_one_after_the_other() -> None:
    assert worth("latency_outside", "2", "30..250..1500 ms") == pytest.approx((60, 500, 3000))
    assert worth("latency_outside", "0", "250 ms") is None
    assert worth("latency_outside", "0..0..1", "0..0..1500 ms") is None


@pytest.mark.parametrize("calls", [1, 3])
def test_outside_systems_that_are_as_variable_as_exponential_add_up_to_a_gamma(calls: int) -> None:
    path = Path(0.0, 4, 1e-9, 0.0, 1, 0.0, 0.0, 4, 0.0, 1, 0.0, calls, 0.2, 1.0)
    found = exactly(path)
    assert path.mean() == pytest.approx(0.2 * calls)
    for share, time in ((0.5, found.p50), (0.95, found.p95), (0.99, found.p99)):
        assert time == pytest.approx(float(stats.gamma.ppf(share, calls)) * 0.2, rel=1e-3)
        assert path.percentile(share) == pytest.approx(time, rel=OFF[1.0][share])


def test_the_percentile_of_a_sum_lies_between_the_mean_and_the_sum_of_percentiles() -> None:
    """Independent times are hardly ever all slow at once, so percentiles of parts do not add up."""
    own = Path(0.5, 4, 0.004, 1.0, 1, 0.0, 0.5, 4, 0.0003, 5, 0.0005)
    alone = Path(0.0, 4, 1e-9, 0.0, 1, 0.0, 0.0, 4, 0.0, 1, 0.0, 1, 0.01, 0.64)
    both = exactly(replace(own, outside_calls=1, outside_time=0.01, outside_variability=0.64))
    assert both.mean == pytest.approx(exactly(own).mean + exactly(alone).mean, rel=1e-6)
    for share in ("p95", "p99"):
        assert both.mean < getattr(both, share) < getattr(exactly(own), share) + getattr(exactly(alone), share)


def test_requests_that_wait_for_nobody_outside_have_no_such_percentile() -> None:
    known = made_up(3)
    waiting, alone = sized(known), sized(known | {"outside_latency": Quantity.exactly(0, "ms")})
    assert waiting["latency_p95_outside"].best > waiting["latency_p95"].best
    assert waiting["latency_p95"] == alone["latency_p95"]
    assert not {"latency_outside", "latency_p95_outside"} & alone.keys()
