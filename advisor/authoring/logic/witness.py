"""Plain values of facts that lie in a box, and whether a condition really holds of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice, product

from advisor.authoring.logic.domains import Numbers, Value
from advisor.authoring.logic.regions import Box
from advisor.authoring.logic.space import LESS, MORE, NO, SAME, Space, given_key
from advisor.model.condition import Condition, FactReference, Test, facts_read, tests_of
from advisor.model.evaluation import View, evaluate
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.truth import Truth


@dataclass(frozen=True, slots=True)
class Assignment:
    """A state: a value for every fact that the conditions read, in the fact's own unit; None where not applicable.

    `untold` are the facts that the profile must not give, since a condition wants them not known.
    """

    values: dict[str, Value]
    untold: frozenset[str] = frozenset()

    @property
    def view(self) -> View:
        """What an evaluation of conditions sees in this state."""
        known = {name: _known(value) for name, value in self.values.items()}
        return View(known, frozenset(self.values) - self.untold)


_CANDIDATES, _ATTEMPTS = 4, 100


def orders_possible(box: Box, space: Space) -> bool:
    """Whether the bounds of each two numbers in a box leave room for how they stand to each other there.

    Pairs are looked at one by one, so what only three of them rule out together goes unnoticed.
    """
    for key, (left, right) in space.orders.items():
        if key not in box or left not in box or right not in box:
            continue
        (low, high), (other_low, other_high) = (_span(space, name, box) for name in (left, right))
        room = (LESS if low < other_high else 0) | (MORE if high > other_low else 0)
        room |= SAME if low <= other_high and high >= other_low else 0
        order = box[key]
        assert isinstance(order, int)
        if not order & room:
            return False
    return True


def _span(space: Space, fact: str, box: Box) -> tuple[float, float]:
    domain, region = space.domain(fact), box[fact]
    assert isinstance(domain, Numbers) and isinstance(region, int)
    return domain.span(region) if region & domain.applicable else (float("-inf"), float("inf"))


def witness(box: Box, conditions: tuple[Condition, ...], space: Space) -> Assignment | None:
    """Values in the box for which all conditions hold; None when no attempt at finding them succeeds."""
    names = tuple(dict.fromkeys(name for condition in conditions for name in facts_read(condition)))
    compared = {name for condition in conditions for test in tests_of(condition) for name in _both(test)}
    untold = frozenset(name for name in names if box.get(given_key(name)) == NO)
    for values in islice(_attempts(box, names, compared, space), _ATTEMPTS):
        found = Assignment(values, untold)
        if all(evaluate(condition, found.view) is Truth.TRUE for condition in conditions):
            return found
    return None


def _attempts(box: Box, names: tuple[str, ...], compared: Collection[str], space: Space) -> Iterator[dict[str, Value]]:
    """Ways to choose values in a box; only where facts are compared does more than the first one matter."""
    choices: list[tuple[Value, ...]] = []
    for name in names:
        domain = space.domain(name)
        found = domain.values(box.get(name, domain.everything))
        choices.append(tuple(islice(found, _CANDIDATES if name in compared else 1)))
    for values in product(*choices):
        yield dict(zip(names, values, strict=True))


def _both(test: Test) -> tuple[str, ...]:
    """The two facts that a test compares with each other, if it does."""
    return (test.fact, test.operand.fact) if isinstance(test.operand, FactReference) else ()


def _known(value: Value) -> Knowledge:
    match value:
        case None:
            return NOT_APPLICABLE
        case frozenset():
            return Knowledge(Subset.exactly(value))
        case bool() | str():
            return Knowledge(Choice(frozenset({value})))
        case _:
            return Knowledge(Interval(value, value))
