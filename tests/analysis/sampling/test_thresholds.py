"""How far thresholds may be off, by what is declared and by the evidence that their rules cite."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from advisor.analysis.sampling.thresholds import threshold_grades, threshold_ranges, weakest
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import ALWAYS, All, Comparison, Condition, Test
from advisor.model.evidence import Evidence, Grade
from advisor.model.rule import Rule
from tests.engine.bases import attribute, base_of, compare, decision, option, question, rule

DECISION = decision("store", 0, size=attribute("number"))
OPTIONS = (
    option("store", "small", 0, attributes={"size": 10.0}),
    option("store", "large", 1, attributes={"size": 90.0}),
)


def source(grade: Grade) -> Evidence:
    day = date(2026, 1, 1)
    return Evidence(
        id=grade, order=0, title="t", address="a", kind="article", grade=grade, read=day, review_by=day, supports="s"
    )


def favouring(name: str, when: Condition, *evidence: Grade) -> Rule:
    then = {"favour": {"store": ["large"]}, "criterion": "speed", "strength": 1}
    return rule(name, when, then, evidence=evidence)


def program_of(*rules: Rule) -> Program:
    questions = (question("load", "number"), question("users", "count"), question("share", "share"))
    base = base_of((*questions, question("up", "percent", minimum=90.0)), (), (DECISION,), OPTIONS, rules)
    return compile_rulebase(replace(base, evidence={grade: source(grade) for grade in get_args(Grade)}))


def test_a_declared_range_stands() -> None:
    test = Test("load", Comparison.AT_LEAST, 100, (20.0, 300.0))
    assert threshold_ranges(program_of(favouring("r", test, "expert"))) == {test: (20.0, 300.0)}


@pytest.mark.parametrize(
    ("grade", "expected"),
    [("standard", (100, 100)), ("documented", (80, 125)), ("expert", (50, 200)), ("anecdote", (50, 200))],
)
def test_without_one_the_grade_of_the_evidence_decides(grade: Grade, expected: tuple[float, float]) -> None:
    test = compare("load", "at_least", 100)
    program = program_of(favouring("r", test, grade))
    assert threshold_ranges(program)[test] == pytest.approx(expected)
    assert threshold_grades(program) == {test: grade}


def test_the_weakest_source_of_a_rule_counts_and_of_several_rules_the_widest_range() -> None:
    test = compare("load", "at_least", 100)
    program = program_of(favouring("r", test, "standard", "documented"), favouring("s", test, "survey"))
    assert threshold_ranges(program)[test] == pytest.approx((100 / 1.5, 150))
    assert threshold_grades(program)[test] == "survey"


@pytest.mark.parametrize(
    ("fact", "threshold", "expected"),
    [
        ("share", 0.9, (0.8, 0.95)),
        ("share", 0.2, (0.1, 0.4)),
        ("share", 0.0, (0.0, 0.0)),
        ("up", 99.9, (99.8, 99.95)),
        ("up", 94.0, (90.0, 97.0)),
    ],
)
def test_on_a_scale_with_an_end_the_distance_to_it_is_scaled(
    fact: str, threshold: float, expected: tuple[float, float]
) -> None:
    test = compare(fact, "at_least", threshold)
    assert threshold_ranges(program_of(favouring("r", test, "expert")))[test] == pytest.approx(expected)


def test_an_equality_is_exact() -> None:
    test = compare("users", "is", 5)
    assert threshold_ranges(program_of(favouring("r", test, "anecdote")))[test] == (5, 5)


def test_a_test_of_a_choice_has_its_range_for_every_option() -> None:
    later = decision("cache", 1)
    base = program_of().base
    favour = {"favour": {"cache": ["some"]}, "criterion": "speed", "strength": 1}
    when = All((Test("chosen.store.size", Comparison.AT_LEAST, 50, (40.0, 80.0)), compare("load", "at_least", 1)))
    grown = base_of(
        base.questions.values(),
        (),
        (DECISION, later),
        (*OPTIONS, option("cache", "some", 0)),
        (rule("r", when, favour),),
    )
    program = compile_rulebase(grown)
    assert set(threshold_ranges(program)) == set(compiled(program).threshold_tests)
    of_choice = {span for test, span in threshold_ranges(program).items() if test.fact.startswith("=")}
    assert of_choice == {(40.0, 80.0)}


def test_a_threshold_that_only_a_question_uses_is_exact_and_has_no_grade() -> None:
    gated = question("more", "number", ask_when=compare("load", "at_least", 1))
    base = base_of(
        (question("load", "number"), gated), (), (DECISION,), OPTIONS,
        (favouring("r", compare("more", "at_least", 7), "expert"),),
    )  # fmt: skip
    program = compile_rulebase(base)
    gate = compare("load", "at_least", 1)
    assert threshold_ranges(program)[gate] == (1, 1)
    assert gate not in threshold_grades(program)


def test_of_no_grades_the_weakest_is_that_of_a_rule_without_sources() -> None:
    assert weakest([]) == "expert"
    assert weakest(["standard", "anecdote", "measured"]) == "anecdote"


def test_every_threshold_of_the_shipped_rules_lies_within_its_range(shipped: Program) -> None:
    ranges = threshold_ranges(shipped)
    reader = compiled(shipped)
    assert set(ranges) == set(reader.threshold_tests)
    for test, threshold in zip(reader.threshold_tests, reader.thresholds, strict=True):
        assert ranges[test][0] <= threshold <= ranges[test][1]


def test_a_rule_that_always_fires_has_no_threshold() -> None:
    assert threshold_ranges(program_of(favouring("r", ALWAYS, "expert"))) == {}
