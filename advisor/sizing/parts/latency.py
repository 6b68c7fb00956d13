"""How long a request takes at the peak: a budget over its hops, and percentiles of the whole.

The application is a queue before the cores of one instance, once a hop; the database a queue before its cores, once a
statement. Best estimates of percentiles are those of the sum of the queues (`response_times.in_series`). Ranges take
closed forms instead, hundreds of them at once: waits after Sakasegawa (1977, Annals of the Institute of Statistical
Mathematics 29) and a gamma distribution of the same mean and variance, read by Wilson and Hilferty (1931, PNAS 17).
Against the queues they are off by up to 7 % at p50, 3 % at p95 and 10 % at p99 where service is no more variable than
exponential, and by up to 50, 30 and 25 % where its squared variability is 4.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity
from advisor.sizing.queueing.fan_out import share_slow
from advisor.sizing.queueing.response_times import ResponseTimes, Station, in_series
from advisor.sizing.units import unit

QUEUES = "M/G/c in series (Erlang 1917; Lee and Longton 1959)"
BUDGET = "Sum of service, waiting and round trips"
_BUSIEST = 0.98
"""Beyond this share of busy time no steady state can be told from a growing queue."""

_MANY = 200
"""Of so many stations in series, the sum spreads too little for the inversion of its transform to be exact."""

_NORMAL = {0.5: 0.0, 0.95: 1.6448536269514722, 0.99: 2.3263478740408408}
"""Quantiles of the normal distribution."""

_INPUTS = (
    "size.utilisation", "cores_per_instance", "application_cpu", "service_time_variability", "hops", "hop_latency",
    "size.database_load", "size.database_cores", "size.statement_cpu", "size.statements", "database_latency",
)  # fmt: skip
_CORES = (_INPUTS.index("cores_per_instance"), _INPUTS.index("size.database_cores"))
_TIME = unit("s").dimensions


@dataclass(frozen=True, slots=True)
class Path:
    """The way of one request, in seconds: numbers, or arrays of them."""

    busy: Any
    cores: Any
    service: Any
    variability: Any
    hops: Any
    between: Any
    database_busy: Any
    database_cores: Any
    statement: Any
    statements: Any
    round_trip: Any

    def application(self) -> tuple[Any, Any]:
        """Mean and variance of the time in the application, all hops together."""
        mean, variance = _station(self.busy, self.cores, self.service / self.hops, self.variability)
        return mean * self.hops, variance * self.hops

    def database(self) -> tuple[Any, Any]:
        """Mean and variance of the time at the database, one statement after the other."""
        mean, variance = _station(self.database_busy, self.database_cores, self.statement, 1.0)
        return (mean + self.round_trip) * self.statements, variance * self.statements

    def percentile(self, share: float) -> Any:
        """The time within which that share of requests is answered, by a gamma distribution."""
        means, variances = zip(self.application(), self.database(), strict=True)
        mean, variance = sum(means), np.maximum(sum(variances), 1e-18)
        fixed = self.between + self.round_trip * self.statements
        moving = np.maximum(mean - self.round_trip * self.statements, 1e-9)
        shape = moving**2 / variance
        factor = 1 - 1 / (9 * shape) + _NORMAL[share] / (3 * np.sqrt(shape))
        return fixed + moving * np.maximum(factor, 0.0) ** 3


@figure("latency_application", "ms", "Time in the application at the peak", "latency", BUDGET, _INPUTS)
def latency_application(*inputs: Quantity) -> Quantity:
    """Processor time + waiting for a core, over all hops."""
    return _each(inputs, lambda path: path.application()[0])


@figure("latency_between", "ms", "Time between services", "latency", BUDGET, ("hops", "hop_latency"))
def latency_between(hops: Quantity, latency: Quantity) -> Quantity:
    """(Hops − 1) × time of one call between services."""
    return latency * hops.each(_calls)


@figure("latency_database", "ms", "Time at the database at the peak", "latency", BUDGET, _INPUTS)
def latency_database(*inputs: Quantity) -> Quantity:
    """Statements of a request × (round trip + processor time + waiting for a core)."""
    return _each(inputs, lambda path: path.database()[0])


@figure("latency_p50", "ms", "Half of the requests are answered within", "latency", QUEUES, _INPUTS)
def latency_p50(*inputs: Quantity) -> Quantity:
    """The median of application + calls between services + database; outside systems and the way to the user apart."""
    return _percentile(inputs, 0.5)


@figure("latency_p95", "ms", "Of twenty requests nineteen are answered within", "latency", QUEUES, _INPUTS)
def latency_p95(*inputs: Quantity) -> Quantity:
    """The 95th percentile of the same."""
    return _percentile(inputs, 0.95)


@figure("latency_p99", "ms", "Of a hundred requests ninety-nine are answered within", "latency", QUEUES, _INPUTS)
def latency_p99(*inputs: Quantity) -> Quantity:
    """The 99th percentile of the same."""
    return _percentile(inputs, 0.99)


@figure(
    "latency_slow_share", "share", "Requests slower than the 99th percentile of one call", "latency",
    "1 − (1 − p)^n (Dean and Barroso 2013)", ("fan_out",),
)  # fmt: skip
def latency_slow_share(calls: Quantity) -> Quantity:
    """1 − .99 to the power of the calls that a request waits for at the same time."""
    return calls.each(_some_slow)


@figure(
    "latency_user", "ms", "Nineteen of twenty, with the way to the user", "latency", BUDGET,
    ("size.latency_p95", "network_latency"),
)  # fmt: skip
def latency_user(answered: Quantity, network: Quantity) -> Quantity:
    """The 95th percentile + the round trip between user and region."""
    return answered + network


def paths(*inputs: Quantity) -> tuple[Path, Path, Path]:
    """The way of a request at the low end, at the best estimate, at the high end; inputs as the figures read them.

    More cores wait less, so those of the low end are the most.
    """
    bases = [one.base for one in inputs]
    low = [one.high if place in _CORES else one.low for place, one in enumerate(bases)]
    high = [one.low if place in _CORES else one.high for place, one in enumerate(bases)]
    return _path(*low), _path(*(one.best for one in bases)), _path(*high)


def _path(
    busy: Any, cores: Any, service: Any, spread: Any, hops: Any, between: Any, database_busy: Any, database_cores: Any,
    statement: Any, statements: Any, round_trip: Any,
) -> Path:  # fmt: skip
    cores, calls = np.maximum(np.round(cores), 1), _calls(hops) * between
    database = (database_busy, database_cores, statement, statements, round_trip)
    return Path(busy, cores, service, spread**2, hops, calls, *database)


@lru_cache(maxsize=512)
def exactly(path: Path) -> ResponseTimes:
    """Mean and percentiles of one way by the queues themselves; statements and hops are rounded to whole ones.

    Of very many the closed form is used, which then is as good: their sum hardly differs from a gamma distribution.
    """
    hops, statements = max(round(path.hops), 1), max(round(path.statements), 1)
    if hops + statements > _MANY:
        mean = path.application()[0] + path.database()[0] + path.between
        return ResponseTimes(float(mean), *(float(path.percentile(share)) for share in _NORMAL))
    cores, servers = int(path.cores), max(round(path.database_cores), 1)
    service, statement = path.service / hops, path.statement * path.statements / statements
    rate = min(path.busy, _BUSIEST) * cores / service if service else 0.0
    arriving = min(path.database_busy, _BUSIEST) * servers / statement if statement else 0.0
    stations = [Station(cores, rate, service, path.variability)] * hops
    stations += [Station(servers, arriving, statement)] * statements
    return in_series(stations, path.between + path.round_trip * path.statements)


def _station(busy: Any, servers: Any, service: Any, variability: Any) -> tuple[Any, Any]:
    """Mean and variance of wait + service at a utilisation."""
    busy = np.minimum(busy, _BUSIEST)
    waiting = busy ** (np.sqrt(2 * (servers + 1)) - 1)
    wait = service / (servers * (1 - busy)) * (1 + variability) / 2
    mean_wait = waiting * wait
    return service + mean_wait, variability * service**2 + 2 * waiting * wait**2 - mean_wait**2


def _percentile(inputs: tuple[Quantity, ...], share: float) -> Quantity:
    low, best, high = paths(*inputs)
    if any(isinstance(one.base.best, np.ndarray) for one in inputs):
        return Quantity(Estimate.exactly(best.percentile(share)), _TIME)
    # Of two services with one mean, the more variable one has the smaller median.
    spreads = (low.variability, high.variability)
    least = min(replace(low, variability=spread).percentile(share) for spread in spreads)
    most = max(replace(high, variability=spread).percentile(share) for spread in spreads)
    found = exactly(best)
    return _ordered([least, {0.5: found.p50, 0.95: found.p95, 0.99: found.p99}[share], most])


def _each(inputs: tuple[Quantity, ...], value: Any) -> Quantity:
    low, best, high = paths(*inputs)
    if any(isinstance(one.base.best, np.ndarray) for one in inputs):
        return Quantity(Estimate.exactly(value(best)), _TIME)
    return _ordered([value(path) for path in (low, best, high)])


def _ordered(ends: list[Any]) -> Quantity:
    low, best, high = ends
    return Quantity(Estimate(np.minimum(low, best), best, np.maximum(best, high)), _TIME)


def _calls(hops: Any) -> Any:
    return np.maximum(hops - 1, 0.0)


def _some_slow(calls: Any) -> Any:
    return share_slow(0.01, calls)
