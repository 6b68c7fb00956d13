"""Estimates whose low, best and high are amounts of the model: the formulae of demand take them as they are."""

from dataclasses import dataclass

from advisor.sizing.estimate import Estimate
from advisor.solving.linear import reaches
from advisor.solving.logarithms import Amount
from advisor.solving.logic import FALSE, TRUE, Literal, Logic


class OpenEstimate(Estimate):
    """An estimate that hangs on answers which may move; arithmetic gives such estimates again."""

    __slots__ = ()

    @classmethod
    def told(cls, logic: Logic, known: Estimate) -> "OpenEstimate":
        """An estimate that is known."""
        return cls(*(Amount.of(logic, value) for value in (known.low, known.best, known.high)))

    @classmethod
    def taken(cls, logic: Logic, known: Estimate) -> "OpenEstimate":
        """The result of a formula, whose parts may be numbers."""
        parts = (known.low, known.best, known.high)
        return cls(*(part if isinstance(part, Amount) else Amount.of(logic, part) for part in parts))

    def __add__(self, other: Estimate) -> "OpenEstimate":
        return OpenEstimate(self.low + other.low, self.best + other.best, self.high + other.high)

    def __mul__(self, other: "Estimate | float") -> "OpenEstimate":
        if not isinstance(other, Estimate):
            return OpenEstimate(self.low * other, self.best * other, self.high * other)
        return OpenEstimate(self.low * other.low, self.best * other.best, self.high * other.high)

    def __truediv__(self, other: "Estimate | float") -> "OpenEstimate":
        if not isinstance(other, Estimate):
            return OpenEstimate(self.low / other, self.best / other, self.high / other)
        return OpenEstimate(self.low / other.high, self.best / other.best, self.high / other.low)

    def complement(self) -> "OpenEstimate":
        """One minus a share."""
        return OpenEstimate(1 - self.high, 1 - self.best, 1 - self.low)

    def larger(self, other: Estimate) -> "OpenEstimate":
        """The larger of two different quantities, whichever that is."""
        return OpenEstimate(self.low.larger(other.low), self.best.larger(other.best), self.high.larger(other.high))

    def common(self, other: Estimate) -> "OpenEstimate":
        """What both allow, or where they contradict each other what either does; within rounding, one of the two."""
        low, high = self.low.larger(other.low), self.high.smaller(other.high)
        agree = _agree(low, high)
        inside = self.best.larger(low).smaller(high)
        return (
            OpenEstimate(
                chosen((agree, low), (-agree, self.low.smaller(other.low))),
                chosen((agree, inside), (-agree, self.best.larger(other.best))),
                chosen((agree, high), (-agree, self.high.larger(other.high))),
            )
            if agree != TRUE
            else OpenEstimate(low, inside, high)
        )


def _agree(low: Amount, high: Amount) -> Literal:
    """Whether low ≤ high; open within the slack."""
    logic, distance = low.logic, high.logarithm.minus(low.logarithm)
    slack = int(low.slack + high.slack) + 1
    surely, possibly = reaches(logic, distance, slack), reaches(logic, distance, -slack)
    if surely == TRUE or possibly == FALSE:
        return surely
    agree = logic.fresh()
    logic.clause((-surely, agree))
    logic.clause((possibly, -agree))
    logic.clause((-logic.strict, -agree, surely))
    logic.clause((-logic.strict, agree, -possibly))
    return agree


def chosen(*cases: tuple[Literal, Amount]) -> Amount:
    """The amount of whichever case holds; of none, anything."""
    for literal, amount in cases:
        if literal == TRUE:
            return amount
    logic = cases[0][1].logic
    found = Amount.unknown(logic, max(amount.slack for literal, amount in cases if literal != FALSE))
    for literal, amount in cases:
        found.equals(amount, literal)
    return found


@dataclass(frozen=True)
class Quantity:
    """A number that formulae may read: where `known` does not hold they go without it."""

    known: Literal
    estimate: OpenEstimate | None


def either_of(logic: Logic, cases: list[tuple[Literal, OpenEstimate]]) -> Quantity:
    """The quantity of whichever case holds; of cases that exclude each other."""
    possible = [(literal, estimate) for literal, estimate in cases if literal != FALSE]
    known = logic.any_of(literal for literal, _ in possible)
    if not possible:
        return Quantity(FALSE, None)
    if len(possible) == 1:
        return Quantity(known, possible[0][1])
    parts = ("low", "best", "high")
    amounts = (chosen(*((literal, getattr(estimate, part)) for literal, estimate in possible)) for part in parts)
    return Quantity(known, OpenEstimate(*amounts))
