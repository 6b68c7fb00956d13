"""What everyone is told must say why; the page is the same for the same rules, and names what fails."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor import load_profile, load_rulebase
from advisor.engine.program import Program, compile_rulebase
from advisor.model.profile import Profile
from benchmarks.precision.commonness import only_with_pains
from benchmarks.precision.page import page
from benchmarks.precision.profiles import TOLD, random_profiles
from benchmarks.precision.report import Precision, measure

SMALL = Path(__file__).parents[2] / "fixtures" / "rules_small"
PEAK = {"peak_rps": 5000}


@pytest.fixture(scope="module")
def small() -> Program:
    return load_rulebase(SMALL)


def test_what_most_are_told_fails_without_a_reason(small: Program) -> None:
    found = _measured(small)
    assert [one.item.id for one in found.common if one.unexplained] == ["load_test_before_launch"]
    assert "**no reason is declared**" in page(found, small)


def test_a_declared_reason_explains_it(small: Program) -> None:
    base = small.base
    known = base.practices["load_test_before_launch"].model_copy(update={"common": "Peaks hit everybody."})
    explained = compile_rulebase(replace(base, practices={**base.practices, known.id: known}))
    found = _measured(explained)
    assert not [one for one in found.common if one.unexplained]
    assert "Peaks hit everybody." in page(found, explained)


def test_the_page_is_the_same_every_time(small: Program) -> None:
    assert page(_measured(small), small) == page(_measured(small), small)


def test_random_profiles_are_valid_the_same_and_told_in_part(shipped: Program) -> None:
    profiles = random_profiles(shipped, 60)
    assert [one.answers for one in random_profiles(shipped, 60)] == [one.answers for one in profiles]
    with_prior = sum(question.prior is not None for question in shipped.base.questions.values())
    told = sum(len(profile.answers) for profile in profiles) / (len(profiles) * with_prior)
    assert len(profiles) == 60
    assert told == pytest.approx(TOLD, abs=0.05)


def test_a_warning_that_needs_a_pain_is_told_apart() -> None:
    pained = load_rulebase(SMALL, changed={"knowledge/load/x.yaml": _WARNS_OF_PAIN})
    told = [
        _profile(pained, {"pains": ["timeouts"], "third_party_dependency": True}),
        _profile(pained, {"pains": []}),
    ]
    found = only_with_pains(pained, told)
    assert found.rules == ("x",)
    assert found.risks == ("blocked_workers",)


_WARNS_OF_PAIN = b"""\
id: x
order: 998
title: Requests time out
when: {pains: {includes: timeouts}}
then: [{warn: blocked_workers}]
because: Somebody says so.
evidence: [worker-docs]
limits: None.
cases: {fires: [{pains: [timeouts]}], silent: [{pains: []}]}
"""


def _measured(program: Program) -> Precision:
    drawn = [_profile(program, PEAK), _profile(program, PEAK), _profile(program, {"team_size": 5})]
    return measure(program, drawn[1:], drawn[:1], drawn)


def _profile(program: Program, answers: dict[str, object]) -> Profile:
    return load_profile({"profile": "drawn", "answers": answers}, program)
