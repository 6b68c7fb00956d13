from itertools import product

import pytest

from advisor.model.truth import Truth, conjunction, disjunction, negation

F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE


def test_kleene_tables() -> None:
    assert [negation(truth) for truth in (F, U, T)] == [T, U, F]
    assert [conjunction(pair) for pair in product((F, U, T), repeat=2)] == [F, F, F, F, U, U, F, U, T]
    assert [disjunction(pair) for pair in product((F, U, T), repeat=2)] == [F, U, T, U, U, T, T, T, T]


def test_of_nothing_at_all() -> None:
    assert conjunction([]) is T
    assert disjunction([]) is F


@pytest.mark.parametrize("pair", list(product((F, U, T), repeat=2)))
def test_de_morgan(pair: tuple[Truth, Truth]) -> None:
    assert negation(conjunction(pair)) is disjunction(map(negation, pair))
