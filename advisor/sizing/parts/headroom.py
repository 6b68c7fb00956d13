"""By how much the load may grow until something breaks that more instances do not mend."""

import numpy as np

from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity

HEADROOM = "Bottleneck law: the resource with the highest utilisation limits throughput (Denning and Buzen 1978)"


@figure(
    "headroom_writes", "times", "Growth until the database's writes are full", "database", HEADROOM,
    ("size.write_load", "write_nodes_limit"),
)  # fmt: skip
def headroom_writes(load: Quantity, nodes: Quantity) -> Quantity | None:
    """Nodes that may share the writes ÷ share of one node's writes in use."""
    return _growth(load, nodes / Quantity.exactly(1, "node"))


@figure(
    "headroom_database_cores", "times", "Growth until the largest database server and its replicas are full",
    "database", HEADROOM, ("size.database_busy_cores", "largest_database_server", "read_nodes_limit"),
)  # fmt: skip
def headroom_database_cores(busy: Quantity, largest: Quantity, nodes: Quantity) -> Quantity | None:
    """Cores of the largest server × servers that may share the reads ÷ busy cores."""
    return _growth(busy, largest * nodes)


@figure(
    "headroom_partitions", "times", "Growth until the broker's partitions are full", "broker", HEADROOM,
    ("events_per_sec", "event_peak_factor", "events_per_partition", "partition_limit"),
)  # fmt: skip
def headroom_partitions(events: Quantity, peak: Quantity, each: Quantity, limit: Quantity) -> Quantity | None:
    """Events that all partitions of one cluster handle ÷ events a second × peak over average."""
    return _growth(events * peak, each * limit)


@figure(
    "headroom_servers", "times", "Growth until the servers that run today are full", "application", HEADROOM,
    ("size.busy_cores", "servers_now", "cores_of_a_present_server"),
)  # fmt: skip
def headroom_servers(busy: Quantity, servers: Quantity, cores: Quantity) -> Quantity | None:
    """Servers of today × cores of one ÷ busy cores."""
    return _growth(busy, servers.as_unit("instances") * cores)


RESOURCES = {
    "size.headroom_writes": "database_writes",
    "size.headroom_database_cores": "database_cores",
    "size.headroom_partitions": "broker_partitions",
}
"""What more instances do not mend, and the name under which it may be the bottleneck."""


@figure(
    "headroom", "times", "Growth until the first of these is full", "system", HEADROOM,
    tuple(f"{name}?" for name in RESOURCES),
)  # fmt: skip
def headroom(*each: Quantity | None) -> Quantity | None:
    """The least of them."""
    least: Quantity | None = None
    for one in each:
        if one is not None:
            least = one if least is None else least.smaller(one)
    return least


def bottleneck(figures: dict[str, Quantity]) -> str | None:
    """What is full first at the best estimate, as the load grows; None where nothing is known."""
    known = [
        (figures[name].base.best, place, RESOURCES[name]) for place, name in enumerate(RESOURCES) if name in figures
    ]
    return min(known)[2] if known else None


def _growth(used: Quantity, limit: Quantity) -> Quantity | None:
    return limit / used if np.all(used.base.low > 0) else None
