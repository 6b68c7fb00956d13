"""The formulae against simulated queues that know nothing of them.

Every setting is simulated in 16 independent runs with fixed seeds, each after a warm-up of five relaxation times. A
figure agrees when it lies in the simulation's confidence interval (Student's t over the runs). A percentile is held
to the interval of the share of requests answered within it, the usual interval of a quantile turned round, which is
free of the quantile's bias. All figures of a test together are held to a family-wise level of 5 % (Bonferroni).
"""

import math

import numpy as np
import pytest
from scipy import stats

from advisor.sizing.queueing.response_times import ResponseTimes, Station, in_series
from tests.sizing.simulation import Draw, Floats, by_events, by_recursion

RUNS = 16
LEVEL = 0.05
SHARES = (0.5, 0.95, 0.99)

ONE_STATION = [
    [Station(servers, busy * servers, 1)]
    for servers, busy in [
        (1, 0.3),
        (1, 0.5),
        (1, 0.7),
        (1, 0.8),
        (1, 0.9),
        (2, 0.6),
        (2, 0.9),
        (3, 0.8),
        (4, 0.75),
        (5, 0.9),
        (8, 0.5),
        (8, 0.85),
        (16, 0.9),
        (20, 0.3),
        (20, 0.95),
        (32, 0.8),
        (50, 0.7),
        (50, 0.9),
        (50, 0.95),
    ]
]
IN_SERIES = [
    [Station(1, 0.7, 1), Station(1, 0.7, 1)],
    [Station(1, 0.6, 1), Station(1, 0.6, 0.5)],
    [Station(4, 3, 1), Station(2, 3, 0.5)],
    [Station(4, 3, 1), Station(4, 3, 1), Station(4, 3, 1)],
    [Station(2, 1.6, 1), Station(1, 1.6, 0.4), Station(8, 1.6, 4)],
    [Station(1, 0.8, 1), Station(1, 0.8, 1), Station(1, 0.8, 1), Station(1, 0.8, 1)],
    [Station(10, 8.5, 1), Station(3, 8.5, 0.3), Station(20, 8.5, 2), Station(1, 8.5, 0.05)],
]


def relaxation(servers: int, busy: float) -> float:
    """Requests that arrive while a queue forgets: ρ ÷ (1 − √ρ)², the M/M/c queue near saturation."""
    return busy / (1 - math.sqrt(busy)) ** 2 + 2 * servers


def slowest(stations: list[Station]) -> float:
    """The longest relaxation among stations, in requests."""
    return max(relaxation(station.servers, station.load / station.servers) for station in stations)


def in_sixteen(times: Floats) -> list[Floats]:
    """Many runs [request, run] as 16 groups of runs."""
    return [part.ravel() for part in np.array_split(times, RUNS, axis=1)]


def simulated(stations: list[Station], seed: int, long: float = 1) -> list[Floats]:
    """The response times of each run, without its warm-up; `long` runs are more precise."""
    warming = int(5 * slowest(stations) * len(stations))
    measured = int(long * max(2_500, 10 * slowest(stations)))
    return [by_events(stations, warming + measured, 1_000 * seed + run)[warming:] for run in range(RUNS)]


def disagreements(runs: list[Floats], told: ResponseTimes, figures: int) -> list[str]:
    """Which of the mean and three percentiles the simulation refutes at the level shared by so many figures."""
    reach = stats.t.ppf(1 - LEVEL / figures / 2, len(runs) - 1) / math.sqrt(len(runs))
    found = []
    means = np.array([run.mean() for run in runs])
    if abs(means.mean() - told.mean) > reach * means.std(ddof=1):
        found.append(f"mean: told {told.mean:.4g}, simulated {means.mean():.4g} ± {reach * means.std(ddof=1):.2g}")
    for share, time in zip(SHARES, (told.p50, told.p95, told.p99), strict=True):
        within = np.array([np.mean(run <= time) for run in runs])
        if abs(within.mean() - share) > reach * within.std(ddof=1):
            found.append(f"{share}: simulated {within.mean():.4f} ± {reach * within.std(ddof=1):.2g} within {time:.4g}")
    return found


def test_three_settings() -> None:
    settings = [ONE_STATION[3], ONE_STATION[8], IN_SERIES[3]]
    for seed, stations in enumerate(settings, 1):
        assert disagreements(simulated(stations, seed), in_series(stations), figures=12) == []


@pytest.mark.slow
def test_every_setting() -> None:
    settings = ONE_STATION + IN_SERIES
    refuted = {}
    for seed, stations in enumerate(settings, 1):
        found = disagreements(simulated(stations, seed, long=2), in_series(stations), figures=4 * len(settings))
        if found:
            refuted[str(stations)] = found
    assert refuted == {}


def test_the_simulation_refutes_what_is_false() -> None:
    """Three plausible errors: one fast server for four, percentiles added up, and Erlang's C of a server too many."""
    four, series = ONE_STATION[8], IN_SERIES[3]
    runs = simulated(four, 2)
    pooled = in_series([Station(1, 3, 0.25)])
    assert len(disagreements(runs, pooled, figures=12)) == 4
    assert disagreements(runs, in_series([Station(5, 3, 1)]), figures=12)
    one = in_series([series[0]])
    added = ResponseTimes(3 * one.mean, 3 * one.p50, 3 * one.p95, 3 * one.p99)
    assert len(disagreements(simulated(series, 3), added, figures=12)) == 3


def steady(_: np.random.Generator, shape: tuple[int, int]) -> Floats:
    return np.ones(shape)


def erlang_two(chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    return chance.gamma(2, 0.5, shape)


def short_and_long(chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Hyperexponential of variability 4 with equal work in both kinds."""
    short = (1 + math.sqrt(3 / 5)) / 2
    kind = np.where(chance.random(shape) < short, short, 1 - short)
    return chance.exponential(size=shape) / (2 * kind)


def lognormal(chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Variability 4 in a shape that the formulae do not assume."""
    spread = math.log(5)
    return chance.lognormal(-spread / 2, math.sqrt(spread), shape)


@pytest.mark.parametrize(
    ("service", "variability", "error_of_mean", "error_of_percentiles"),
    [
        (steady, 0.0, 0.02, 0.05),
        (erlang_two, 0.5, 0.02, 0.03),
        (short_and_long, 4.0, 0.10, 0.12),
        (lognormal, 4.0, 0.12, 0.27),
    ],
    ids=["steady", "erlang_two", "short_and_long", "lognormal"],
)
@pytest.mark.parametrize(("servers", "busy"), [(1, 0.6), (2, 0.6), (5, 0.8), (20, 0.8), (20, 0.9)])
def test_other_service_times_are_approximated(
    service: Draw, variability: float, error_of_mean: float, error_of_percentiles: float, servers: int, busy: float
) -> None:
    """Relative errors of the mean and of the three percentiles stay below what `response_times` states."""
    warming = int(5 * relaxation(servers, busy) * (1 + variability) / 2)
    station = Station(servers, busy * servers, 1, variability)
    times = by_recursion([station], requests=1_500, warming=warming, runs=600, seed=11, service=service)
    told = in_series([station])
    assert told.mean == pytest.approx(times.mean(), rel=error_of_mean)
    seen = np.quantile(times, SHARES)
    assert [told.p50, told.p95, told.p99] == pytest.approx(seen, rel=error_of_percentiles)


@pytest.mark.parametrize(
    ("service", "variability"), [(erlang_two, 0.5), (short_and_long, 4.0), (steady, 0.0)], ids=["0.5", "4", "0"]
)
def test_one_server_of_any_service_time_is_exact(service: Draw, variability: float) -> None:
    warming = int(5 * relaxation(1, 0.7) * (1 + variability) / 2)
    station = Station(1, 0.7, 1, variability)
    times = by_recursion([station], requests=1_000, warming=warming, runs=1_600, seed=5, service=service)
    assert disagreements(in_sixteen(times), in_series([station]), figures=12) == []


@pytest.mark.slow
def test_every_setting_with_millions_of_requests() -> None:
    """Where events are too slow to be precise, millions of requests by recursion pin the formulae down."""
    settings = [*ONE_STATION, *IN_SERIES, [Station(1, 0.95, 1)], [Station(2, 1.8, 1)] * 3]
    refuted = {}
    for seed, stations in enumerate(settings, 1):
        warming = int(5 * len(stations) * slowest(stations))
        requests = int(max(5_000, 8 * slowest(stations)))
        times = by_recursion(stations, requests=requests, warming=warming, runs=256, seed=seed)
        told = in_series(stations)
        found = disagreements(in_sixteen(times), told, figures=4 * len(settings))
        if abs(told.mean / times.mean() - 1) > 0.04:
            found.append(f"mean: told {told.mean:.4g}, simulated {times.mean():.4g}, more than 4 % away")
        if found:
            refuted[str(stations)] = found
    assert refuted == {}
