"""Integer sums over the variables of a model, with their bounds, and the constraints that are stated of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from advisor.solving.logic import FALSE, TRUE, Literal, Logic


@dataclass(slots=True)
class Sum:
    """constant + Σ coefficient × variable; variables stand by number."""

    constant: int = 0
    terms: dict[int, int] = field(default_factory=dict)

    def add(self, other: "Sum", factor: int = 1) -> "Sum":
        """Add a multiple of another sum to this one, and return this one."""
        self.constant += factor * other.constant
        for number, coefficient in other.terms.items():
            self.terms[number] = self.terms.get(number, 0) + factor * coefficient
        return self

    def add_literal(self, literal: Literal, factor: int = 1) -> "Sum":
        """Add a number that counts where a literal holds, and return this sum."""
        if literal == TRUE:
            self.constant += factor
        elif literal > 0:
            self.terms[literal] = self.terms.get(literal, 0) + factor
        elif literal != FALSE:
            self.constant += factor
            self.terms[-literal] = self.terms.get(-literal, 0) - factor
        return self

    def plus(self, constant: int) -> "Sum":
        """This sum and a number, as a new sum."""
        return Sum(self.constant + constant, dict(self.terms))

    def minus(self, other: "Sum") -> "Sum":
        """The difference, as a new sum."""
        return Sum(self.constant, dict(self.terms)).add(other, -1)

    def times(self, factor: int) -> "Sum":
        """A multiple, as a new sum."""
        return Sum().add(self, factor)

    def bounds(self, logic: Logic) -> tuple[int, int]:
        """The least and the most that the sum can be, each variable taken alone."""
        low = high = self.constant
        for number, coefficient in self.terms.items():
            least, most = logic.bounds(number)
            low += coefficient * (least if coefficient > 0 else most)
            high += coefficient * (most if coefficient > 0 else least)
        return low, high

    def expression(self, logic: Logic) -> cp_model.LinearExprT:
        """The solver's form of the sum."""
        variables = [logic.variable(number) for number in self.terms]
        return cp_model.LinearExpr.weighted_sum(variables, list(self.terms.values())) + self.constant


def integer_of(number: int) -> Sum:
    """The sum that is one variable."""
    return Sum(0, {number: 1})


def at_least(logic: Logic, total: Sum, least: int, when: Iterable[Literal] = ()) -> None:
    """Demand total ≥ least wherever all the literals hold."""
    conditions = [literal for literal in when if literal != TRUE]
    low, high = total.bounds(logic)
    if FALSE in conditions or low >= least:
        return
    if high < least:
        logic.clause(-literal for literal in conditions)
        return
    constraint = logic.model.add(total.expression(logic) >= least)
    if conditions:
        constraint.only_enforce_if([logic.literal(literal) for literal in conditions])


def at_most(logic: Logic, total: Sum, most: int, when: Iterable[Literal] = ()) -> None:
    """Demand total ≤ most wherever all the literals hold."""
    at_least(logic, total.times(-1), -most, when)


def same(logic: Logic, left: Sum, right: Sum, when: Iterable[Literal] = ()) -> None:
    """Demand left = right wherever all the literals hold."""
    conditions = tuple(when)
    difference = left.minus(right)
    at_least(logic, difference, 0, conditions)
    at_most(logic, difference, 0, conditions)


def reaches(logic: Logic, total: Sum, least: int) -> Literal:
    """A literal that holds exactly when total ≥ least."""
    low, high = total.bounds(logic)
    if low >= least:
        return TRUE
    if high < least:
        return FALSE
    literal = logic.fresh()
    at_least(logic, total, least, (literal,))
    at_most(logic, total, least - 1, (-literal,))
    return literal


def clipped(logic: Logic, total: Sum, bound: int) -> Sum:
    """The sum held between −bound and bound."""
    low, high = total.bounds(logic)
    if low >= -bound and high <= bound:
        return total
    if low >= bound or high <= -bound:
        return Sum(bound if low >= bound else -bound)
    held = integer_of(logic.integer(max(low, -bound), min(high, bound)))
    above, below = reaches(logic, total, bound), -reaches(logic, total, 1 - bound)
    same(logic, held, Sum(bound), (above,))
    same(logic, held, Sum(-bound), (below,))
    same(logic, held, total, (-above, -below))
    return held
