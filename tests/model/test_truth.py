from itertools import product

import pytest

from advisor.model.condition import All, Any, Comparison, Condition, Not, Test
from advisor.model.evaluation import View, evaluate
from advisor.model.knowledge import Choice, Knowledge
from advisor.model.truth import Truth, conjunction, negation

F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
KNOWN = {F: frozenset({False}), U: frozenset({False, True}), T: frozenset({True})}
VIEW = View({truth.name: Knowledge(Choice(values)) for truth, values in KNOWN.items()}, frozenset())


def test_kleene_tables() -> None:
    assert [negation(truth) for truth in (F, U, T)] == [T, U, F]
    assert [conjunction(pair) for pair in product((F, U, T), repeat=2)] == [F, F, F, F, U, U, F, U, T]
    assert conjunction([]) is T


def test_conditions_follow_the_tables() -> None:
    pairs = [tuple(map(holds, pair)) for pair in product((F, U, T), repeat=2)]
    assert [evaluate(All(pair), VIEW) for pair in pairs] == [F, F, F, F, U, U, F, U, T]
    assert [evaluate(Any(pair), VIEW) for pair in pairs] == [F, U, T, U, U, T, T, T, T]
    assert evaluate(All(()), VIEW) is T
    assert evaluate(Any(()), VIEW) is F


@pytest.mark.parametrize("pair", list(product((F, U, T), repeat=2)))
def test_de_morgan(pair: tuple[Truth, Truth]) -> None:
    parts = tuple(map(holds, pair))
    assert evaluate(Not(All(parts)), VIEW) is evaluate(Any(tuple(map(Not, parts))), VIEW)


def holds(truth: Truth) -> Condition:
    """A condition of this truth."""
    return Test(truth.name, Comparison.IS, True)
