"""Which limits a growing load passes, and the practice that lifts each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that must not stay above a number, in the figure's unit, without a practice."""

    figure: str
    above: float
    practice: str


LIMITS = (
    Limit("size.connection_pressure", 1.0, "connection_pooling"),
    Limit("size.database_nodes", 1.0, "read_replicas"),
    Limit("size.write_load", 1.0, "sharding"),
)
"""In the order in which they are usually met."""
