"""Which limits a growing load passes, and the practice that lifts each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that must not stay above a number, in the figure's unit, without a practice.

    `by_itself` is a decision, an attribute and a value: an option that has it lifts the limit without anybody's help.
    """

    figure: str
    above: float
    practice: str
    by_itself: tuple[str, str, str] | None = None


_SPREADS = ("primary_store", "write_scaling", "automatic")

LIMITS = (
    Limit("size.connection_pressure", 1.0, "connection_pooling"),
    Limit("size.core_nodes", 1.0, "read_replicas", _SPREADS),
    Limit("size.write_load", 1.0, "sharding", _SPREADS),
)
"""In the order in which they are usually met."""
