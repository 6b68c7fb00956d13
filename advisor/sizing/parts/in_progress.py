"""How many requests are under way at once, and how many of them in one instance: what threads and pools must hold.

The time of a request is that of an application and a database as busy as planned, and of a database of the least size:
both wait no less than those that run, so more load never means fewer requests in progress.
"""

import numpy as np

from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import figure
from advisor.sizing.parts.latency import BUDGET, mean_time
from advisor.sizing.parts.path import Path
from advisor.sizing.quantity import Quantity

LITTLE = "Little's law L = λW (Little 1961)"
_LEAST_CORES = Quantity.exactly(2, "cores")


@figure(
    "time_in_system", "ms", "Mean time of a request, as busy as planned", "latency", BUDGET,
    (
        "target_utilisation", "by_call_share", "cores_per_instance", "application_cpu", "service_time_variability",
        "hops", "hop_latency", "database_utilisation", "size.statement_cpu", "size.statements", "database_latency",
        "integrations_waited_for", "outside_share", "outside_latency", "outside_variability",
    ),
)  # fmt: skip
def time_in_system(
    busy: Quantity, by_call: Quantity, cores: Quantity, work: Quantity, spread: Quantity, hops: Quantity,
    between: Quantity, database: Quantity, statement: Quantity, statements: Quantity, round_trip: Quantity,
    systems: Quantity, share: Quantity, answer: Quantity, outside: Quantity,
) -> Quantity:  # fmt: skip
    """Application, calls between services and database + share of requests that wait for outside systems × these."""
    queued = busy * by_call.complement()
    stores = (database, _LEAST_CORES, statement, statements, round_trip)
    way = (queued, cores, work, spread, hops, between, *stores, systems * share, answer, outside)
    return mean_time(way, Path.mean)


@figure(
    "requests_in_progress", "requests", "Requests in progress at the peak", "application", LITTLE,
    ("size.application_rps", "size.time_in_system", "response_time"),
)  # fmt: skip
def requests_in_progress(rate: Quantity, time: Quantity, measured: Quantity) -> Quantity:
    """Requests a second × time of one in the system, as measured, else as computed."""
    return rate * _measured_or(measured, time)


@figure(
    "in_progress_each", "requests/instance", "Requests in progress in one instance at the peak", "application", LITTLE,
    ("size.requests_in_progress", "size.instances_at_work"),
)  # fmt: skip
def in_progress_each(progress: Quantity, at_work: Quantity) -> Quantity:
    """Requests in progress ÷ instances that carry the peak; threads and workers of an instance must be as many."""
    return progress / at_work


def _measured_or(measured: Quantity, computed: Quantity) -> Quantity:
    """What was measured; a time of zero says that nothing was, and one that may be zero that either may hold."""
    if np.all(measured.base.high == 0):
        return computed
    if np.all(measured.base.low > 0):
        return measured
    best = np.where(measured.base.best > 0, measured.base.best, computed.base.best)
    low, high = measured.smaller(computed).base.low, measured.larger(computed).base.high
    return Quantity(Estimate(low, best, high), computed.dimensions)
