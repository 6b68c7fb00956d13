"""The facts that conditions speak of, cut into cells by everything that the conditions say of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from advisor.authoring.logic.domains import Domain, Lists, Numbers, Words
from advisor.authoring.logic.regions import Box, Region
from advisor.model.condition import Comparison, Condition, FactReference, Scalar, Test, tests_of
from advisor.model.fact import FactType, Kind

NO, YES = 1, 2
"""The cells of what is either so or not."""
LESS, SAME, MORE = 1, 2, 4
"""The cells of how one number stands to another."""

_ORDERS = {
    Comparison.LESS_THAN: LESS,
    Comparison.AT_MOST: LESS | SAME,
    Comparison.IS: SAME,
    Comparison.AT_LEAST: SAME | MORE,
    Comparison.MORE_THAN: MORE,
}
_MIRRORED = {LESS: MORE, MORE: LESS, SAME: SAME, LESS | SAME: SAME | MORE, SAME | MORE: LESS | SAME}


class Space:
    """The domains of facts, as fine as the conditions covered need them.

    Facts in `always` always have a value; those in `computed` may lie beyond the bounds of an answer.
    `orders` names, per key of a box that holds how two numbers stand to each other, those two facts.
    """

    def __init__(self, facts: Mapping[str, FactType], always: Collection[str], computed: Collection[str]) -> None:
        self._facts, self._always, self._computed = facts, always, computed
        self._operands: dict[str, dict[Scalar, None]] = defaultdict(dict)
        self._covered: set[Condition] = set()
        self._domains: dict[str, Domain] = {}
        self.orders: dict[str, tuple[str, str]] = {}

    def cover(self, conditions: Iterable[Condition]) -> bool:
        """Make the cells fine enough for these conditions; whether any fact's cells have changed."""
        changed = False
        for condition in conditions:
            if condition not in self._covered:
                self._covered.add(condition)
                for test in tests_of(condition):
                    for fact, values in self._named(test):
                        changed |= self._refine(fact, values)
        return changed

    def _named(self, test: Test) -> Iterator[tuple[str, Iterable[Scalar]]]:
        """The values that a test tells apart; of two facts compared, each learns the words of the other."""
        match test.operand:
            case FactReference(other):
                yield test.fact, self._facts[other].choices
                yield other, self._facts[test.fact].choices
            case frozenset():
                yield test.fact, sorted(test.operand)
            case _ if test.comparison is not Comparison.KNOWN:
                yield test.fact, (test.operand,)

    def _refine(self, fact: str, values: Iterable[Scalar]) -> bool:
        """Tell values of a fact apart; whether its cells have changed."""
        known = self._operands[fact]
        before = len(known)
        known.update(dict.fromkeys(values))
        return len(known) > before and self._domains.pop(fact, None) is not None

    def domain(self, fact: str) -> Domain:
        """The values of a fact."""
        if fact not in self._domains:
            self._domains[fact] = self._made(fact)
        return self._domains[fact]

    def literal(self, test: Test, positive: bool) -> tuple[Box, ...]:
        """Boxes that together hold exactly the states in which a test is true, or false."""
        if test.comparison is Comparison.KNOWN:
            return self._known(test.fact, bool(test.operand) is positive)
        if isinstance(test.operand, FactReference):
            return self._reference(test, test.operand.fact, positive)
        domain = self.domain(test.fact)
        regions = (domain.accepted if positive else domain.refused)(test.comparison, test.operand)
        return tuple({test.fact: region} for region in regions)

    def absent(self, fact: str) -> tuple[Box, ...]:
        """The box in which a fact is not applicable; none when it always has a value."""
        region = self.domain(fact).absent
        return () if region is None else ({fact: region},)

    def _known(self, fact: str, known: bool) -> tuple[Box, ...]:
        """Known is what the profile gives, and what is not applicable."""
        if known:
            return ({given_key(fact): YES}, *self.absent(fact))
        return ({given_key(fact): NO, fact: self.domain(fact).applicable},)

    def _reference(self, test: Test, other: str, positive: bool) -> tuple[Box, ...]:
        """Field against field: an unknown of its own, which is false where one of the two is not applicable."""
        key, accepted, everything = self._relation(test, other)
        both: dict[str, Region] = {name: self.domain(name).applicable for name in (test.fact, other)}
        if positive:
            return ({**both, key: accepted},) if accepted else ()
        refused = everything & ~accepted
        boxes = (*self.absent(test.fact), *self.absent(other))
        return (*boxes, {key: refused}) if refused else boxes

    def _relation(self, test: Test, other: str) -> tuple[str, int, int]:
        """Under which key a comparison of two facts is kept, its cells, and all cells."""
        if self._numeric(test.fact):
            accepted = _ORDERS[test.comparison]
            if test.fact == other:
                return f"{other} itself", accepted & SAME, SAME
            first, second = sorted((test.fact, other))
            key = f"{first} to {second}"
            self.orders[key] = first, second
            return key, accepted if first == test.fact else _MIRRORED[accepted], LESS | SAME | MORE
        if test.fact == other and test.comparison in (Comparison.IS, Comparison.INCLUDES_ALL):
            return f"{other} itself", SAME, SAME
        return f"{test.fact} {test.comparison} {other}", YES, NO | YES

    def _numeric(self, fact: str) -> bool:
        return self._facts[fact].kind.numeric

    def _made(self, fact: str) -> Domain:
        declared, absence = self._facts[fact], fact not in self._always
        named = self._operands[fact]
        if declared.kind.numeric:
            computed = fact in self._computed
            bounds = declared.model_copy(update={"maximum": float("inf")}) if computed else declared
            borders = [value for value in named if isinstance(value, int | float)]
            return Numbers(bounds, borders, absence, declared.kind is Kind.COUNT and not computed)
        if declared.kind is Kind.BOOL:
            return Words((False, True), open_ended=False, absence=absence)
        open_ended = declared.open or not declared.choices
        words = (*declared.choices, *(str(word) for word in named)) if open_ended else declared.choices
        kind = Lists if declared.kind in (Kind.MANY, Kind.ORDER, Kind.MAP) else Words
        return kind(words, open_ended, absence)


def given_key(fact: str) -> str:
    """The key of a box under which stands whether the profile gives a fact."""
    return f"{fact} given"
