"""How long a request takes at the peak: a budget over its hops, and percentiles of the whole (see `path`)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np

from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import figure
from advisor.sizing.parts.path import Path, calls, exactly, paths
from advisor.sizing.quantity import Quantity
from advisor.sizing.queueing.fan_out import share_slow
from advisor.sizing.units import unit

QUEUES = "M/G/c in series (Erlang 1917; Lee and Longton 1959)"
BUDGET = "Sum of service, waiting and round trips"
_OWN = (
    "size.utilisation", "cores_per_instance", "application_cpu", "service_time_variability", "hops", "hop_latency",
    "size.database_load", "size.database_cores", "size.statement_cpu", "size.statements", "database_latency",
)  # fmt: skip
_INPUTS = (*_OWN, "integrations_waited_for", "outside_latency", "outside_variability")
_TIME = unit("s").dimensions


@figure("latency_application", "ms", "Time in the application at the peak", "latency", BUDGET, _OWN)
def latency_application(*inputs: Quantity) -> Quantity:
    """Processor time + waiting for a core, over all hops."""
    return mean_time(inputs, lambda path: path.application()[0])


@figure("latency_between", "ms", "Time between services", "latency", BUDGET, ("hops", "hop_latency"))
def latency_between(hops: Quantity, latency: Quantity) -> Quantity:
    """(Hops − 1) × time of one call between services."""
    return latency * hops.each(calls)


@figure("latency_database", "ms", "Time at the database at the peak", "latency", BUDGET, _OWN)
def latency_database(*inputs: Quantity) -> Quantity:
    """Statements of a request × (round trip + processor time + waiting for a core)."""
    return mean_time(inputs, lambda path: path.database()[0])


@figure(
    "latency_outside", "ms", "Time in outside systems that a request waits for", "latency", BUDGET,
    ("integrations_waited_for", "outside_latency"),
)  # fmt: skip
def latency_outside(systems: Quantity, answer: Quantity) -> Quantity | None:
    """Outside systems that a request waits for × time in which one answers; none where it waits for none."""
    return systems * answer if _waits(systems, answer) else None


@figure("latency_p50", "ms", "Half of the requests are answered within", "latency", QUEUES, _OWN)
def latency_p50(*inputs: Quantity) -> Quantity:
    """The median of application + calls between services + database; outside systems and the way to the user apart."""
    return _percentile(inputs, 0.5)


@figure("latency_p95", "ms", "Of twenty requests nineteen are answered within", "latency", QUEUES, _OWN)
def latency_p95(*inputs: Quantity) -> Quantity:
    """The 95th percentile of the same."""
    return _percentile(inputs, 0.95)


@figure("latency_p99", "ms", "Of a hundred requests ninety-nine are answered within", "latency", QUEUES, _OWN)
def latency_p99(*inputs: Quantity) -> Quantity:
    """The 99th percentile of the same."""
    return _percentile(inputs, 0.99)


@figure(
    "latency_p95_outside", "ms", "Of twenty requests that wait for outside systems nineteen are answered within",
    "latency", QUEUES, _INPUTS,
)  # fmt: skip
def latency_p95_outside(*inputs: Quantity) -> Quantity | None:
    """The 95th percentile of application + calls between services + database + outside systems, as independent."""
    return _percentile(inputs, 0.95) if _waits(inputs[-3], inputs[-2]) else None


@figure(
    "latency_slow_share", "share", "Requests slower than the 99th percentile of one call", "latency",
    "1 − (1 − p)^n (Dean and Barroso 2013)", ("fan_out",),
)  # fmt: skip
def latency_slow_share(together: Quantity) -> Quantity:
    """1 − .99 to the power of the calls that a request waits for at the same time."""
    return together.each(_some_slow)


@figure(
    "latency_user", "ms", "Nineteen of twenty, with the way to the user", "latency", BUDGET,
    ("size.latency_p95", "size.latency_p95_outside?", "network_latency"),
)  # fmt: skip
def latency_user(own: Quantity, waiting: Quantity | None, network: Quantity) -> Quantity:
    """The 95th percentile, of those that wait for outside systems where some do, + the way between user and region."""
    return (waiting or own) + network


def _waits(systems: Quantity, answer: Quantity) -> bool:
    return bool(np.any(systems.base.best * answer.base.best > 0))


def _percentile(inputs: tuple[Quantity, ...], share: float) -> Quantity:
    low, best, high = paths(*inputs)
    if any(isinstance(one.base.best, np.ndarray) for one in inputs):
        return Quantity(Estimate.exactly(best.percentile(share)), _TIME)
    # Of two services with one mean, the more variable one has the smaller median.
    spreads = product({low.variability, high.variability}, {low.outside_variability, high.outside_variability})
    ends = [(_spread(low, *one).percentile(share), _spread(high, *one).percentile(share)) for one in spreads]
    least, most = min(one for one, _ in ends), max(one for _, one in ends)
    found = exactly(best)
    return _ordered([least, {0.5: found.p50, 0.95: found.p95, 0.99: found.p99}[share], most])


def _spread(path: Path, variability: Any, outside: Any) -> Path:
    """The same way with other variabilities of its work and of outside systems."""
    return replace(path, variability=variability, outside_variability=outside)


def mean_time(inputs: tuple[Quantity, ...], value: Callable[[Path], Any]) -> Quantity:
    """A mean time on the way of a request, in seconds; inputs as `paths` takes them."""
    low, best, high = paths(*inputs)
    if any(isinstance(one.base.best, np.ndarray) for one in inputs):
        return Quantity(Estimate.exactly(value(best)), _TIME)
    return _ordered([value(path) for path in (low, best, high)])


def _ordered(ends: list[Any]) -> Quantity:
    low, best, high = ends
    return Quantity(Estimate(np.minimum(low, best), best, np.maximum(best, high)), _TIME)


def _some_slow(together: Any) -> Any:
    return share_slow(0.01, together)
