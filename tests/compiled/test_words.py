"""Truth words: Kleene's connectives on four bits, for ints and for arrays alike."""

from itertools import product

import numpy as np
import pytest

from advisor.compiled.words import FALSE, SURETIES, TRUE, UNKNOWN, negation, nested, word_of
from advisor.engine.surety import surety_of
from advisor.model import truth
from advisor.model.truth import Truth

WORDS = sorted({word_of(*pair) for pair in product(Truth, repeat=2)})
KLEENE = {word_of(first, first): first for first in (Truth.FALSE, Truth.TRUE)} | {UNKNOWN: Truth.UNKNOWN}


def test_there_are_five_words_from_surely_to_surely_not() -> None:
    assert WORDS == [0, 2, 10, 14, 15]
    assert (FALSE, UNKNOWN, TRUE) == (0, 10, 15)


@pytest.mark.parametrize(("one", "other"), list(product(KLEENE, repeat=2)))
def test_and_or_and_not_are_kleenes(one: int, other: int) -> None:
    both = truth.conjunction((KLEENE[one], KLEENE[other]))
    assert KLEENE[one & other] is both
    assert KLEENE[one | other] is max(KLEENE[one], KLEENE[other])
    assert KLEENE[negation(one)] is truth.negation(KLEENE[one])


def test_a_word_is_as_sure_as_its_two_truth_values() -> None:
    for first, second in product(Truth, repeat=2):
        assert SURETIES[word_of(first, second)] == surety_of(first, second)


def test_arrays_are_negated_as_ints_are() -> None:
    words = np.arange(16, dtype=np.uint8)
    assert negation(words).tolist() == [negation(word) for word in range(16)]
    assert nested(words).tolist() == [nested(word) for word in range(16)]


def test_the_second_pass_is_bound_by_the_first() -> None:
    assert nested(0b0011) == TRUE
    assert nested(0b1100) == FALSE
    assert all(nested(word) == word for word in WORDS)
