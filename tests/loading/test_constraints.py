from typing import Any

import pytest

from advisor import load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from tests.loading.tiny import TINY


def faults(answers: dict[str, Any], rulebase: Program) -> tuple[Problem, ...]:
    try:
        load_profile({"profile": "under test", "answers": answers}, rulebase)
    except InputError as error:
        return error.problems
    return ()


def test_a_contradiction_names_both_answers_and_stands_at_the_second(shipped: Program) -> None:
    (fault,) = faults({"team_size": 3, "team_count": 5}, shipped)
    assert "`team_count` (5)" in fault.message
    assert "`team_size` (3)" in fault.message
    assert fault.path == ("answers", "team_size")


@pytest.mark.parametrize(
    "answers",
    [
        {"avg_rps": [30, 200], "peak_rps": [20, 25]},
        {"traffic_pattern": "steady", "spike_shape": {"one_of": ["instant_announced", "instant_unannounced"]}},
    ],
)
def test_ranges_contradict_when_no_values_in_them_agree(answers: dict[str, Any], shipped: Program) -> None:
    assert len(faults(answers, shipped)) == 1


@pytest.mark.parametrize(
    "answers",
    [
        {"team_size": 3},
        {"team_size": 3, "team_count": "unknown"},
        {"team_size": 3, "team_count": [2, 6]},
        {"avg_rps": [10, 200], "peak_rps": [20, 25]},
        {"users_total": "1k", "users_daily": {"not_applicable": "machines only"}},
    ],
)
def test_what_may_be_or_does_not_apply_is_no_contradiction(answers: dict[str, Any], shipped: Program) -> None:
    assert faults(answers, shipped) == ()


def bound_by(must: str) -> Program:
    """The tiny rule base with one constraint."""
    constraint = f"- {{id: bound, must: {must}, because: It cannot be.}}\n"
    return load_rulebase(TINY, {"constraints.yaml": constraint.encode()})


def test_of_three_answers_only_the_two_that_contradict_are_named() -> None:
    program = bound_by("{not: {pattern: steady, any: [read_share: {at_least: 0.9}, jumps: true]}}")
    (fault,) = faults({"pattern": "steady", "jumps": True, "read_share": 0.5}, program)
    assert fault.message == "`pattern` (steady) and `jumps` (true) contradict each other"
    assert fault.path == ("answers", "jumps")
    (fault,) = faults({"pattern": "steady", "jumps": True, "read_share": 0.95}, program)
    assert fault.message == "`pattern` (steady) and `jumps` (true) contradict each other"


def test_three_answers_are_named_when_any_two_of_them_agree() -> None:
    program = bound_by("{not: {pattern: steady, jumps: true, read_share: {at_least: 0.9}}}")
    three = {"pattern": "steady", "jumps": True, "read_share": 0.95}
    (fault,) = faults(three, program)
    assert fault.message == "`pattern` (steady) and `jumps` (true) and `read_share` (0.95) contradict each other"
    for spared in three:
        assert faults({name: value for name, value in three.items() if name != spared}, program) == ()


def test_the_answer_that_makes_a_question_arise_is_named_too() -> None:
    program = bound_by("{connections: {at_most: {fact: team_size}}}")
    three = {"realtime": True, "connections": 5000, "team_size": 3}
    (fault,) = faults(three, program)
    assert all(f"`{name}`" in fault.message for name in three)
    assert fault.path == ("answers", "team_size")
    assert faults({"connections": 5000, "team_size": 3}, program) == ()


def test_one_answer_that_no_constraint_allows_is_named_alone() -> None:
    program = bound_by("{read_share: {at_most: 0.8}}")
    (fault,) = faults({"read_share": 0.9, "jumps": True}, program)
    assert fault.message == "`read_share` (0.9) cannot be"
