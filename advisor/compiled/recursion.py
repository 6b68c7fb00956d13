"""Derived facts that derive each other: which values must be settled together."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from advisor.model.condition import Condition, Test, tests_of
from advisor.model.rulebase import RuleBase
from advisor.model.strata import rising_values

Node = tuple[str, int]
"""A derived fact, and the place of one of its values."""


def knots(base: RuleBase, deriving: Mapping[Node, Sequence[Condition]]) -> tuple[frozenset[Node], ...]:
    """Sets of values each of which hangs on itself by way of the others.

    Cycles are found one at a time and their values taken as one, until none is left.
    """
    behind = {
        node: {source for when in conditions for source in _sources(base, when)}
        for node, conditions in deriving.items()
    }
    knot_of: dict[Node, frozenset[Node]] = {}

    def group(node: Node) -> frozenset[Node]:
        return knot_of.get(node, frozenset({node}))

    while True:
        graph: dict[frozenset[Node], set[frozenset[Node]]] = {}
        for node, sources in behind.items():
            graph.setdefault(group(node), set()).update(
                group(source) for source in sources if group(source) != group(node)
            )
        try:
            tuple(TopologicalSorter(graph).static_order())
        except CycleError as error:
            tied = frozenset[Node]().union(*error.args[1])
            knot_of.update(dict.fromkeys(tied, tied))
            continue
        themselves = {node: frozenset({node}) for node, sources in behind.items() if node in sources}
        return tuple(
            dict.fromkeys((*knot_of.values(), *(knot for node, knot in themselves.items() if node not in knot_of)))
        )


def _sources(base: RuleBase, when: Condition) -> Iterator[Node]:
    """The values that a condition asks for by name."""
    for test in tests_of(when):
        fact = base.derived.get(test.fact)
        if fact is not None and isinstance(test, Test):
            yield from ((fact.id, fact.scale.index(value)) for value in rising_values(test, fact))
