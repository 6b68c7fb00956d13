"""How many cores, instances and gigabytes the application needs at the peak, with room for what fails."""

from typing import Any

import numpy as np

from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity

UTILISATION_LAW = "Utilisation law U = X·D (Denning and Buzen 1978)"
HEADROOM = "N+2 (Google SRE) and the loss of a zone: U ≤ U_max·(z − 1)/z"


@figure(
    "busy_cores", "cores", "Cores that the application keeps busy at the peak", "application", UTILISATION_LAW,
    ("size.application_rps", "application_cpu"),
)  # fmt: skip
def busy_cores(rate: Quantity, demand: Quantity) -> Quantity:
    """Requests a second × processor time of one."""
    return rate * demand


@figure(
    "connection_instances", "instances", "Instances that hold the open connections", "application",
    "Open connections ÷ connections of one instance", ("concurrent_connections", "connections_per_instance"),
)  # fmt: skip
def connection_instances(connections: Quantity, each: Quantity) -> Quantity:
    """Open connections ÷ connections that one instance holds."""
    return (connections.as_unit("connections") / each).rounded_up()


@figure(
    "instances_at_work", "instances", "Instances that carry the peak, none of them failing", "application",
    UTILISATION_LAW,
    ("size.busy_cores", "cores_per_instance", "target_utilisation", "size.connection_instances?"),
)  # fmt: skip
def instances_at_work(busy: Quantity, cores: Quantity, utilisation: Quantity, holding: Quantity | None) -> Quantity:
    """Busy cores ÷ (cores of an instance × planned utilisation), or what holds the connections where that is more."""
    working = (busy / (cores * utilisation)).rounded_up().at_least(1, "instances")
    return working.larger(holding) if holding else working


@figure(
    "instances", "instances", "Instances to run, so that the peak survives what fails", "application", HEADROOM,
    ("size.instances_at_work", "spare_instances", "zones"),
)  # fmt: skip
def instances(needed: Quantity, spare: Quantity, zones: Quantity) -> Quantity:
    """The larger of those at work + spare ones, and those at work × zones ÷ (zones − 1)."""
    return (needed + spare).larger(needed * _zone_reserve(zones)).rounded_up()


@figure(
    "utilisation", "share", "Utilisation of the instances at the peak, none of them failing", "application",
    UTILISATION_LAW, ("size.busy_cores", "size.instances", "cores_per_instance", "target_utilisation"),
)  # fmt: skip
def utilisation(busy: Quantity, running: Quantity, cores: Quantity, planned: Quantity) -> Quantity:
    """Busy cores ÷ cores that run, which are as many as to stay below what is planned."""
    return (busy / (running * cores)).smaller(planned)


@figure(
    "memory", "GB", "Memory of the application", "application", "Memory of processes and of open connections",
    ("size.instances", "cores_per_instance", "memory_per_core", "concurrent_connections?", "memory_per_connection"),
)  # fmt: skip
def memory(
    running: Quantity, cores: Quantity, per_core: Quantity, connections: Quantity | None, each: Quantity
) -> Quantity:
    """Instances × cores × memory a core of this concurrency model, plus open connections × memory of one."""
    processes = running * cores * per_core
    return processes + connections.as_unit("connections") * each if connections else processes


def _zone_reserve(zones: Quantity) -> Quantity:
    """By how much the survivors of a lost zone must exceed what they carry: most at two zones, least at one."""
    fewest, most = zones.base.low, zones.base.high
    if fewest is most:
        return zones.each(_reserve)
    least = np.where(fewest < 2, 1.0, _reserve(most))
    greatest = np.where(most < 2, 1.0, _reserve(np.maximum(fewest, 2)))
    return Quantity(Estimate(least, _reserve(zones.base.best), greatest), zones.dimensions)


def _reserve(zones: Any) -> Any:
    return np.where(zones >= 2, zones / np.maximum(zones - 1, 1), 1.0)
