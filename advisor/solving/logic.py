"""Boolean algebra over the variables of a CP-SAT model: constants fold, and equal terms share one variable.

A literal is an integer: n for the variable numbered n, −n for its negation, TRUE and FALSE for the constants.
"""

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

Literal = int
TRUE: Literal = 1 << 60
FALSE: Literal = -TRUE

Rails = tuple[Literal, Literal]
"""What a three-valued statement comes to: whether it is surely true, and whether it is not surely false."""

YES: Rails = (TRUE, TRUE)
NO: Rails = (FALSE, FALSE)
OPEN: Rails = (FALSE, TRUE)


class Logic:
    """A model under construction, with its literals and bounded integers numbered alike."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self._variables: list[cp_model.IntVar] = [self.model.new_constant(1)]
        self._bounds: list[tuple[int, int]] = [(1, 1)]
        self._conjunctions: dict[tuple[Literal, ...], Literal] = {}
        self.strict = self.fresh()
        """Asks to keep clear of the borders that rounding blurs: for witnesses, not for proofs."""
        self.loose = False
        """Whether the model leaves open what the engine would decide."""

    def fresh(self) -> Literal:
        """A literal that nothing is known of yet."""
        self._bounds.append((0, 1))
        self._variables.append(self.model.new_bool_var(""))
        return len(self._variables) - 1

    def integer(self, low: int, high: int) -> int:
        """A new integer between two bounds, by its number."""
        self._bounds.append((low, high))
        self._variables.append(self.model.new_int_var(low, high, ""))
        return len(self._variables) - 1

    def bounds(self, number: int) -> tuple[int, int]:
        """The least and the most that a variable may be."""
        return self._bounds[number]

    def variable(self, number: int) -> cp_model.IntVar:
        """The solver's variable of a number."""
        return self._variables[number]

    def literal(self, literal: Literal) -> cp_model.LiteralT:
        """The solver's form of a literal."""
        if abs(literal) == TRUE:
            return literal == TRUE
        return self._variables[literal] if literal > 0 else ~self._variables[-literal]

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal that holds exactly when all of these do."""
        distinct = set(literals)
        distinct.discard(TRUE)
        if FALSE in distinct or any(-literal in distinct for literal in distinct):
            return FALSE
        if len(distinct) < 2:
            return distinct.pop() if distinct else TRUE
        key = tuple(sorted(distinct))
        if key not in self._conjunctions:
            made = self._conjunctions[key] = self.fresh()
            self.model.add_bool_and(map(self.literal, key)).only_enforce_if(self.literal(made))
            self.clause((made, *(-literal for literal in key)))
        return self._conjunctions[key]

    def any_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal that holds exactly when one of these does, or several."""
        return -self.all_of(-literal for literal in literals)

    def equal(self, left: Literal, right: Literal) -> Literal:
        """A literal that holds exactly when both hold or neither does."""
        return self.any_of((self.all_of((left, right)), self.all_of((-left, -right))))

    def clause(self, literals: Iterable[Literal]) -> None:
        """Demand that one of these holds, or several."""
        distinct = set(literals)
        distinct.discard(FALSE)
        if TRUE not in distinct:
            self.model.add_bool_or([self.literal(literal) for literal in sorted(distinct)])

    def demand(self, literal: Literal) -> None:
        """Demand that a literal holds."""
        self.clause((literal,))

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        """Demand that one of these holds and no other; the impossible ones are left out."""
        possible = [literal for literal in literals if literal != FALSE]
        if possible != [TRUE]:
            self.model.add_exactly_one([self.literal(literal) for literal in possible])

    def both(self, statements: Sequence[Rails]) -> Rails:
        """Kleene's `and`."""
        return self.all_of(sure for sure, _ in statements), self.all_of(possible for _, possible in statements)

    def either(self, statements: Sequence[Rails]) -> Rails:
        """Kleene's `or`."""
        return self.any_of(sure for sure, _ in statements), self.any_of(possible for _, possible in statements)

    def undecided(self) -> Rails:
        """A statement of which the model cannot say anything."""
        self.loose = True
        sure, possible = self.fresh(), self.fresh()
        self.clause((-sure, possible))
        return sure, possible


def opposite(statement: Rails) -> Rails:
    """Kleene's `not`."""
    sure, possible = statement
    return -possible, -sure
