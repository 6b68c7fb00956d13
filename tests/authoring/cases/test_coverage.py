"""Which rules and tests the cases and the examples exercise."""

from pathlib import Path
from typing import Any

import pytest

from advisor import load_profile, load_rulebase
from advisor.authoring.cases.coverage import RuleCoverage, coverage_of
from advisor.authoring.cases.facts import CaseReader
from advisor.authoring.cases.stages import stages_of
from advisor.authoring.mutation.examples import Example, examples_of
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import Any as AnyOf
from advisor.model.rule import Cases
from tests.engine.bases import base_of, is_, question, rule

FIXTURES = Path(__file__).parents[2] / "fixtures"


def covered(fires: list[dict[str, Any]], silent: list[dict[str, Any]]) -> RuleCoverage:
    """The coverage of a rule that asks for `p` or `q`."""
    cases = Cases(fires=tuple(fires), silent=tuple(silent))
    one = rule("r", AnyOf((is_("p"), is_("q"))), {"recommend": "caching"}, cases=cases)
    program = compile_rulebase(base_of([question("p", "bool"), question("q", "bool")], rules=[one]))
    return coverage_of(one, tuple(stages_of(program, CaseReader(program), one)), ())


def test_a_test_is_seen_true_false_and_deciding() -> None:
    found = covered([{"p": True, "q": False}], [{"p": False, "q": False}])
    first, second = found.tests
    assert (first.true, first.false, first.decides) == (True, True, True)
    assert (second.true, second.false, second.decides) == (False, True, True)
    assert (first.whole, second.whole) == (True, False)


def test_a_test_beside_another_that_holds_decides_nothing() -> None:
    found = covered([{"p": True, "q": True}], [])
    assert [(test.true, test.decides) for test in found.tests] == [(True, False), (True, False)]


def test_what_nobody_tells_is_seen_neither_true_nor_false() -> None:
    found = covered([], [{}])
    assert [(test.true, test.false, test.decides) for test in found.tests] == [(False, False, False)] * 2


def test_a_case_that_fails_exercises_nothing() -> None:
    found = covered([{"p": False, "q": False}], [])
    assert (found.fires, found.silent, found.exercised) == (0, 0, False)
    assert not any(test.false for test in found.tests)


def test_cases_are_counted_by_what_they_show() -> None:
    found = covered([{"p": True}, {"q": True}], [{"p": False, "q": False}])
    assert (found.fires, found.silent, found.exercised) == (2, 1, True)


@pytest.fixture(scope="module")
def small() -> Program:
    return load_rulebase(FIXTURES / "rules_small")


@pytest.fixture(scope="module")
def examples(small: Program) -> tuple[Example, ...]:
    return examples_of(small, [load_profile(FIXTURES / "profiles_small/chat.yaml", small)])


def test_examples_exercise_the_rules_that_fire_in_them(small: Program, examples: tuple[Example, ...]) -> None:
    found = {one.id: coverage_of(one, (), examples) for one in small.rules}
    assert found["gdpr-applies"].examples == ("chat",)
    assert found["gdpr-applies"].tests[0].true
    assert found["half-a-million-connections-rule-out-processes"].examples == ()
