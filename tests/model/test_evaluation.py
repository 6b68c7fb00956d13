"""Every comparison over everything that may be known, and what not applicable means."""

from math import inf
from typing import Any as Anything

import pytest

from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test
from advisor.model.evaluation import View, evaluate
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.truth import Truth, negation
from tests.engine.bases import is_

F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE


def number(low: float, high: float) -> Knowledge:
    return Knowledge(Interval(low, high))


def words(*values: Anything) -> Knowledge:
    return Knowledge(Choice(frozenset(values)))


def some(required: str, allowed: str) -> Knowledge:
    return Knowledge(Subset(frozenset(required), frozenset(allowed)))


def lists(*wholes: str) -> Knowledge:
    return Knowledge(Subset.among(tuple(frozenset(whole) for whole in wholes)))


ANYTHING_LISTED = Knowledge(Subset(frozenset(), None))


def truth(known: Knowledge, comparison: str, operand: Anything, **others: Knowledge) -> Truth:
    return evaluate(Test("x", Comparison(comparison), operand), View({"x": known, **others}, frozenset()))


@pytest.mark.parametrize(
    ("known", "comparison", "operand", "expected"),
    [
        (number(5, 5), "is", 5, T),
        (number(4, 6), "is", 5, U),
        (number(4, 6), "is", 7, F),
        (number(5, 9), "at_least", 5, T),
        (number(4, 9), "at_least", 5, U),
        (number(1, 4), "at_least", 5, F),
        (number(5, 9), "more_than", 5, U),
        (number(1, 5), "more_than", 5, F),
        (number(6, 9), "more_than", 5, T),
        (number(1, 5), "at_most", 5, T),
        (number(5, 9), "at_most", 5, U),
        (number(6, 9), "at_most", 5, F),
        (number(1, 4), "less_than", 5, T),
        (number(5, 9), "less_than", 5, F),
        (number(0, inf), "at_least", 0, T),
        (number(0, inf), "at_least", 1, U),
        (words("a"), "is", "a", T),
        (words("a", "b"), "is", "a", U),
        (words("b", "c"), "is", "a", F),
        (words(True, False), "is", True, U),
        (words("a", "b"), "in", frozenset("abc"), T),
        (words("a", "d"), "in", frozenset("abc"), U),
        (words("d"), "in", frozenset("abc"), F),
        (Knowledge(Choice(None)), "is", "a", U),
        (some("a", "ab"), "includes", "a", T),
        (some("a", "ab"), "includes", "b", U),
        (some("a", "ab"), "includes", "c", F),
        (some("a", "abc"), "includes_any", frozenset("ad"), T),
        (some("a", "abc"), "includes_any", frozenset("bd"), U),
        (some("a", "abc"), "includes_any", frozenset("d"), F),
        (some("a", "abc"), "includes_any", frozenset(), F),
        (some("ab", "abc"), "includes_all", frozenset("ab"), T),
        (some("a", "abc"), "includes_all", frozenset("ab"), U),
        (some("a", "ab"), "includes_all", frozenset("ac"), F),
        (some("", "ab"), "includes_all", frozenset(), T),
        (some("a", "a"), "is", frozenset("a"), T),
        (some("a", "ab"), "is", frozenset("a"), U),
        (some("a", "ab"), "is", frozenset("b"), F),
        (some("a", "ab"), "is", frozenset("abc"), F),
        (ANYTHING_LISTED, "includes", "a", U),
        (ANYTHING_LISTED, "is", frozenset(), U),
        (lists("ab", "c"), "includes_any", frozenset("ac"), T),
        (lists("ab", "c"), "includes", "c", U),
        (lists("ab", "b"), "includes", "b", T),
        (lists("ab", "b"), "is", frozenset("a"), F),
    ],
)
def test_a_fact_against_a_value(known: Knowledge, comparison: str, operand: Anything, expected: Truth) -> None:
    assert truth(known, comparison, operand) is expected
    may_be_absent = Knowledge(known.values, absent=True)
    assert truth(may_be_absent, comparison, operand) is min(expected, U)


@pytest.mark.parametrize(
    ("known", "comparison", "other", "expected"),
    [
        (number(5, 9), "at_least", number(1, 5), T),
        (number(4, 9), "at_least", number(1, 5), U),
        (number(1, 4), "at_least", number(5, 6), F),
        (number(5, 5), "is", number(5, 5), T),
        (words("a", "b"), "in", some("ab", "abc"), T),
        (words("a", "c"), "in", some("ab", "abc"), U),
        (words("d"), "in", some("ab", "abc"), F),
        (words("a"), "is", words("a"), T),
        (words("a", "b"), "is", words("a"), U),
        (words("b"), "is", words("a"), F),
        (some("a", "ab"), "includes_any", some("a", "ac"), T),
        (some("", "ab"), "includes_any", some("a", "ac"), U),
        (some("", "ab"), "includes_any", some("c", "cd"), F),
        (lists("ab", "ab"), "includes_any", lists("a", "b"), T),
        (some("ab", "abc"), "includes_all", lists("a", "b"), T),
        (some("ab", "ab"), "includes_all", lists("ac", "bc"), F),
        (some("ab", "abc"), "includes", words("a", "b"), T),
        (some("ab", "abc"), "includes", words("d"), F),
        (some("ab", "ab"), "is", some("ab", "ab"), T),
    ],
)
def test_field_against_field(known: Knowledge, comparison: str, other: Knowledge, expected: Truth) -> None:
    assert truth(known, comparison, FactReference("y"), y=other) is expected
    assert truth(known, comparison, FactReference("y"), y=NOT_APPLICABLE) is F
    assert truth(NOT_APPLICABLE, comparison, FactReference("y"), y=other) is F
    assert truth(known, comparison, FactReference("y"), y=Knowledge(other.values, absent=True)) is min(expected, U)


@pytest.mark.parametrize("comparison", ["is", "at_least", "less_than"])
def test_what_does_not_apply_makes_comparisons_false_and_their_negations_true(comparison: str) -> None:
    view = View({"x": NOT_APPLICABLE}, frozenset())
    test = Test("x", Comparison(comparison), 5)
    assert evaluate(test, view) is F
    assert evaluate(Not(test), view) is T


def test_a_fact_that_nobody_declared_does_not_apply() -> None:
    assert evaluate(is_("nothing"), View({}, frozenset())) is F


@pytest.mark.parametrize(
    ("known", "given", "expected"),
    [
        (number(1, 9), {"x"}, T),
        (number(1, 9), set(), F),
        (NOT_APPLICABLE, set(), T),
        (Knowledge(Interval(1, 9), absent=True), set(), U),
    ],
)
def test_known_sees_the_profile_as_given(known: Knowledge, given: set[str], expected: Truth) -> None:
    view = View({"x": known}, frozenset(given))
    assert evaluate(Test("x", Comparison.KNOWN, True), view) is expected
    assert evaluate(Test("x", Comparison.KNOWN, False), view) is negation(expected)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (All((is_("yes"), is_("open"))), U),
        (All((is_("no"), is_("open"))), F),
        (Any((is_("yes"), is_("open"))), T),
        (Any((is_("no"), is_("open"))), U),
        (Not(is_("open")), U),
        (Not(Any((is_("no"), is_("yes")))), F),
        (All(()), T),
        (Any(()), F),
    ],
)
def test_kleene_down_the_tree(condition: Condition, expected: Truth) -> None:
    view = View({"yes": words(True), "no": words(False), "open": words(True, False)}, frozenset())
    assert evaluate(condition, view) is expected
