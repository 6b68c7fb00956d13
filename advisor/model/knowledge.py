"""What is known of a fact: the set of values that it may have."""

from dataclasses import dataclass
from math import inf

from advisor.model.condition import Scalar


@dataclass(frozen=True, slots=True)
class Interval:
    """A number between `low` and `high`, both included, in the fact's unit."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `values`; None when it could be anything."""

    values: frozenset[Scalar] | None


@dataclass(frozen=True, slots=True)
class Subset:
    """A set of words that surely holds `required` and at most `allowed` (None: no bound).

    `alternatives`, when given, lists the whole sets that it may be; the bounds then follow from them.
    """

    required: frozenset[str]
    allowed: frozenset[str] | None
    alternatives: tuple[frozenset[str], ...] = ()

    @classmethod
    def exactly(cls, values: frozenset[str]) -> "Subset":
        """The set that is completely known."""
        return cls(values, values)

    @classmethod
    def among(cls, alternatives: tuple[frozenset[str], ...]) -> "Subset":
        """One of several whole sets."""
        if len(alternatives) == 1:
            return cls.exactly(alternatives[0])
        return cls(frozenset.intersection(*alternatives), frozenset.union(*alternatives), alternatives)

    @property
    def exact(self) -> bool:
        """Whether only one set is possible."""
        return self.required == self.allowed


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a fact may be; `values` None with `absent` true means not applicable, and nothing else."""

    values: Interval | Choice | Subset | None
    absent: bool = False

    @property
    def not_applicable(self) -> bool:
        """Whether the fact surely has no value."""
        return self.values is None

    @property
    def exact(self) -> bool:
        """Whether one value, and one only, is possible."""
        match self.values:
            case Interval() | Subset():
                return self.values.exact and not self.absent
            case Choice(values):
                return values is not None and len(values) == 1 and not self.absent
            case None:
                return True


NOT_APPLICABLE = Knowledge(None, absent=True)
ANY_NUMBER = Knowledge(Interval(-inf, inf))
