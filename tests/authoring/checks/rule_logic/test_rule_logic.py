"""What the checks of one condition leave alone, and which part they name; the pages of findings show what they find."""

from types import ModuleType

import pytest

from advisor.authoring.checks.rule_logic import always_holds, lone_any_all, never_holds, redundant_test, repeated_test
from advisor.authoring.subject import Subject
from advisor.engine.program import compile_rulebase
from advisor.model.condition import ALWAYS, All, Any, Comparison, Condition, Not, Test
from tests.engine.bases import base_of, compare, is_, question, rule

CHECKS = (never_holds, always_holds, repeated_test, redundant_test, lone_any_all)
QUESTIONS = [
    question("flag", "bool"),
    question("other", "bool"),
    question("size", "number"),
    question("words", "many", ("a", "b", "c")),
]
FLAG, OTHER = is_("flag"), is_("other")


def messages(check: ModuleType, when: Condition) -> list[str]:
    base = base_of(QUESTIONS, rules=[rule("one", when, {"recommend": "caching"})])
    return [spotted.message for spotted in check.find(Subject(compile_rulebase(base)))]


@pytest.mark.parametrize(
    "when",
    [
        ALWAYS,
        FLAG,
        All((FLAG, Any((OTHER, compare("size", "at_least", 5))))),
        Any((All((FLAG, OTHER)), All((Not(OTHER), compare("size", "at_least", 5))))),
        Any((FLAG, is_("flag", False))),
        All((compare("size", "at_least", 5), compare("size", "at_most", 5))),
        All((compare("words", "includes", "a"), Not(is_("words", frozenset("a"))))),
        Any((Test("flag", Comparison.KNOWN, False), is_("flag", False))),
        All((Test("flag", Comparison.KNOWN, True), FLAG)),
    ],
    ids=str,
)
def test_nothing_is_wrong_with_a_sound_condition(when: Condition) -> None:
    assert [messages(check, when) for check in CHECKS] == [[]] * len(CHECKS)


def test_an_all_that_holds_a_second_key_of_a_name_is_no_lone_one() -> None:
    assert messages(lone_any_all, All((Any((FLAG, OTHER)), All((Any((OTHER, compare("size", "at_least", 5))),))))) == []
    assert messages(lone_any_all, All((FLAG, All((Not(is_("flag", False)),))))) == []
    assert messages(lone_any_all, All((FLAG, All((OTHER,))))) == ["this `all` has one part"]


def test_only_the_parts_that_exclude_each_other_are_named() -> None:
    apart = (compare("size", "at_least", 5), OTHER, compare("size", "less_than", 5))
    (message,) = messages(never_holds, All(apart))
    assert message == "`size at least 5` and `size less than 5` exclude each other, so the rule never fires"


def test_a_redundant_test_is_named_with_the_one_that_says_more() -> None:
    (message,) = messages(redundant_test, All((compare("size", "more_than", 2), compare("size", "at_least", 5))))
    assert message == "`size more than 2` changes nothing, since `size at least 5` says more"


def test_an_alternative_that_another_covers_is_redundant() -> None:
    (message,) = messages(redundant_test, Any((compare("size", "at_least", 5), compare("size", "at_least", 9))))
    assert message == "`size at least 9` changes nothing, since `size at least 5` covers it"


def test_a_negation_that_another_alternative_makes_superfluous_is_named_with_its_sign() -> None:
    when = Any((All((FLAG, OTHER)), All((FLAG, Not(OTHER), compare("size", "at_least", 5)))))
    assert messages(redundant_test, when) == ["`not (other is yes)` changes nothing beside the other parts"]


def test_only_one_of_two_tests_that_make_each_other_redundant_is_reported() -> None:
    assert len(messages(redundant_test, All((FLAG, Not(is_("flag", False)), OTHER)))) == 1


def test_a_part_is_no_repetition_of_its_own_negation() -> None:
    assert messages(repeated_test, Any((FLAG, Not(FLAG)))) == []
    assert len(messages(repeated_test, All((FLAG, Any((All((OTHER, FLAG)), compare("size", "at_least", 5))))))) == 1
