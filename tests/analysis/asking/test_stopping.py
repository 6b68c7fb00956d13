"""Whether the questions may stop: proofs, and witnesses that the engine confirms and in which nothing can be spared."""

from dataclasses import replace

import pytest

from advisor import load_profile
from advisor.analysis.asking.stopping import may_stop
from advisor.api import example_profiles
from advisor.engine.program import Program
from advisor.model.knowledge import Interval
from advisor.model.profile import Profile
from advisor.model.question import Prior
from advisor.solving.search import recommended
from tests.analysis.tipping.small_axes import favour, small_program, veto
from tests.engine.bases import between, compare, is_, profile_of, question

ASKED = (
    question("load", "number", prior=Prior(range=(1, 1_000))),
    question("push", "bool", prior=Prior(choices={"true": 0.5, "false": 0.5})),
    question("team", "count"),
)


def test_a_decision_that_no_open_answer_moves_is_settled() -> None:
    program = small_program(favour("r", compare("load", "at_least", 100)), questions=ASKED)
    [stop] = may_stop(program, profile_of(load=500), 5.0)
    assert (stop.option, stop.status, stop.told) == ("big", "settled", ())


def test_an_answer_that_moves_it_is_named_alone_and_as_a_round_number() -> None:
    program = small_program(favour("r", compare("load", "at_least", 90)), questions=ASKED)
    [stop] = may_stop(program, profile_of(), 5.0)
    assert (stop.option, stop.status, stop.winner) == ("plain", "open", "big")
    [(name, answer)] = stop.told
    assert name == "load"
    assert recommended(program, profile_of(load=answer), "store") == "big"
    assert isinstance(answer.knowledge.values, Interval)
    assert answer.knowledge.values.low in (100, 200, 500, 1_000)


def test_an_answer_of_which_nobody_said_what_is_likely_is_found_by_the_solver() -> None:
    program = small_program(favour("r", compare("team", "at_least", 7)), questions=ASKED)
    [stop] = may_stop(program, profile_of(), 5.0)
    assert (stop.status, stop.winner) == ("open", "big")
    assert [name for name, _ in stop.told] == ["team"]


def test_a_range_stays_within_its_bounds() -> None:
    program = small_program(favour("r", compare("load", "at_least", 95)), questions=ASKED)
    [stop] = may_stop(program, profile_of(load=between(10, 97, 30)), 5.0)
    [(_, answer)] = stop.told
    assert isinstance(answer.knowledge.values, Interval)
    assert 95 <= answer.knowledge.values.low <= 97
    [stop] = may_stop(program, profile_of(load=between(10, 90, 30)), 5.0)
    assert stop.status == "settled"


def test_everything_vetoed_is_another_outcome() -> None:
    program = small_program(veto("v", is_("push"), "plain", "big", "odd"), questions=ASKED)
    [stop] = may_stop(program, profile_of(), 5.0)
    assert (stop.status, stop.option, stop.winner) == ("open", "plain", None)


def test_without_time_nothing_is_called_settled() -> None:
    program = small_program(favour("r", compare("load", "at_least", 100)), questions=ASKED)
    [stop] = may_stop(program, profile_of(load=500), 0.0)
    assert stop.status == "not_settled"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ticket-shop", "saas-start-up"])
def test_every_witness_on_an_example_changes_the_recommendation_and_needs_all_its_answers(
    name: str, shipped: Program
) -> None:
    [path] = [path for path in example_profiles() if path.stem == name]
    profile = load_profile(path, shipped)
    stops = [stop for stop in may_stop(shipped, profile, 0.1) if stop.status == "open"]
    assert stops

    def outcome(decision: str, told: dict[str, object]) -> str | None:
        answers = {**profile.answers, **told}
        return recommended(shipped, replace(profile, answers=answers), decision)  # type: ignore[arg-type]

    for stop in stops:
        told = dict(stop.told)
        assert outcome(stop.decision, {}) == stop.option
        assert outcome(stop.decision, {**told}) == stop.winner != stop.option
        for left_out in told:
            rest = {key: value for key, value in told.items() if key != left_out}
            assert outcome(stop.decision, {**rest}) == stop.option


@pytest.mark.slow
def test_the_same_profile_gives_the_same_answers(shipped: Program) -> None:
    profile: Profile = load_profile(example_profiles()[0], shipped)
    first, second = (may_stop(shipped, profile, 0.0) for _ in range(2))
    assert first == second
