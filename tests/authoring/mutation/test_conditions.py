"""Mutants of conditions: every small fault once, in words that say what changed."""

import pytest

from advisor.authoring.mutation.conditions import condition_mutants, mutants_of
from advisor.authoring.mutation.mutants import Fault
from advisor.engine.program import Program
from advisor.model.condition import ALWAYS, All, Any, Condition, Not
from advisor.model.fact import FactType, Kind
from tests.engine.bases import compare, is_, rule

TYPES = {
    "load": FactType(kind=Kind.ONE, choices=("light", "heavy", "extreme"), ordered=True),
    "cloud": FactType(kind=Kind.ONE, choices=("own", "public", "hybrid")),
}


def mutated(condition: Condition) -> dict[Fault, set[Condition]]:
    found: dict[Fault, set[Condition]] = {}
    for mutant in condition_mutants(rule("r", condition, {"recommend": "caching"}), TYPES):
        found.setdefault(mutant.fault, set()).add(mutant.condition)
    return found


@pytest.mark.parametrize(
    ("comparison", "opposite", "neighbour"),
    [
        ("at_least", "less_than", "more_than"),
        ("more_than", "at_most", "at_least"),
        ("at_most", "more_than", "less_than"),
        ("less_than", "at_least", "at_most"),
    ],
)
def test_a_threshold_is_turned_round_and_moved_off_its_boundary(comparison: str, opposite: str, neighbour: str) -> None:
    assert mutated(compare("n", comparison, 10)) == {
        Fault.COMPARISON: {compare("n", opposite, 10)},
        Fault.BOUNDARY: {compare("n", neighbour, 10)},
    }


def test_a_truth_value_is_flipped() -> None:
    assert mutated(is_("q")) == {Fault.TRUTH_VALUE: {is_("q", False)}}
    assert mutated(compare("q", "known", False)) == {Fault.TRUTH_VALUE: {compare("q", "known", True)}}


def test_a_word_becomes_any_other() -> None:
    assert mutated(is_("cloud", "own")) == {Fault.COMPARISON: {Not(is_("cloud", "own"))}}


def test_each_word_of_several_is_dropped() -> None:
    listed = compare("cloud", "in", frozenset({"own", "hybrid"}))
    assert mutated(listed) == {
        Fault.COMPARISON: {Not(listed)},
        Fault.WORD: {compare("cloud", "in", frozenset({"own"})), compare("cloud", "in", frozenset({"hybrid"}))},
    }


def test_words_of_a_list_are_dropped_and_any_becomes_all() -> None:
    both = frozenset({"a", "b"})
    found = mutated(compare("many", "includes_any", both))
    assert found[Fault.COMPARISON] == {
        Not(compare("many", "includes_any", both)),
        compare("many", "includes_all", both),
    }
    assert found[Fault.WORD] == {compare("many", "includes_any", frozenset({word})) for word in both}


def test_one_end_of_an_ordered_scale_moves_at_its_boundary_only() -> None:
    upper = compare("load", "in", frozenset({"heavy", "extreme"}))
    assert mutated(upper)[Fault.BOUNDARY] == {compare("load", "in", frozenset({"extreme"}))}
    lower = compare("load", "in", frozenset({"light", "heavy"}))
    assert mutated(lower)[Fault.BOUNDARY] == {compare("load", "in", frozenset({"light"}))}
    assert Fault.WORD not in {**mutated(upper), **mutated(lower)}


def test_parts_are_dropped_and_joined_the_other_way() -> None:
    one, two = is_("q"), is_("p")
    assert mutated(All((one, two)))[Fault.CONNECTIVE] == {Any((one, two)), one, two}
    assert mutated(Any((one, two)))[Fault.CONNECTIVE] == {All((one, two)), one, two}


def test_a_negation_is_dropped_and_never_doubled() -> None:
    found = mutated(Not(is_("cloud", "own")))
    assert found == {Fault.CONNECTIVE: {is_("cloud", "own")}}


def test_a_rule_without_a_condition_has_no_mutant() -> None:
    assert mutated(ALWAYS) == {}


def test_no_mutant_stands_twice_or_is_the_condition_itself(shipped: Program) -> None:
    for one in shipped.rules:
        mutants = [mutant.condition for mutant in mutants_of(one, shipped.base)]
        assert len(mutants) == len(set(mutants))
        assert one.when not in mutants


def test_of_a_row_of_a_decision_table_only_what_its_author_wrote_is_changed(shipped: Program) -> None:
    rows = [one for one in shipped.rules if shipped.base.table_of(one.id) and isinstance(one.when, All)]
    for one in rows:
        assert isinstance(one.when, All)
        denied = [part for part in one.when.parts if isinstance(part, Not)]
        for mutant in mutants_of(one, shipped.base):
            assert str(mutant.condition)
            kept = mutant.condition.parts if isinstance(mutant.condition, All) else (mutant.condition,)
            assert set(denied) - {part for part in one.when.parts if str(part) in mutant.change} <= set(kept)
