"""A rule decides where something would be said differently without it; twins decide nowhere, yet only one can go."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from advisor import load_profile, load_rulebase
from advisor.engine.program import Program, compile_rulebase
from benchmarks.precision.deciding import Deciding, deciding, spared
from benchmarks.precision.verdicts import Verdicts

SMALL = Path(__file__).parents[2] / "fixtures" / "rules_small"
REHEARSAL = "peaks-want-a-rehearsal"


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    return _verdicts(load_rulebase(SMALL))


@pytest.fixture(scope="module")
def twins() -> Verdicts:
    base = load_rulebase(SMALL).base
    twin = base.rules[REHEARSAL].model_copy(update={"id": "twin", "order": 999})
    return _verdicts(compile_rulebase(replace(base, rules={**base.rules, "twin": twin})))


def test_a_rule_decides_where_it_alone_recommends(verdicts: Verdicts) -> None:
    fires, decides = _of(deciding(verdicts), REHEARSAL)
    assert fires == [True, False, True]
    assert decides == fires


def test_twins_fire_and_decide_nowhere(twins: Verdicts) -> None:
    found = deciding(twins)
    for rule in (REHEARSAL, "twin"):
        fires, decides = _of(found, rule)
        assert any(fires)
        assert not any(decides)


def test_one_of_two_twins_can_go(twins: Verdicts) -> None:
    gone = spared(twins, deciding(twins))
    assert len({REHEARSAL, "twin"} & set(gone)) == 1


def test_without_the_rules_spared_every_verdict_stands(verdicts: Verdicts) -> None:
    gone = spared(verdicts, deciding(verdicts))
    everyone = np.arange(verdicts.count)
    assert gone
    assert (verdicts.said(everyone)[0] == verdicts.said(everyone, dict.fromkeys(gone, True))[0]).all()


def _verdicts(program: Program) -> Verdicts:
    told = [
        {"peak_rps": 2000, "realtime": True, "concurrent_connections": 10_000},
        {"team_skills": ["python"], "workload": ["background_jobs"]},
        {"peak_rps": 5000, "existing_stack": ["py_sync"]},
    ]
    profiles = [
        load_profile({"profile": str(place), "answers": answers}, program) for place, answers in enumerate(told)
    ]
    return Verdicts(program, profiles)


def _of(found: Deciding, rule: str) -> tuple[list[bool], list[bool]]:
    place = found.rules.index(rule)
    return found.fires[:, place].tolist(), found.decides[:, place].tolist()
