"""Taking conditions apart: their nodes with the tests below them, and what is left without one of these."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.model.condition import All, Any, Condition, Not, Test, tests_of


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a condition. `first` is the number, as `tests_of` counts from 0, of the first test in or after it;
    `above` are the parts around it, the outermost first.
    """

    condition: Condition
    first: int
    above: tuple["Node", ...] = ()

    @property
    def parent(self) -> "Node | None":
        """The part that it is a direct part of."""
        return self.above[-1] if self.above else None

    @property
    def positive(self) -> bool:
        """Whether an even number of negations stand around it."""
        return sum(isinstance(node.condition, Not) for node in self.above) % 2 == 0


def nodes_of(condition: Condition) -> Iterator[Node]:
    """Every part of a condition, itself first, in the order in which they are written."""
    yield from _nodes(Node(condition, 0))


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    first = node.first
    for part in direct_parts(node.condition):
        yield from _nodes(Node(part, first, (*node.above, node)))
        first += sum(1 for _ in tests_of(part))


def direct_parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that one is made of; a test of none."""
    match condition:
        case All(parts) | Any(parts):
            return parts
        case Not(part):
            return (part,)
        case Test():
            return ()


def without_test(condition: Condition, number: int) -> Condition | None:
    """The condition without its test of that number, and without what the test alone makes up; None when all of it."""
    match condition:
        case Test():
            return None if number == 0 else condition
        case Not(part):
            left = without_test(part, number)
            return None if left is None else Not(left)
        case All(parts) | Any(parts):
            kept: list[Condition] = []
            for part in parts:
                count = sum(1 for _ in tests_of(part))
                rest = without_test(part, number) if 0 <= number < count else part
                if rest is not None:
                    kept.append(rest)
                number -= count
            return None if parts and not kept else replace(condition, parts=tuple(kept))


def bare(condition: Condition) -> Condition:
    """The condition without how uncertain its thresholds are."""
    match condition:
        case Test():
            return condition if condition.uncertain is None else replace(condition, uncertain=None)
        case Not(part):
            return Not(bare(part))
        case All(parts) | Any(parts):
            return replace(condition, parts=tuple(map(bare, parts)))
