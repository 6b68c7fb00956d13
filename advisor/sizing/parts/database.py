"""What the system of record must carry: processor time, writes on one node, connections."""

from typing import Any

import numpy as np

from advisor.sizing.figures import figure
from advisor.sizing.parts.capacity import UTILISATION_LAW
from advisor.sizing.quantity import Quantity


@figure(
    "database_busy_cores", "cores", "Cores that the database keeps busy at the peak", "database", UTILISATION_LAW,
    ("size.database_reads", "read_cpu", "size.database_writes?", "write_cpu"),
)  # fmt: skip
def database_busy_cores(reads: Quantity, read_cpu: Quantity, writes: Quantity | None, write_cpu: Quantity) -> Quantity:
    """Reading statements × processor time of one + writing statements × processor time of one."""
    return reads * read_cpu + writes * write_cpu if writes else reads * read_cpu


@figure(
    "statements", "statements/request", "Statements of a request", "database", "Ratio of flows",
    ("size.database_reads", "size.database_writes?", "size.application_rps", "statements_per_write"),
)  # fmt: skip
def statements(reads: Quantity, writes: Quantity | None, rate: Quantity, of_one: Quantity) -> Quantity:
    """Statements a second ÷ requests a second; of the writing ones no more than one write has."""
    # where events are written besides requests, no request waits for theirs
    return reads / rate + (writes / rate).smaller(of_one) if writes else reads / rate


@figure(
    "statement_cpu", "core·ms/statement", "Processor time of a statement", "database", UTILISATION_LAW,
    ("size.database_busy_cores", "size.database_reads", "size.database_writes?"),
)  # fmt: skip
def statement_cpu(busy: Quantity, reads: Quantity, writes: Quantity | None) -> Quantity:
    """Busy cores ÷ statements a second."""
    return busy / (reads + writes if writes else reads)


@figure(
    "database_cores", "cores", "Cores to give the database", "database", UTILISATION_LAW,
    ("size.database_busy_cores", "database_utilisation"),
)  # fmt: skip
def database_cores(busy: Quantity, planned: Quantity) -> Quantity:
    """Busy cores ÷ planned utilisation, no less than two."""
    return (busy / planned).rounded_up().at_least(2, "cores")


@figure(
    "database_load", "share", "Utilisation of the database's cores at the peak", "database", UTILISATION_LAW,
    ("size.database_busy_cores", "size.database_cores", "database_utilisation"),
)  # fmt: skip
def database_load(busy: Quantity, given: Quantity, planned: Quantity) -> Quantity:
    """Busy cores ÷ cores given, which are as many as to stay below what is planned."""
    return (busy / given).smaller(planned)


@figure(
    "write_load", "share", "Writes against what one node takes", "database",
    "Bottleneck law X ≤ 1/D (Denning and Buzen 1978)", ("size.database_writes", "writes_per_node"),
)  # fmt: skip
def write_load(writes: Quantity, capacity: Quantity) -> Quantity:
    """Writing statements a second ÷ those that one node takes."""
    return writes / capacity


@figure(
    "write_nodes", "nodes", "Nodes that the writes need", "database", UTILISATION_LAW,
    ("size.write_load", "database_utilisation"),
)  # fmt: skip
def write_nodes(load: Quantity, planned: Quantity) -> Quantity:
    """One, as long as one node takes the writes; else share of one node's writes ÷ planned utilisation."""
    split = (load / planned).rounded_up().smaller(load.each(_as_many_as_it_takes))
    return split.at_least(1).as_unit("nodes")


@figure(
    "core_nodes", "nodes", "Nodes that the processor time of the database needs", "database", UTILISATION_LAW,
    ("size.database_cores", "cores_per_database_node"),
)  # fmt: skip
def core_nodes(cores: Quantity, each: Quantity) -> Quantity:
    """Cores ÷ cores of one node."""
    return (cores / each).rounded_up()


@figure(
    "database_nodes", "nodes", "Nodes of the database, without standbys", "database", UTILISATION_LAW,
    ("size.core_nodes", "size.write_nodes?"),
)  # fmt: skip
def database_nodes(computing: Quantity, writing: Quantity | None) -> Quantity:
    """What the processor time needs, or what the writes need where that is more."""
    return computing.larger(writing) if writing else computing


@figure(
    "database_connections", "connections", "Connections that the application opens to the database", "database",
    "Instances × connections of one", ("size.instances", "cores_per_instance", "database_connections_per_core"),
)  # fmt: skip
def database_connections(running: Quantity, cores: Quantity, each: Quantity) -> Quantity:
    """Instances × cores × connections that this concurrency model opens a core."""
    return (running * cores * each).rounded_up()


@figure(
    "connection_pressure", "share", "Connections against what the database accepts by default", "database",
    "Demand ÷ limit", ("size.database_connections", "database_connection_limit"),
)  # fmt: skip
def connection_pressure(opened: Quantity, limit: Quantity) -> Quantity:
    """Connections opened ÷ connections accepted; above one, a pooler stands between them."""
    return opened / limit


def _as_many_as_it_takes(load: Any) -> Any:
    return np.where(load > 1, np.inf, 1.0)
