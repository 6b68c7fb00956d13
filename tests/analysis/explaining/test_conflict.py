"""The smallest set of answers that leaves a decision without an option, held against durable-rules."""

from dataclasses import replace
from typing import Any

import pytest

from advisor import advise, load_profile
from advisor.analysis.explaining.conflict import conflicts, with_conflicts
from advisor.api import example_profiles
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.engine.ranking import Ranking
from advisor.model.profile import Profile
from tests.analysis.explaining.vetoing import CLOSED, profile_of, vetoing_base
from tests.engine.random_bases import random_base, random_profile


@pytest.fixture(scope="module")
def vetoing() -> Program:
    return vetoing_base()


def only(profile: Profile, answers: tuple[str, ...]) -> Profile:
    return replace(profile, answers={name: answer for name, answer in profile.answers.items() if name in answers})


def ranking(program: Program, profile: Profile, decision: str) -> Ranking | None:
    run = infer(program, gather_facts(profile, program.base), profile.priority)
    return run.rankings.get(decision)


def leaves_nothing(found: Ranking | None, certainty: str) -> bool:
    out = {"vetoed"} if certainty == "certain" else {"vetoed", "likely_vetoed"}
    return found is not None and bool(found.standings) and all(standing.status in out for standing in found.standings)


def test_the_answers_named_are_those_that_rule_out_everything_and_no_others(vetoing: Program) -> None:
    (conflict,) = conflicts(vetoing, profile_of(vetoing, CLOSED))
    assert (conflict.decision, conflict.certainty) == ("framework", "certain")
    assert set(conflict.answers) == {"regulated", "third_party_dependency", "team_size", "team_skills"}
    assert {out.option: [veto.rule for veto in out.vetoes] for out in conflict.ruled_out} == {
        "py_sync": ["no-python"], "node_loop": ["no-node"], "ex_tasks": ["no-elixir"]
    }  # fmt: skip
    assert conflict.ruled_out[1].vetoes[0].because == "Ten people cannot."
    assert conflict.ruled_out[1].vetoes[0].facts == {"third_party_dependency": True, "team_size": 12}


def test_of_two_ways_to_rule_an_option_out_one_is_named(vetoing: Program) -> None:
    (conflict,) = conflicts(vetoing, profile_of(vetoing, {**CLOSED, "domain": "nowhere"}))
    elixir = next(out for out in conflict.ruled_out if out.option == "ex_tasks")
    assert len(elixir.vetoes) == 1
    assert not {"domain", "team_skills"} <= set(conflict.answers)


def test_a_best_estimate_makes_a_conflict_likely(vetoing: Program) -> None:
    ranged = {**CLOSED, "team_size": {"between": [6, 20], "best": 12}}
    (conflict,) = conflicts(vetoing, profile_of(vetoing, ranged))
    assert conflict.certainty == "likely"
    certainties = {out.option: {veto.certainty for veto in out.vetoes} for out in conflict.ruled_out}
    assert certainties == {"py_sync": {"certain"}, "node_loop": {"likely"}, "ex_tasks": {"likely"}}


@pytest.mark.parametrize("changed", [{"team_size": 9}, {"team_size": {"between": [6, 20], "best": 9}}])
def test_nothing_conflicts_while_one_option_is_left(vetoing: Program, changed: dict[str, Any]) -> None:
    assert conflicts(vetoing, profile_of(vetoing, {**CLOSED, **changed})) == ()


def test_the_assessment_shows_the_conflict_at_its_decision(vetoing: Program) -> None:
    profile = profile_of(vetoing, CLOSED)
    assessment = with_conflicts(advise(profile, vetoing), vetoing, profile)
    shown = {name: result.conflict for name, result in assessment.decisions.items()}
    assert [shown.pop("framework")] == list(conflicts(vetoing, profile))
    assert assessment.decisions["framework"].recommended is None
    assert set(shown.values()) == {None}


def test_an_assessment_without_conflict_stays_as_it_is(vetoing: Program) -> None:
    profile = profile_of(vetoing, {**CLOSED, "team_size": 9})
    assessment = advise(profile, vetoing)
    assert with_conflicts(assessment, vetoing, profile) == assessment


def test_no_example_conflicts(shipped: Program) -> None:
    for path in example_profiles():
        assert conflicts(shipped, load_profile(path, shipped)) == ()


def test_durable_rules_finds_nothing_left_under_the_answers_named_and_something_without_any_one_of_them() -> None:
    sizes = []
    for seed in (0, 2, 3, 8, 12, 19, 26, 27, 37, 39):
        program = compile_rulebase(random_base(seed))
        for number in range(8):
            profile = random_profile(program.base, seed * 100 + number)
            for conflict in conflicts(program, profile):
                sizes.append(len(conflict.answers))
                found = ranking(program, only(profile, conflict.answers), conflict.decision)
                assert leaves_nothing(found, conflict.certainty)
                assert found and [out.option for out in conflict.ruled_out] == [
                    standing.option.id for standing in sorted(found.standings, key=lambda item: item.option.order)
                ]
                assert all(out.vetoes for out in conflict.ruled_out)
                for answer in conflict.answers:
                    fewer = tuple(name for name in conflict.answers if name != answer)
                    spared = ranking(program, only(profile, fewer), conflict.decision)
                    assert not leaves_nothing(spared, conflict.certainty), (seed, number, answer)
    assert max(sizes) >= 3


def test_every_decision_that_durable_rules_leaves_without_an_option_has_its_conflict() -> None:
    met = 0
    for seed in (2, 3, 12, 26):
        program = compile_rulebase(random_base(seed))
        for number in range(8):
            profile = random_profile(program.base, seed * 100 + number)
            named = {conflict.decision for conflict in conflicts(program, profile)}
            for decision in program.base.decisions:
                assert leaves_nothing(ranking(program, profile, decision), "likely") == (decision in named)
            met += len(named)
    assert met
