"""The table of verdicts says what the advisor says, and leaving a rule out is the same as not having it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from advisor import advise, load_profile, load_rulebase
from advisor.authoring.proofs.drawing import Drawer
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program, compile_rulebase
from advisor.engine.scope import limits_reached
from advisor.model.assessment import Assessment
from advisor.model.profile import Profile
from benchmarks.precision.profiles import case_profiles
from benchmarks.precision.verdicts import Verdicts
from benchmarks.unsized import unsized

SMALL = Path(__file__).parents[2] / "fixtures" / "rules_small"
LEANING = {"workload": ["background_jobs"], "third_party_dependency": True, "realtime": True}
PRIORITIES = ("", "at_trigger", "next_quarter", "now")


@pytest.fixture(scope="module")
def small() -> Program:
    return load_rulebase(SMALL)


@pytest.fixture(scope="module")
def profiles(small: Program) -> list[Profile]:
    drawer = Drawer(compiled(small))
    told = [
        {**LEANING, "concurrent_connections": 5000, "preferred": {"framework": "py_sync"}},
        {**LEANING, "concurrent_connections": 5000, "existing_stack": ["py_sync", "none", "broker"]},
        {**LEANING, "workload": {"one_of": [["background_jobs"], ["crud_web"]]}},
        {"team_size": 5, "criteria_priority": ["operability", "throughput"]},
    ]
    written = [load_profile({"profile": str(place), "answers": answers}, small) for place, answers in enumerate(told)]
    return [*written, *drawer.profiles(40, 0.4), *drawer.profiles(40, 0.8)]


def test_verdicts_are_what_the_advisor_says(small: Program, profiles: list[Profile]) -> None:
    _agree(small, profiles)


@pytest.mark.slow
def test_verdicts_on_the_cases_are_what_the_advisor_says(shipped: Program) -> None:
    early = unsized(shipped)  # verdicts are those of the compiled reader, which does not size
    inside = [one for one in case_profiles(early) if not limits_reached(one, early.base)]
    _agree(early, inside[::4])


def test_leaving_a_rule_out_is_the_same_as_not_having_it(small: Program, profiles: list[Profile]) -> None:
    verdicts = Verdicts(small, profiles)
    everyone = np.arange(len(profiles))
    changed = 0
    for rule in small.base.rules:
        rest = {name: kept for name, kept in small.base.rules.items() if name != rule}
        other = Verdicts(compile_rulebase(replace(small.base, rules=rest)), profiles)
        without, _ = verdicts.said(everyone, {rule: True})
        assert (without == other.said(everyone)[0]).all(), rule
        changed += int((without != verdicts.said(everyone)[0]).any())
    assert changed > len(small.base.rules) / 2


def test_a_rule_is_left_out_of_the_profiles_named_and_of_no_others(small: Program, profiles: list[Profile]) -> None:
    verdicts = Verdicts(small, profiles)
    everyone = np.arange(len(profiles))
    said, _ = verdicts.said(everyone)
    whole, _ = verdicts.said(everyone, {"peaks-want-a-rehearsal": True})
    some = everyone % 2 == 0
    part, _ = verdicts.said(everyone, {"peaks-want-a-rehearsal": some})
    assert (part == np.where(some[:, None], whole, said)).all()
    assert (part != said).any()


def _agree(program: Program, profiles: list[Profile]) -> None:
    verdicts = Verdicts(program, profiles)
    said, fires = verdicts.said(np.arange(len(profiles)))
    opened, raised, practices = verdicts.open_risks(said), verdicts.raised_risks(said), verdicts.practices(said)
    for row, profile in enumerate(profiles):
        assessment = advise(profile, program, quick=True)
        assert _firsts(verdicts, program, said[row].tolist()) == dict(_recommended(assessment)), profile.answers
        risks = list(program.base.risks)
        assert {risks[place] for place in np.flatnonzero(raised[row])} == {risk.id for risk in assessment.risks}
        assert {risks[place] for place in np.flatnonzero(opened[row])} == {
            risk.id for risk in assessment.risks if risk.status == "open"
        }
        names = list(program.base.practices)
        assert {names[place]: PRIORITIES[practices[row, place]] for place in np.flatnonzero(practices[row])} == {
            practice.id: practice.priority for practice in assessment.practices
        }
        fired = {verdicts.rules[place] for place in np.flatnonzero(fires[row])}
        assert fired >= {firing.rule for firing in assessment.fired if firing.certainty != "possible"}


def _firsts(verdicts: Verdicts, program: Program, said: list[int]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for (name, table), number in zip(compiled(program).tables.items(), said, strict=False):
        if number > 0:
            found[name] = table.options[number - 2].id if number > 1 else None
    return found


def _recommended(assessment: Assessment) -> Iterator[tuple[str, str | None]]:
    for name, result in assessment.decisions.items():
        yield name, result.recommended
