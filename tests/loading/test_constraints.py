from typing import Any

import pytest

from advisor import load_profile
from advisor.engine.program import Program
from advisor.errors import InputError, Problem


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
