"""Cases inside rules: facts set from outside count instead of what rules derive."""

from typing import Any

import pytest

from advisor.authoring.cases.running import infer_case, run_cases
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import Not
from advisor.model.fact import DerivedFact
from tests.engine.bases import base_of, compare, decision, is_, option, question, rule


@pytest.fixture(scope="module")
def program() -> Program:
    scale = DerivedFact(id="load", order=2, type="one", values=("light", "heavy"), meaning=".")
    base = base_of(
        [question("q", "bool"), question("n", "number")],
        [DerivedFact(id="d", order=1, meaning="."), scale],
        [decision("x", 1)],
        [option("x", "a", 1), option("x", "b", 2)],
        [
            rule("derives", is_("q"), {"derive": "d"}, {"derive": {"load": "heavy"}}, order=1),
            rule("reads", is_("d"), {"recommend": "caching"}, order=2),
            rule("reads-not", Not(is_("d")), {"recommend": "caching"}, order=3),
            rule("reads-scale", compare("load", "in", frozenset({"heavy"})), {"recommend": "caching"}, order=4),
            rule("reads-choice", is_("chosen.x", "b"), {"warn": "storm"}, order=5),
        ],
    )
    return compile_rulebase(base)


@pytest.mark.parametrize(
    ("facts", "fired"),
    [
        ({"q": True}, {"derives", "reads", "reads-scale"}),
        ({"q": True, "d": False, "load": "light"}, {"derives", "reads-not"}),
        ({"q": False, "d": True}, {"reads"}),
        ({"q": False, "load": "heavy"}, {"reads-not", "reads-scale"}),
        ({"q": False, "chosen.x": "b"}, {"reads-not", "reads-choice"}),
    ],
)
def test_facts_set_from_outside_stand_against_the_rules(
    facts: dict[str, Any], fired: set[str], program: Program
) -> None:
    run = infer_case(program, facts)
    assert {item.id for item, certainty in run.fired() if certainty != "possible"} == fired


def test_a_failing_case_says_which_condition_failed(program: Program) -> None:
    wrong = program.base.rules["reads"].model_copy(
        update={"cases": {"fires": ({"d": False},), "silent": ({"d": True},)}}
    )
    cases = type(program.base.rules["reads"].cases).model_validate(wrong.cases)
    failed = list(run_cases(program, [wrong.model_copy(update={"cases": cases})]))
    assert [result.passed for result in failed] == [False, False]
    assert failed[0].why == "it stayed silent: d is yes is false"
    assert failed[1].why == "it fired, since d is yes holds"
