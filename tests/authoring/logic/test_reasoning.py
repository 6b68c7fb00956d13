"""The logic of conditions against brute force over every state of a few small facts."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any as Anything

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.authoring.logic import Logic, Undecided
from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test, facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.fact import FactType, Kind
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.truth import Truth
from tests.engine.bases import is_

FACTS = {
    "flag": FactType(kind=Kind.BOOL),
    "derived": FactType(kind=Kind.ONE, choices=("low", "high"), ordered=True),
    "colour": FactType(kind=Kind.ONE, choices=("red", "blue")),
    "hue": FactType(kind=Kind.ONE, choices=("red", "blue")),
    "town": FactType(kind=Kind.ONE, open=True),
    "size": FactType(kind=Kind.NUMBER, maximum=10),
    "width": FactType(kind=Kind.NUMBER),
    "teams": FactType(kind=Kind.COUNT, maximum=5),
    "skills": FactType(kind=Kind.MANY, choices=("red", "go")),
    "tools": FactType(kind=Kind.MANY, open=True),
}
TOLD = ("flag", "teams")
NUMBERS = (0.0, 3.0, 10.0)
GRID: dict[str, list[Anything]] = {
    "flag": [True, False, None],
    "derived": ["low", "high"],
    "colour": ["red", "blue", None],
    "hue": ["red", "blue", None],
    "town": ["rome", "elsewhere", None],
    "size": [0, 1, 2, 3, 4, 5, 10, None],
    "width": [0, 1, 2, 3, 4, 5, 10, 11, 12, None],
    "teams": [0, 1, 2, 3, 4, 5, None],
    "skills": [*(frozenset(some) for n in range(3) for some in combinations(("red", "go"), n)), None],
    "tools": [*(frozenset(some) for n in range(5) for some in combinations(("red", "blue", "go", "saw"), n)), None],
}


def comparisons_of_one_fact() -> st.SearchStrategy[Test]:
    words = st.frozensets(st.sampled_from(["red", "go"]))
    order = st.sampled_from(["is", "at_least", "at_most", "more_than", "less_than"])
    many = st.sampled_from(["is", "includes_any", "includes_all"])
    listed = st.sampled_from(["skills", "tools"])
    return st.one_of(
        st.builds(lambda v: is_("flag", v), st.booleans()),
        st.builds(lambda v: is_("derived", v), st.sampled_from(["low", "high"])),
        st.builds(lambda v: is_("colour", v), st.sampled_from(["red", "blue"])),
        st.builds(lambda v: Test("colour", Comparison.IN, v), st.frozensets(st.sampled_from(["red", "blue"]))),
        st.just(is_("town", "rome")),
        st.builds(lambda c, v: Test("size", Comparison(c), v), order, st.sampled_from(NUMBERS)),
        st.builds(lambda c, v: Test("teams", Comparison(c), v), order, st.sampled_from([0.0, 1.0, 2.0, 5.0])),
        st.builds(lambda f, c, v: Test(f, Comparison(c), v), listed, many, words),
        st.builds(lambda f, v: Test(f, Comparison.INCLUDES, v), listed, st.sampled_from(["red", "go"])),
        st.builds(lambda f, v: Test(f, Comparison.KNOWN, v), st.sampled_from(TOLD), st.booleans()),
    )


def comparisons_of_two_facts() -> st.SearchStrategy[Test]:
    order = st.sampled_from(["is", "at_least", "at_most", "more_than", "less_than"])
    numbers = st.sampled_from(["size", "width"])
    lists = st.sampled_from(["skills", "tools"])
    words = st.sampled_from(["colour", "hue"])
    many = st.sampled_from(["is", "includes_any", "includes_all"])

    def reference(left: str, comparison: str, right: str) -> Test:
        return Test(left, Comparison(comparison), FactReference(right))

    return st.one_of(
        st.builds(reference, numbers, order, numbers),
        st.builds(reference, lists, many, lists),
        st.builds(reference, words, st.just("is"), words),
        st.builds(reference, words, st.just("in"), lists),
        st.builds(reference, lists, st.just("includes"), words),
    )


def conditions(tests: st.SearchStrategy[Test]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        tests,
        lambda part: st.one_of(
            st.builds(Not, part),
            st.builds(lambda parts: All(tuple(parts)), st.lists(part, max_size=3)),
            st.builds(lambda parts: Any(tuple(parts)), st.lists(part, max_size=3)),
        ),
        max_leaves=5,
    ).filter(lambda condition: len(facts_read(condition)) <= 3)


def known(value: Anything) -> Knowledge:
    match value:
        case None:
            return NOT_APPLICABLE
        case frozenset():
            return Knowledge(Subset.exactly(value))
        case bool() | str():
            return Knowledge(Choice(frozenset({value})))
        case _:
            return Knowledge(Interval(value, value))


def states(*read: Condition) -> Iterator[View]:
    """Every state of the facts read, over a grid that has a value in every cell that a test can tell apart."""
    names = tuple(dict.fromkeys(name for condition in read for name in facts_read(condition)))
    told = [name for name in names if name in TOLD]
    for values in product(*(GRID[name] for name in names)):
        knowledge = {name: known(value) for name, value in zip(names, values, strict=True)}
        for given_ones in product((True, False), repeat=len(told)):
            yield View(knowledge, frozenset(name for name, is_given in zip(told, given_ones, strict=True) if is_given))


def holds(condition: Condition, view: View) -> bool:
    return evaluate(condition, view) is Truth.TRUE


def logic() -> Logic:
    return Logic(FACTS, always=("derived",))


@settings(max_examples=200, deadline=None)
@given(conditions(comparisons_of_one_fact()))
def test_without_field_against_field_a_condition_is_impossible_just_where_no_state_satisfies_it(
    condition: Condition,
) -> None:
    found = logic().satisfying(condition)
    assert (found is not None) == any(holds(condition, view) for view in states(condition))
    assert found is None or holds(condition, found.view)


@settings(max_examples=150, deadline=None)
@given(conditions(comparisons_of_one_fact()), conditions(comparisons_of_one_fact()))
def test_without_field_against_field_implication_is_decided_both_ways(one: Condition, other: Condition) -> None:
    if len(facts_read(All((one, other)))) > 4:
        return
    expected = all(holds(other, view) for view in states(one, other) if holds(one, view))
    assert logic().implies(one, other) is expected


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(conditions(comparisons_of_two_facts() | comparisons_of_one_fact()))
def test_with_field_against_field_no_claim_is_wrong(condition: Condition) -> None:
    satisfiable = any(holds(condition, view) for view in states(condition))
    assert not (satisfiable and logic().impossible(condition))
    try:
        found = logic().satisfying(condition)
    except Undecided:
        return
    assert (found is not None) == satisfiable
    assert found is None or holds(condition, found.view)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(conditions(comparisons_of_two_facts() | comparisons_of_one_fact()), conditions(comparisons_of_two_facts()))
def test_with_field_against_field_no_implication_is_wrong(one: Condition, other: Condition) -> None:
    if len(facts_read(All((one, other)))) > 4:
        return
    decided = logic().implies(one, other)
    if decided is not None:
        assert decided is all(holds(other, view) for view in states(one, other) if holds(one, view))


def size(comparison: str, operand: float) -> Test:
    return Test("size", Comparison(comparison), operand)


def test_a_list_is_complete_only_with_every_word_that_is_asked_for() -> None:
    both = Test("skills", Comparison.INCLUDES_ALL, frozenset({"red", "go"}))
    exactly = Test("skills", Comparison.IS, frozenset({"red", "go"}))
    assert logic().equivalent(both, exactly) is True
    assert (
        logic().implies(
            Test("tools", Comparison.INCLUDES_ALL, frozenset({"red", "go"})), is_("tools", frozenset({"red", "go"}))
        )
        is False
    )


def test_whole_numbers_have_nothing_between_neighbours() -> None:
    between = All((Test("teams", Comparison.MORE_THAN, 1), Test("teams", Comparison.LESS_THAN, 2)))
    assert logic().satisfying(between) is None
    found = logic().satisfying(All((size("more_than", 1), size("less_than", 2))))
    assert found is not None
    assert found.values == {"size": 1.4}


def test_what_an_order_of_two_facts_leaves_no_room_for_is_impossible() -> None:
    wider = Test("width", Comparison.MORE_THAN, FactReference("size"))
    cannot = All((wider, size("at_least", 5), Test("width", Comparison.AT_MOST, 5)))
    assert logic().satisfying(cannot) is None
    assert logic().implies(wider, Test("size", Comparison.LESS_THAN, FactReference("width"))) is True


def test_not_applicable_escapes_a_comparison_and_its_opposite() -> None:
    flags = Any((is_("flag", True), is_("flag", False)))
    found = logic().satisfying(Not(flags))
    assert found is not None and found.values == {"flag": None}
    derived = Any((is_("derived", "low"), is_("derived", "high")))
    assert logic().satisfying(Not(derived)) is None


def test_constraints_and_the_questions_behind_a_fact_are_heard_only_when_asked_for() -> None:
    within = Logic(
        FACTS,
        asked={"size": is_("flag", True)},
        constraints=[Not(All((is_("colour", "red"), is_("hue", "blue"))))],
    )
    unlike = All((is_("colour", "red"), is_("hue", "blue")))
    assert within.satisfying(unlike) is not None
    assert within.satisfying(unlike, within_base=True) is None
    unasked = All((is_("flag", False), size("at_least", 1)))
    assert within.impossible(unasked, within_base=True)
    assert not within.impossible(unasked)


def test_no_constraint_binds_a_computed_fact() -> None:
    free = Logic(FACTS, computed=("size",), constraints=[size("less_than", 5)])
    assert free.satisfying(size("at_least", 7), within_base=True) is not None


def test_what_would_take_too_long_is_not_decided() -> None:
    facts = {f"switch{number}": FactType(kind=Kind.BOOL) for number in range(14)}
    odd: Condition = is_("switch0")
    for name in list(facts)[1:]:
        odd = Any((All((odd, Not(is_(name)))), All((Not(odd), is_(name)))))
    with pytest.raises(Undecided):
        Logic(facts).satisfying(odd)
    assert Logic(facts).impossible(odd) is False
    assert Logic(facts).implies(odd, is_("switch0")) is None
