"""Proofs find the faults that are planted, show each with a profile, and claim nothing that is not so."""

import pytest

from advisor.authoring.proofs.goals import Case, Goal
from advisor.authoring.proofs.outcomes import Outcome, Proofs
from advisor.authoring.proofs.prove import prove
from advisor.authoring.proofs.registry import CLAIMS, MODULES
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.engine.scope import limits_reached
from advisor.loading.constraints import broken_constraints
from advisor.model.profile import Profile
from tests.authoring.proofs import planted_bases as planted
from tests.engine.random_bases import random_base, random_profile

SECONDS = 20.0


def failing(proofs: Proofs) -> dict[str, Outcome]:
    """What does not hold, by id."""
    return {outcome.id: outcome for outcome in proofs.outcomes if not outcome.holds}


def goals_of(program: Program) -> dict[str, Goal]:
    """Everything that is asked of a rule base, by id."""
    return {goal.id: goal for module in MODULES for goal in module.goals(program)}


def assert_witnesses_show_it(program: Program, proofs: Proofs) -> None:
    """Every witness does what it is for, when durable-rules runs anew, once for all that it shows."""
    goals = goals_of(program)
    witnesses = {id(outcome.witness): outcome.witness for outcome in proofs.outcomes if outcome.witness is not None}
    cases = {key: Case(program, witness) for key, witness in witnesses.items()}
    for outcome in proofs.outcomes:
        witness = outcome.witness
        if witness is None:
            continue
        goal = goals[outcome.id]
        assert goal.shows(cases[id(witness)]), outcome.id
        assert not (goal.within_scope and limits_reached(witness, program.base))
        assert not list(broken_constraints(witness.answers, program.base))


def test_a_sound_base_holds_in_every_part() -> None:
    program = planted.sound_base()
    found = prove(program, SECONDS)
    assert not failing(found)
    assert {outcome.status for outcome in found.outcomes} == {"shown", "proved"}
    assert {claim.id for claim in found.claims} == set(CLAIMS)
    assert_witnesses_show_it(program, found)


def test_witnesses_hold_no_answer_too_many() -> None:
    program = planted.sound_base()
    found = {outcome.id: outcome.witness for outcome in prove(program, SECONDS).outcomes}
    needed = {
        "rule/tired-want-a-house": {"busy"},
        "rule/few-live-in-a-tent": {"users"},
        "option/home/house": set[str](),
        "option/home/tent": {"users"},
    }
    for name, answers in needed.items():
        witness = found[name]
        assert witness is not None
        assert set(witness.answers) == answers


def test_a_rule_that_contradicts_what_its_facts_are_derived_from_is_dead() -> None:
    found = failing(prove(planted.dead_by_derivation(), SECONDS))
    assert set(found) == {"rule/rested"}
    assert found["rule/rested"].status == "refuted"
    words = found["rule/rested"].words
    assert "`rich is yes` and `not (busy is yes)` cannot hold together" in words
    assert "`rich` is derived by `tired-earn` (when tired is yes)" in words
    assert "place" not in words


def test_a_rule_that_needs_what_a_constraint_excludes_is_dead() -> None:
    found = failing(prove(planted.dead_by_constraint(), SECONDS))
    assert set(found) == {"rule/crowd-nowhere"}
    assert found["rule/crowd-nowhere"].witness is None


def test_an_option_that_another_always_stands_before_can_never_win() -> None:
    found = failing(prove(planted.dominated(), SECONDS))
    assert set(found) == {"option/home/tent"}
    assert "`house` stands before it whatever is told" in found["option/home/tent"].words


def test_an_option_that_is_always_vetoed_can_never_win() -> None:
    found = failing(prove(planted.always_vetoed(), SECONDS))
    assert set(found) == {"option/home/tent"}
    assert "one veto or another holds on it whatever is told" in found["option/home/tent"].words


def test_two_rules_that_leave_no_option_together_are_shown_with_the_answers_that_do_it() -> None:
    program = planted.gap()
    proofs = prove(program, SECONDS)
    found = failing(proofs)
    assert set(found) == {"nothing-left/home"}
    [outcome] = found.values()
    assert outcome.status == "refuted"
    assert outcome.details == ("`house` is vetoed by `no-house`", "`tent` is vetoed by `no-tent`")
    assert outcome.witness is not None
    assert set(outcome.witness.answers) == {"place", "users"}
    run = infer(program, gather_facts(outcome.witness, program.base))
    assert {standing.status for standing in run.rankings["home"].standings} == {"vetoed"}
    assert_witnesses_show_it(program, proofs)


def test_vetoes_that_are_never_had_together_leave_an_option_and_that_is_proved() -> None:
    found = prove(planted.no_gap(), SECONDS, ["options-left"])
    assert [(outcome.id, outcome.status, outcome.how) for outcome in found.outcomes] == [
        ("nothing-left/home", "proved", "solver")
    ]


def test_an_option_that_nothing_vetoes_is_proof_without_a_search() -> None:
    [outcome] = prove(planted.sound_base(), SECONDS, ["options-left"]).outcomes
    assert (outcome.status, outcome.how) == ("proved", "plain")
    assert "no rule vetoes `house`" in outcome.words


def test_a_veto_that_is_never_had_without_a_decisive_favour_is_a_contradiction() -> None:
    program = planted.veto_against_favour()
    found = failing(prove(program, SECONDS))
    assert set(found) == {"veto/no-tent/without/tent"}
    assert "whenever the rule `no-tent` vetoes `tent`" in found["veto/no-tent/without/tent"].words.lower()


def test_a_question_that_no_answers_lead_to_is_found_with_its_choices() -> None:
    found = failing(prove(planted.never_asked(), SECONDS))
    assert set(found) == {"question/depth", "choice/depth/deep"}
    assert {outcome.status for outcome in found.values()} == {"refuted"}


def test_without_time_nothing_is_claimed() -> None:
    found = prove(planted.dead_by_derivation(), 0.0)
    assert {outcome.status for outcome in found.outcomes if outcome.how != "plain"} == {"not_settled"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30, 38))
def test_what_is_said_to_be_impossible_happens_under_no_random_profile(seed: int) -> None:
    base = random_base(seed)
    program = compile_rulebase(base)
    proofs = prove(program, SECONDS / 4)
    goals = goals_of(program)
    impossible = [
        goals[outcome.id]
        for outcome in proofs.outcomes
        if outcome.witness is None and outcome.status != "not_settled" and "never speaks of" not in outcome.words
    ]
    profiles: list[Profile] = [random_profile(base, 1_000 * seed + number) for number in range(150)]
    cases = [Case(program, profile) for profile in profiles]
    assert not [goal.id for goal in impossible if any(goal.seems(case) for case in cases)]
    assert impossible
    assert_witnesses_show_it(program, proofs)


def test_a_rule_that_fires_only_under_an_order_of_priority_is_not_called_dead() -> None:
    program = planted.won_by_priority()
    found = {outcome.id: outcome for outcome in prove(program, SECONDS).outcomes}
    witness = found["rule/camping"].witness
    assert witness is not None
    assert witness.priority[0] == "cost"
    assert not failing(prove(program, SECONDS))


@pytest.mark.slow
def test_every_part_holds_of_the_shipped_rule_base_and_every_witness_shows_it(shipped: Program) -> None:
    proofs = prove(shipped, 300.0)
    assert not failing(proofs)
    assert_witnesses_show_it(shipped, proofs)
