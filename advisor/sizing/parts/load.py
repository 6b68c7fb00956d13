"""What reaches each tier at the peak: requests at the application, statements at the database, events and jobs."""

import numpy as np

from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity

CACHING = "Flow balance: what a cache answers does not reach what stands behind it (Denning and Buzen 1978)"
COUNTING = "Unit conversion"


_IDLE = 0.001
"""Requests a second that even an idle system gets, so that ratios to the load are defined."""


@figure(
    "application_rps", "requests/s", "Requests that reach the application at the peak", "application", CACHING,
    ("peak_rps", "read_share?", "default_write_share", "personalised_share?", "edge_hit_share"),
)  # fmt: skip
def application_rps(
    peak: Quantity, reads: Quantity | None, writes: Quantity, personal: Quantity | None, hit: Quantity
) -> Quantity:
    """Peak × (1 − reads that are the same for everybody × share that the edge answers)."""
    shared = (reads or writes.complement()) * (personal.complement() if personal else Quantity.of(0, 0.5, 1))
    return (peak * (shared * hit).complement()).at_least(_IDLE, "requests/s")


@figure(
    "database_reads", "statements/s", "Reading statements at the database at the peak", "database", CACHING,
    ("size.application_rps", "read_share?", "default_write_share", "statements_per_read", "cache_hit_share"),
)  # fmt: skip
def database_reads(
    rate: Quantity, reads: Quantity | None, writes: Quantity, statements: Quantity, hit: Quantity
) -> Quantity:
    """Requests that read × statements of one × (1 − share that the data cache answers)."""
    return rate * (reads or writes.complement()) * statements * hit.complement()


@figure(
    "cache_reads", "statements/s", "Reading statements that the data cache answers at the peak", "database", CACHING,
    ("size.application_rps", "read_share?", "default_write_share", "statements_per_read", "cache_hit_share"),
)  # fmt: skip
def cache_reads(
    rate: Quantity, reads: Quantity | None, writes: Quantity, statements: Quantity, hit: Quantity
) -> Quantity | None:
    """Requests that read × statements of one × share that the data cache answers; none without such a cache."""
    return rate * (reads or writes.complement()) * statements * hit if np.any(hit.base.best > 0) else None


@figure(
    "database_writes", "statements/s", "Writing statements at the database at the peak", "database", COUNTING,
    ("demand.writes_per_sec", "statements_per_write"),
)  # fmt: skip
def database_writes(writes: Quantity, statements: Quantity) -> Quantity:
    """Writes a second × statements of one."""
    return writes * statements


@figure(
    "bandwidth", "Mbit/s", "Payload sent by the application at the peak", "application", COUNTING,
    ("size.application_rps", "payload_kb?", "assumed_payload"),
)  # fmt: skip
def bandwidth(rate: Quantity, payload: Quantity | None, assumed: Quantity) -> Quantity:
    """Requests a second × payload of one."""
    return rate * of_one_request(payload, assumed)


@figure(
    "workers", "instances", "Workers for background jobs", "workers", "Little's law L = λW (Little 1961)",
    ("demand.jobs_in_progress", "job_peak_factor", "target_utilisation"),
)  # fmt: skip
def workers(jobs: Quantity, peak: Quantity, utilisation: Quantity) -> Quantity:
    """Jobs in progress × peak over average ÷ planned utilisation, one job a worker."""
    return (jobs * peak / utilisation).rounded_up().as_unit("instances")


@figure(
    "partitions", "partitions", "Partitions of the event stream", "broker", "Throughput ÷ throughput of one partition",
    ("events_per_sec", "event_peak_factor", "events_per_partition"),
)  # fmt: skip
def partitions(events: Quantity, peak: Quantity, each: Quantity) -> Quantity:
    """Events a second × peak over average ÷ events that one partition's consumer handles."""
    return (events * peak / each).rounded_up().at_least(1, "partitions")


def of_one_request(payload: Quantity | None, assumed: Quantity) -> Quantity:
    """Payload of one request, as told, else as assumed."""
    return payload / Quantity.exactly(1, "request") if payload else assumed
