"""How surely something holds, over both Kleene passes at once.

What is known in the second pass (best estimates) only narrows what is known in the first (sets and ranges), so whatever
is true in the first is true in the second, and whatever may hold in the second may hold in the first. The two truth
values are therefore one step on a scale, a conjunction holds as surely as its weakest part, and one run of the rules
serves all passes.
"""

from enum import IntEnum

from advisor.model.assessment import Certainty
from advisor.model.truth import Truth


class Surety(IntEnum):
    """From surest to weakest."""

    CERTAIN = 0
    """True in the first pass."""
    LIKELY = 1
    """True in the second pass."""
    OPEN = 2
    """Neither true nor false in the second pass."""
    POSSIBLE = 3
    """False in the second pass, but not in the first."""

    @property
    def certainty(self) -> Certainty:
        """How a firing of this surety is reported."""
        return ("certain", "likely", "possible", "possible")[self]


def surety_of(first: Truth, second: Truth) -> Surety | None:
    """The step on the scale; None when it certainly does not hold."""
    if first is not Truth.UNKNOWN:
        return Surety.CERTAIN if first is Truth.TRUE else None
    return (Surety.POSSIBLE, Surety.OPEN, Surety.LIKELY)[second]


def in_first_pass(surety: Surety | None) -> Truth:
    """The truth value in the first pass."""
    return Truth.FALSE if surety is None else Truth.TRUE if surety is Surety.CERTAIN else Truth.UNKNOWN


def in_second_pass(surety: Surety | None) -> Truth:
    """The truth value in the second pass."""
    if surety is None or surety is Surety.POSSIBLE:
        return Truth.FALSE
    return Truth.UNKNOWN if surety is Surety.OPEN else Truth.TRUE
