"""Two profiles laid side by side, on the small rule base, and held against durable-rules on random ones."""

from pathlib import Path
from typing import Any

import pytest

from advisor import load_profile, load_rulebase
from advisor.analysis.comparing.advised import DECIDED, advised, changes
from advisor.analysis.comparing.comparison import Comparison, Difference, compare
from advisor.analysis.comparing.mixing import Pair, united
from advisor.engine.assess import assess
from advisor.engine.program import Program, compile_rulebase
from advisor.model.assessment import Assessment
from advisor.model.profile import Profile
from tests.engine.random_bases import random_base, random_profile
from tests.example_runs import some_examples

SMALL = Path(__file__).parents[2] / "fixtures/rules_small"

TWO_OF_THREE = """
id: two-of-three
order: 900
title: Two of three
when:
  any:
    - {domain: shop, read_share: {at_least: 0.9}}
    - {domain: shop, pains: {includes: slow_pages}}
    - {read_share: {at_least: 0.9}, pains: {includes: slow_pages}}
then: [{recommend: connection_tier, priority: now}]
because: So it is.
evidence: [worker-docs]
limits: None.
cases: {fires: [], silent: []}
"""


@pytest.fixture(scope="module")
def program() -> Program:
    """The small rule base with a practice that two of three answers ask for, whichever they are."""
    return load_rulebase(SMALL, {"knowledge/team/two-of-three.yaml": TWO_OF_THREE.encode()})


TOLD: dict[str, Any] = {
    "workload": ["crud_web"],
    "realtime": True,
    "concurrent_connections": 800,
    "team_size": 6,
    "team_skills": ["python"],
}


def profile_of(program: Program, answers: dict[str, Any], **more: Any) -> Profile:
    return load_profile({"profile": "shop", "answers": answers, **more}, program)


def compared(program: Program, one: dict[str, Any], other: dict[str, Any]) -> Comparison:
    return compare(program, profile_of(program, one), profile_of(program, other))


def ids(difference: Difference) -> list[str]:
    return [answer.id for answer in difference.answers]


def test_the_same_answers_leave_nothing_to_tell_apart(program: Program) -> None:
    noted = {**TOLD, "team_size": {"value": 6, "note": "by head count", "source": "the wiki"}}
    found = compared(program, TOLD, noted)
    assert (found.differences, found.idle, found.different_answers) == ((), (), 0)
    assert found.decisions and all(decision.agree for decision in found.decisions)


def test_an_answer_that_changes_a_decision_is_set_apart_with_what_it_changes_both_ways(program: Program) -> None:
    other = {**TOLD, "concurrent_connections": 600_000, "read_share": 0.4}
    found = compared(program, TOLD, other)
    (difference,) = found.differences
    assert (ids(difference), difference.moved, difference.bears_on) == (
        ["concurrent_connections"],
        "alone",
        "decisions",
    )
    assert (difference.answers[0].one, difference.answers[0].other) == (800, 600_000)
    (forth,) = (change for change in difference.in_one if change.kind == "decision")
    (back,) = (change for change in difference.in_other if change.kind == "decision")
    assert forth.id == back.id == "framework"
    assert (forth.before, forth.after) == (back.after, back.before) == ("py_sync", "ex_tasks")
    assert [answer.id for answer in found.idle] == ["read_share"]
    assert (found.idle[0].one, found.idle[0].other) == (None, 0.4)
    assert [decision.decision for decision in found.decisions if not decision.agree] == ["framework"]


def test_an_answer_that_changes_only_what_stands_beside_the_decisions_is_told_apart(program: Program) -> None:
    found = compared(program, TOLD, {**TOLD, "regulated": ["gdpr"]})
    (difference,) = found.differences
    assert difference.bears_on == "advice"
    assert {change.kind for change in difference.in_one} == {"control"}
    assert all(decision.agree for decision in found.decisions)


def test_answers_that_matter_only_together_are_named_together_and_the_one_to_spare_is_not(program: Program) -> None:
    found = compared(
        program,
        {**TOLD, "domain": "school", "read_share": 0.2, "pains": []},
        {**TOLD, "domain": "shop", "read_share": 0.95, "pains": ["slow_pages"]},
    )
    (difference,) = found.differences
    assert (difference.moved, len(difference.answers), len(found.idle)) == ("together", 2, 1)
    assert {change.id for change in difference.in_one} == {"connection_tier"}


def test_answers_that_contradict_each_other_when_mixed_are_moved_as_one(program: Program) -> None:
    found = compared(program, {**TOLD, "avg_rps": 20, "peak_rps": 90}, {**TOLD, "avg_rps": 400, "peak_rps": 2000})
    (difference,) = found.differences
    assert (set(ids(difference)), difference.moved) == ({"avg_rps", "peak_rps"}, "bound")
    assert ("practice", "load_test_before_launch") in {(change.kind, change.id) for change in difference.in_one}


def test_answers_that_can_be_mixed_are_moved_one_by_one(program: Program) -> None:
    found = compared(program, {**TOLD, "avg_rps": 20, "peak_rps": 900}, {**TOLD, "avg_rps": 50, "peak_rps": 2000})
    assert [(ids(difference), difference.moved) for difference in found.differences] == [(["peak_rps"], "alone")]
    assert [answer.id for answer in found.idle] == ["avg_rps"]


def test_units_that_hold_inseparable_answers_become_one() -> None:
    units = (("a",), ("b", "c"), ("d",), ("e",))
    assert united(units, frozenset({"a", "c", "e"})) == (("a", "b", "c", "e"), ("d",))
    assert united(units, frozenset()) == units


def test_a_factor_that_one_of_them_sets_is_a_difference(program: Program) -> None:
    answers = {**TOLD, "avg_rps": 200}
    one, other = profile_of(program, answers), profile_of(program, answers, factors={"peak_to_average": [8, 9]})
    found = compare(program, one, other)
    (difference,) = found.differences
    assert ids(difference) == ["factors.peak_to_average"]
    assert (difference.answers[0].one, difference.answers[0].other) == (None, {"between": [8, 9]})


def test_an_answer_that_takes_the_project_out_of_our_subject_changes_the_scope(program: Program) -> None:
    found = compared(program, TOLD, {**TOLD, "workload": ["control_loop"]})
    assert (found.one.scope, found.other.scope) == ("in", "out")
    assert [ids(difference) for difference in found.differences] == [["workload"]]
    assert ("scope", "in", "out") in {(one.kind, one.before, one.after) for one in found.differences[0].in_one}
    assert all(decision.other is None for decision in found.decisions)


def test_values_are_plain(program: Program) -> None:
    one = {**TOLD, "team_size": {"between": [4, 9], "best": 5}, "read_share": {"not_applicable": "no reads"}}
    other = {**TOLD, "criteria_priority": ["throughput"], "existing_stack": {"at_least": ["monolith"]}}
    found = compared(program, one, other)
    values = {answer.id: (answer.one, answer.other) for answer in found.idle}
    values |= {answer.id: (answer.one, answer.other) for one in found.differences for answer in one.answers}
    assert values == {
        "team_size": ({"between": [4, 9], "best": 5}, 6),
        "read_share": ({"not_applicable": "no reads"}, None),
        "criteria_priority": (None, ["throughput"]),
        "existing_stack": (None, {"at_least": ["monolith"]}),
    }


def of_assessment(assessment: Assessment) -> dict[tuple[str, str], str]:
    found = {("scope", "scope"): str(assessment.scope.status)}
    found |= {("decision", name): result.recommended or "" for name, result in assessment.decisions.items()}
    found |= {("risk", risk.id): f"{risk.severity}, {risk.status}" for risk in assessment.risks}
    found |= {("practice", practice.id): practice.priority for practice in assessment.practices}
    return found | {("control", control.id): "required" for control in assessment.controls}


@pytest.mark.parametrize("path", some_examples(2))
def test_what_is_advised_in_short_is_what_the_assessment_says(path: Path, shipped: Program) -> None:
    profile = load_profile(path, shipped)
    assert advised(shipped, profile) == of_assessment(assess(shipped, profile))


@pytest.mark.parametrize("seed", [*range(5), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(5, 12))])
def test_settling_what_is_set_apart_settles_everything_and_nothing_set_apart_can_be_spared(seed: int) -> None:
    program = compile_rulebase(random_base(seed))
    for number in range(3):
        one, other = (random_profile(program.base, 1000 * seed + 2 * number + side) for side in (0, 1))
        found = compare(program, one, other)
        pair = Pair(program.base, one, other)
        idle = {answer.id for answer in found.idle}
        apart = {name for difference in found.differences for name in ids(difference)}
        assert (idle | apart, idle & apart) == (set(pair.differing), set())
        first, last = advised(program, one), advised(program, other)
        assert advised(program, pair.mixed(idle)) == first
        assert advised(program, pair.mixed(apart)) == last
        deciding = {name for one in found.differences if one.bears_on == "decisions" for name in ids(one)}
        assert not changes(last, advised(program, pair.mixed(deciding)), DECIDED)
        for difference in found.differences:
            moved = set(ids(difference))
            assert difference.in_one == changes(first, advised(program, pair.mixed(moved)))
            assert difference.in_one or difference.in_other
            kinds = DECIDED if difference.bears_on == "decisions" else None
            for spared in moved if difference.moved == "together" else ():
                fewer = moved - {spared}
                assert not changes(first, advised(program, pair.mixed(fewer)), kinds)
                assert not changes(last, advised(program, pair.mixed((apart | idle) - fewer)), kinds)
