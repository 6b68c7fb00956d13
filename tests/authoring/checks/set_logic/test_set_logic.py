"""What the checks of rules against each other leave alone; the pages of findings show what they find."""

from types import ModuleType
from typing import Any

import pytest

from advisor.authoring.checks.set_logic import (
    derivation_cycle,
    missing_argument,
    opposite_conclusions,
    pain_echo,
    same_rule,
    silent_option,
    subsumed_rule,
    underivable_fact,
)
from advisor.authoring.subject import Subject
from advisor.engine.program import compile_rulebase
from advisor.model.condition import All, Comparison, Condition, Not, Test
from advisor.model.fact import DerivedFact
from advisor.model.rule import Rule
from tests.engine.bases import attribute, base_of, compare, decision, is_, option, question, rule

RED = {"kind": "red"}
WIDE, NARROW = compare("size", "at_least", 5), compare("size", "at_least", 9)
QUESTIONS = [question("size", "number"), question("flag", "bool"), question("pains", "many", ("slow",))]
OPTIONS = [
    option("framework", "one", 1, attributes={"kind": "red", "tags": ("slow",)}),
    option("framework", "two", 2, attributes={"kind": "red"}),
]


def points(word: str = "favour", target: Any = ("one",), strength: int = 2, **more: Any) -> dict[str, Any]:
    chosen = list(target) if isinstance(target, tuple) else target
    return {word: {"framework": chosen}, "criterion": "speed", "strength": strength, **more}


def found(check: ModuleType, *rules: Rule, focus: tuple[str, ...] | None = None) -> list[str]:
    facts = [DerivedFact(id="busy", order=1, meaning="."), DerivedFact(id="calm", order=2, meaning=".")]
    framework = decision("framework", 1, kind=attribute("one"), tags=attribute("many"))
    base = base_of(QUESTIONS, facts, [framework], OPTIONS, rules)
    return [spotted.item[1] for spotted in check.find(Subject(compile_rulebase(base), focus))]


def two(when: Condition, then: dict[str, Any], other: Condition, otherwise: dict[str, Any]) -> tuple[Rule, Rule]:
    return rule("first", when, then, order=1), rule("second", other, otherwise, order=2)


@pytest.mark.parametrize(
    ("narrow", "wide", "covered"),
    [
        ({"recommend": "caching"}, {"recommend": "caching"}, True),
        ({"recommend": "caching", "priority": "now"}, {"recommend": "caching"}, False),
        ({"warn": "storm", "severity": "high"}, {"warn": "storm"}, False),
        ({"warn": "storm", "severity": "medium"}, {"warn": "storm"}, True),
        ({"derive": "busy"}, {"derive": "busy"}, True),
        ({"veto": {"framework": ["one"]}, "reason": "."}, {"veto": {"framework": RED}, "reason": "."}, True),
        ({"veto": {"framework": RED}, "reason": "."}, {"veto": {"framework": ["one"]}, "reason": "."}, False),
        (points(argument="a"), points(argument="a"), True),
        (points(argument="a", strength=3), points(argument="a"), False),
        (points(argument="a"), points(argument="b"), False),
        (points(), points(), False),
    ],
)  # fmt: skip
def test_a_narrower_rule_is_subsumed_just_when_it_adds_nothing(
    narrow: dict[str, Any], wide: dict[str, Any], covered: bool
) -> None:
    rules = two(NARROW, narrow, WIDE, wide)
    assert found(subsumed_rule, *rules) == (["first"] if covered else [])
    assert found(subsumed_rule, *rules, focus=("second",)) == []
    assert found(subsumed_rule, *two(WIDE, narrow, NARROW, wide), focus=("first",)) == []


def test_two_equal_rules_are_one_finding_at_the_later_and_at_whichever_is_in_focus() -> None:
    rules = two(All((WIDE, is_("flag"))), points(), All((is_("flag"), Not(Not(WIDE)))), points())
    assert found(same_rule, *rules) == ["second"]
    assert found(same_rule, *rules, focus=("first",)) == ["first"]
    assert found(subsumed_rule, *rules) == found(missing_argument, *rules) == []


def test_arguments_of_two_names_are_two_things_to_say() -> None:
    assert found(same_rule, *two(WIDE, points(argument="a"), WIDE, points(argument="b"))) == []
    assert found(missing_argument, *two(NARROW, points(argument="a"), WIDE, points(argument="b"))) == []
    assert found(missing_argument, *two(NARROW, points(argument="a"), WIDE, points())) == ["second"]


def test_points_from_answers_that_exclude_each_other_are_never_counted_twice() -> None:
    assert found(missing_argument, *two(WIDE, points(), Not(NARROW), points())) == ["second"]
    assert found(missing_argument, *two(NARROW, points(), compare("size", "less_than", 5), points())) == []


def test_two_named_arguments_that_meet_in_one_option_are_a_weighing() -> None:
    against = points("disfavour", RED, argument="b")
    assert found(opposite_conclusions, *two(WIDE, points(argument="a"), WIDE, against)) == []
    assert found(opposite_conclusions, *two(WIDE, points(), WIDE, against)) == ["second"]
    assert found(opposite_conclusions, *two(WIDE, points(), NARROW, against)) == []


def test_a_selector_that_a_fact_decides_may_speak_of_every_option_that_has_the_attribute() -> None:
    by_fact = points(target={"tags": {"fact": "pains"}})
    assert found(silent_option, rule("only", WIDE, by_fact)) == ["two"]


def test_a_chain_of_derivations_is_no_circle() -> None:
    chain = two(WIDE, {"derive": "busy"}, is_("busy"), {"derive": "calm"})
    assert found(derivation_cycle, *chain) == []
    assert found(derivation_cycle, *two(is_("calm"), {"derive": "busy"}, is_("busy"), {"derive": "calm"})) == ["first"]


def test_a_fact_that_is_derived_may_be_tested_both_ways() -> None:
    rules = two(WIDE, {"derive": "busy"}, Test("busy", Comparison.IS, False), {"recommend": "caching"})
    assert found(underivable_fact, *rules) == []
    assert found(underivable_fact, rules[1]) == ["second"]


def test_a_pain_together_with_another_answer_may_lead_to_a_warning() -> None:
    pain = compare("pains", "includes", "slow")
    assert found(pain_echo, rule("only", All((pain, WIDE)), {"warn": "storm"})) == []
    assert found(pain_echo, rule("only", pain, {"recommend": "caching"})) == []
    assert found(pain_echo, rule("only", pain, {"warn": "storm"})) == ["only"]
