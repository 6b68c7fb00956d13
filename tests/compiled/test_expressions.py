"""Expressions: equal ones are shared, constants folded, and only what is needed is written."""

from advisor.compiled.expressions import Expressions
from advisor.compiled.words import FALSE, TRUE, UNKNOWN


def test_equal_expressions_are_one() -> None:
    e = Expressions()
    a, b = e.source("a"), e.source("b")
    assert e.source("a") == a
    assert e.all_of((a, b)) == e.all_of((b, a, a))
    assert e.negated(e.negated(a)) == a


def test_constants_are_folded() -> None:
    e = Expressions()
    a, unknown = e.source("a"), e.constant(UNKNOWN)
    assert e.all_of((a, e.constant(TRUE))) == a
    assert e.word(e.all_of((a, e.constant(FALSE)))) == FALSE
    assert e.word(e.any_of((a, e.constant(TRUE)))) == TRUE
    assert e.word(e.all_of(())) == TRUE
    assert e.word(e.any_of(())) == FALSE
    assert e.word(e.all_of((unknown, e.constant(TRUE)))) == UNKNOWN
    assert e.word(e.negated(unknown)) == UNKNOWN
    assert e.word(e.all_of((a, unknown))) is None


def test_only_what_is_needed_is_written_and_in_an_order_that_can_be_computed() -> None:
    e = Expressions()
    a, b = e.source("a"), e.source("b")
    e.source("unused({0})", b)
    both = e.all_of((a, e.negated(b)))
    assert e.written([both], for_one=True) == [
        f"v{a} = a", f"v{b} = b", f"v{e.negated(b)} = NEGATIONS[v{b}]", f"v{both} = v{a} & v{e.negated(b)}",
    ]  # fmt: skip
    assert f"v{e.negated(b)} = negation(v{b})" in e.written([both], for_one=False)


def test_a_word_of_what_may_hold_and_what_may_fail_surely_holds_where_it_cannot_fail() -> None:
    e = Expressions()
    true, false, unknown = (e.constant(word) for word in (TRUE, FALSE, UNKNOWN))
    assert e.word(e.settled(true, false)) == TRUE
    assert e.word(e.settled(true, unknown)) == UNKNOWN
    assert e.word(e.settled(false, true)) == FALSE
