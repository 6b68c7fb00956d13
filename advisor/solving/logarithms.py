"""Positive quantities as scaled integer logarithms, so that products become sums that the solver reasons on exactly.

An amount x stands as an integer L with |SCALE·ln x − L| ≤ slack, rounded outward wherever a formula is not linear in
logarithms: sums and complements are held between chords and tangents over short pieces. Zero stands below every
logarithm that a positive number can have. What lies within the slack of a threshold stays open, so whatever the true
formula allows, the model allows too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, exp, expm1, floor, inf, isfinite, log, log1p
from sys import float_info

from advisor.solving.linear import Sum, at_least, at_most, integer_of, reaches, same
from advisor.solving.logic import TRUE, Literal, Logic

SCALE = 1000
ROUNDING = 0.51
"""How far an integer may lie from what it rounds, floating-point error included."""

LEAST = floor(SCALE * log(5e-324)) - 1
MOST = ceil(SCALE * log(float_info.max)) + 1
ZERO = -10_000_000
NOTHING = -5_000_000
"""Between the logarithms of products of positive numbers and those of products with zero."""

_GAPS = tuple(SCALE * gap // 100 for gap in (0, 25, 60, 100, 150, 220, 320, 480, 800))
_SHARES = tuple(
    -SCALE * gap // 1000 for gap in (8000, 5000, 3500, 2500, 1800, 1200, 800, 500, 300, 180, 100, 50, 20, 8)
)


@dataclass(frozen=True, eq=False)
class Amount:
    """A quantity of at least 0 by its logarithm; it takes the arithmetic that the formulae of demand need."""

    logic: Logic
    logarithm: Sum
    slack: float
    rest: "Amount | None" = None
    """One minus it, where that is known better than by its logarithm: near one, shares differ by less than rounding."""

    @classmethod
    def of(cls, logic: Logic, value: float) -> "Amount":
        """A known quantity."""
        return cls(logic, Sum(_scaled(value)), ROUNDING)

    @classmethod
    def unknown(cls, logic: Logic, slack: float) -> "Amount":
        """A quantity that constraints are yet to say something of."""
        return cls(logic, integer_of(logic.integer(2 * ZERO, -ZERO)), slack)

    @classmethod
    def measured(cls, logic: Logic) -> "Amount":
        """A number that an answer may become."""
        return cls(logic, integer_of(logic.integer(ZERO, MOST)), ROUNDING)

    @classmethod
    def share(cls, logic: Logic) -> "Amount":
        """A share that an answer may become, and the rest of it."""
        measured = cls(logic, integer_of(logic.integer(ZERO, 0)), ROUNDING)
        return cls(logic, measured.logarithm, ROUNDING, 1 - measured)

    @cached_property
    def positive(self) -> Literal:
        """Whether it is more than zero."""
        return reaches(self.logic, self.logarithm, NOTHING)

    def __mul__(self, other: "Amount | float") -> "Amount":
        if not isinstance(other, Amount):
            other = Amount.of(self.logic, other)
        return Amount(self.logic, self.logarithm.plus(0).add(other.logarithm), self.slack + other.slack)

    __rmul__ = __mul__

    def __truediv__(self, other: "Amount | float") -> "Amount":
        if not isinstance(other, Amount):
            other = Amount.of(self.logic, other)
        return Amount(self.logic, self.logarithm.minus(other.logarithm), self.slack + other.slack)

    def __add__(self, other: "Amount | float") -> "Amount":
        """ln(x + y) = max + ln(1 + e^−gap), where gap is the distance of the two logarithms."""
        if not isinstance(other, Amount):
            other = Amount.of(self.logic, other)
        larger, smaller = self.larger(other), self.smaller(other)
        gap = larger.logarithm.minus(smaller.logarithm)
        slack = self.slack + other.slack
        total = Amount(self.logic, integer_of(self.logic.integer(2 * ZERO, -ZERO)), ROUNDING + larger.slack)
        rest = total.logarithm.minus(larger.logarithm)
        for low, high in pairwise((*_GAPS, None)):
            piece = self._piece(gap, low, high)
            _held_between(self.logic, rest, gap, (low, high), slack, _more, piece)
        return total

    __radd__ = __add__

    def __rsub__(self, one: float) -> "Amount":
        """1 − x for a share x: ln(1 − e^l)."""
        if self.rest is not None:
            return self.rest
        rest = Amount(self.logic, integer_of(self.logic.integer(ZERO, 0)), ROUNDING)
        for low, high in pairwise((None, *_SHARES)):
            piece = self._piece(self.logarithm, low, high)
            _held_between(self.logic, rest.logarithm, self.logarithm, (low, high), self.slack, _less, piece)
        top = reaches(self.logic, self.logarithm, _SHARES[-1])
        at_most(self.logic, rest.logarithm, ceil(_less(_SHARES[-1] - self.slack) + ROUNDING), (top,))
        return rest

    def __gt__(self, other: object) -> bool:
        """A formula that compares with zero means to take the larger: an amount is never less."""
        if other == 0:
            return True
        raise TypeError("amounts that nobody knows yet cannot be compared")

    def larger(self, other: "Amount") -> "Amount":
        """The larger of the two."""
        return self._extreme(other, 1)

    def smaller(self, other: "Amount") -> "Amount":
        """The smaller of the two."""
        return self._extreme(other, -1)

    def _extreme(self, other: "Amount", sign: int) -> "Amount":
        ahead = self.logarithm.minus(other.logarithm).times(sign)
        first = reaches(self.logic, ahead, 0)
        slack = max(self.slack, other.slack)
        if abs(first) == TRUE:
            return Amount(self.logic, (self if first == TRUE else other).logarithm, slack)
        found = Amount.unknown(self.logic, slack)
        same(self.logic, found.logarithm, self.logarithm, (first,))
        same(self.logic, found.logarithm, other.logarithm, (-first,))
        return found

    def _piece(self, position: Sum, low: int | None, high: int | None) -> tuple[Literal, ...]:
        """The literals that hold together where the position lies in a piece (an end may be open)."""
        above = TRUE if low is None else reaches(self.logic, position, low)
        below = TRUE if high is None else -reaches(self.logic, position, high)
        return above, below

    def within(self, low: float, high: float, when: Literal) -> None:
        """Demand low ≤ x ≤ high, rounded outward, wherever a literal holds."""
        if low > 0:
            at_least(self.logic, self.logarithm, floor(SCALE * log(low) - self.slack), (when,))
        if high == 0:
            at_most(self.logic, self.logarithm, NOTHING - 1, (when,))
        elif isfinite(high):
            at_most(self.logic, self.logarithm, ceil(SCALE * log(high) + self.slack), (when,))

    def clear_of(self, low: float, high: float, when: Literal) -> None:
        """Keep away from both ends of a range, where a strict solution is asked for and the range is wide enough."""
        if high == 0 or high < low * (1 + 8 * self.slack / SCALE):
            return
        if low > 0:
            least = ceil(SCALE * log(low) + self.slack)
            at_least(self.logic, self.logarithm, least, (when, self.logic.strict))
        if isfinite(high):
            most = floor(SCALE * log(high) - self.slack)
            at_most(self.logic, self.logarithm, most, (when, self.logic.strict))

    def equals(self, other: "Amount", when: Literal) -> None:
        """Demand that both have one logarithm wherever a literal holds."""
        same(self.logic, self.logarithm, other.logarithm, (when,))


def value_of(logarithm: int) -> float:
    """The number whose logarithm this is."""
    return 0.0 if logarithm < NOTHING else exp(min(logarithm, MOST - 2 * SCALE) / SCALE)


def _scaled(value: float) -> int:
    return ZERO if value == 0 else round(SCALE * log(value))


def _more(gap: float) -> float:
    """SCALE·ln(1 + e^−gap): convex and falling."""
    return SCALE * log1p(exp(-gap / SCALE))


def _less(logarithm: float) -> float:
    """SCALE·ln(1 − e^l) for l < 0: concave and falling."""
    return -inf if logarithm >= 0 else SCALE * log(-expm1(logarithm / SCALE))


def _held_between(
    logic: Logic,
    result: Sum,
    position: Sum,
    ends: tuple[int | None, int | None],
    slack: float,
    curve: Callable[[float], float],
    when: tuple[Literal, ...],
) -> None:
    """Hold a result to a falling curve over one piece: between its values at the ends, and beside its chord."""
    low, high = ends
    top = 0.0 if low is None else curve(low - slack)
    bottom = 0.0 if high is None else curve(high + slack)
    at_most(logic, result, ceil(top + ROUNDING), when)
    at_least(logic, result, floor(bottom - ROUNDING) if isfinite(bottom) else 2 * ZERO, when)
    if low is None or high is None or not isfinite(curve(high + slack)):
        return
    slope = round((curve(high) - curve(low)) / (high - low) * SCALE)
    if slope >= 0:
        return
    above, below = _strays(curve, low, high, slope / SCALE, slack)
    line = result.times(SCALE).minus(position.times(slope))
    at_most(logic, line, ceil((above + ROUNDING) * SCALE), when)
    at_least(logic, line, floor((below - ROUNDING) * SCALE), when)


def _strays(curve: Callable[[float], float], low: int, high: int, slope: float, slack: float) -> tuple[float, float]:
    """The most and the least of curve − slope·x, bounded by monotony over short steps, input slack included."""
    steps = [low - slack + (high - low + 2 * slack) * step / 64 for step in range(65)]
    lean = abs(slope) * slack
    above = max(curve(left) - slope * right for left, right in pairwise(steps))
    below = min(curve(right) - slope * left for left, right in pairwise(steps))
    return above + lean, below - lean
