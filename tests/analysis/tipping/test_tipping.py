"""Tipping points: where they are known by hand, against brute force, and under moves that must not matter."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from advisor.analysis.tipping.exact_answers import Value, exactly
from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.tipping import AxisTipping, tipping_points
from advisor.api import example_profiles, load_profile
from advisor.compiled.evaluator import compiled
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import All, Comparison, FactReference, Test
from advisor.model.fact import Kind
from advisor.model.factor import Factor
from advisor.model.profile import Profile
from advisor.model.question import Prior
from advisor.model.rulebase import Constraint
from tests.analysis.tipping.small_axes import (
    BIG,
    PLAIN,
    QUESTIONS,
    axis,
    computed,
    favour,
    small_program,
    stretches,
    told,
    veto,
)
from tests.engine.bases import CRITERIA, at_least, between, compare, is_, profile_of, question
from tests.engine.random_bases import random_base, random_priority, random_profile


def test_a_threshold_on_the_answer_itself_is_exact_and_carries_its_own_range() -> None:
    test = Test("load", Comparison.AT_LEAST, 1_000, (400.0, 3_000.0))
    found = axis(small_program(favour("r", test)), profile_of(load=50), "load")
    assert stretches(found) == [("plain", 0, 1_000, True, False), ("big", 1_000, 10_000, True, True)]
    assert told(found.tipping) == [("plain", "big", "from", 1_000)]
    (point,) = found.tipping
    assert (point.uncertain, point.basis, point.tests) == ((400.0, 3_000.0), "expert", (test,))


@pytest.mark.parametrize(
    ("comparison", "below", "above"),
    [
        ("at_least", "from", "below"),
        ("more_than", "above", "up_to"),
        ("at_most", "above", "up_to"),
        ("less_than", "from", "below"),
    ],
)
def test_the_side_to_which_the_threshold_belongs_is_told(comparison: str, below: str, above: str) -> None:
    program = small_program(favour("r", compare("load", comparison, 7)))
    assert [point.holds for point in axis(program, profile_of(load=3), "load").tipping] == [below]
    assert [point.holds for point in axis(program, profile_of(load=30), "load").tipping] == [above]


@pytest.mark.parametrize(("comparison", "first"), [("at_least", 7), ("more_than", 8), ("at_most", 8), ("less_than", 7)])
def test_of_whole_numbers_the_first_one_above_is_told(comparison: str, first: int) -> None:
    found = axis(small_program(favour("r", compare("users", comparison, 7))), profile_of(users=3), "users")
    assert [(point.holds, point.at) for point in found.tipping] == [("from", first)]
    assert [stretch.high for stretch in found.stretches["store"]] == [first - 1, 70]


def test_an_equality_is_a_stretch_of_one_number() -> None:
    found = axis(small_program(favour("r", is_("load", 5))), profile_of(load=5), "load")
    assert stretches(found)[1] == ("big", 5, 5, True, True)
    assert told(found.tipping) == [("big", "plain", "below", 5), ("big", "plain", "above", 5)]
    counted = axis(small_program(favour("r", is_("users", 5))), profile_of(users=2), "users")
    assert [(outcome, low, high) for outcome, low, high, _, _ in stretches(counted)] == [
        ("plain", 0, 4),
        ("big", 5, 5),
        ("plain", 6, 50),
    ]


def test_only_the_nearest_tipping_points_are_told_and_all_of_them_while_the_answer_is_open() -> None:
    rules = (
        favour("a", compare("load", "at_least", 10)),
        favour("b", compare("load", "at_least", 100), "odd", 2),
        veto("c", compare("load", "at_least", 1_000), "odd"),
    )
    program = small_program(*rules)
    around = axis(program, profile_of(load=between(20, 400, 200)), "load")
    assert around.here == 200
    assert told(around.tipping) == [("odd", "big", "below", 100), ("odd", "big", "from", 1_000)]
    everywhere = axis(program, profile_of(), "load")
    assert [point.at for point in everywhere.tipping] == [10, 100, 1_000]
    assert everywhere.stretches == {"store": axis(program, profile_of(load=5), "load").stretches["store"]}


def test_equal_neighbours_are_one_stretch() -> None:
    rules = (favour("a", compare("load", "at_least", 10)), favour("b", compare("load", "at_least", 100)))
    assert len(stretches(axis(small_program(*rules), profile_of(), "load"))) == 2


def test_where_all_options_are_vetoed_nothing_is_recommended() -> None:
    program = small_program(veto("r", compare("load", "more_than", 50), "plain", "big", "odd"))
    found = axis(program, profile_of(load=1), "load")
    assert [outcome for outcome, *_ in stretches(found)] == ["plain", Nothing.ALL_VETOED]
    assert told(found.tipping) == [("plain", Nothing.ALL_VETOED, "above", 50)]


def test_where_a_decision_does_not_arise_it_has_no_outcome() -> None:
    found = axis(small_program(when=compare("load", "at_least", 50)), profile_of(load=1), "load")
    assert [outcome for outcome, *_ in stretches(found)] == [Nothing.NOT_TAKEN, "plain"]


def test_a_threshold_is_followed_through_a_product() -> None:
    """Jobs in progress are jobs a day / 86,400 x seconds of one: at 60 s, ten of them are 14,400 jobs a day."""
    questions = (question("jobs_per_day", "count"), question("job_duration_s", "number"))
    fact = computed("demand.jobs_in_progress", "jobs_in_progress")
    test = Test("demand.jobs_in_progress", Comparison.AT_LEAST, 10, (5.0, 40.0))
    program = small_program(favour("r", test), questions=questions, computed=(fact,))
    jobs = axis(program, profile_of(jobs_per_day=100, job_duration_s=60), "jobs_per_day")
    assert told(jobs.tipping) == []
    jobs = axis(program, profile_of(jobs_per_day=9_000, job_duration_s=60), "jobs_per_day")
    assert told(jobs.tipping) == [("plain", "big", "from", 14_400)]
    assert jobs.tipping[0].uncertain == (7_200, 57_600)
    duration = axis(program, profile_of(jobs_per_day=43_200, job_duration_s=9), "job_duration_s")
    assert told(duration.tipping) == [("plain", "big", "from", 20)]
    assert duration.tipping[0].uncertain == (10, 80)


def test_a_threshold_is_followed_through_a_quotient_in_the_other_direction() -> None:
    questions = (question("devices", "count"), question("message_interval_s", "number", prior=Prior(range=(1, 3_600))))
    fact = computed("demand.events", "events_per_second_from_devices")
    test = Test("demand.events", Comparison.AT_LEAST, 100, (50.0, 400.0))
    program = small_program(favour("r", test), questions=questions, computed=(fact,))
    found = axis(program, profile_of(devices=1_000, message_interval_s=60), "message_interval_s")
    assert told(found.tipping) == [("plain", "big", "up_to", 10)]
    assert found.tipping[0].uncertain == pytest.approx((2.5, 20), rel=1e-5)


def test_a_formula_takes_the_best_value_of_a_factor() -> None:
    factor = Factor(id="concurrent_share_of_daily", order=0, title="t", low=0.01, best=0.05, high=0.15, because=".")
    program = small_program(
        favour("r", compare("concurrent_users", "at_least", 500)),
        questions=(question("users_daily", "count"),),
        computed=(computed("concurrent_users", "concurrent_users_from_daily_users"),),
        factors=(factor,),
    )
    found = axis(program, profile_of(users_daily=2_000), "users_daily")
    assert told(found.tipping) == [("plain", "big", "from", 10_000)]
    assert found.tipping[0].uncertain == (5_000, 20_000), "expert judgement, as no range is declared"


def test_a_share_near_its_end_is_followed_through_a_formula() -> None:
    """Writes are peak x (1 - reads): at 10,000 a second, 500 writes are 95 % reads; 250 and 1,000 are 97.5 and 90 %."""
    questions = (question("peak_rps", "number"), question("read_share", "share"))
    factor = Factor(id="default_write_share", order=0, title="t", low=0.05, best=0.2, high=0.6, because=".")
    program = small_program(
        favour("r", compare("demand.writes", "at_least", 500)),
        questions=questions,
        computed=(computed("demand.writes", "writes_per_second"),),
        factors=(factor,),
    )
    found = axis(program, profile_of(peak_rps=10_000, read_share=0.99), "read_share")
    (point,) = found.tipping
    assert (point.before, point.after) == ("plain", "big")
    assert point.at == pytest.approx(0.95, rel=1e-9)
    assert point.uncertain == pytest.approx((0.9, 0.975), abs=1e-5)


def test_numbers_that_are_compared_with_each_other_tip_at_the_other_number() -> None:
    program = small_program(favour("r", Test("users", Comparison.MORE_THAN, FactReference("team"))))
    users = axis(program, profile_of(users=3, team=12), "users")
    assert told(users.tipping) == [("plain", "big", "from", 13)]
    team = axis(program, profile_of(users=3, team=between(5, 40, 12)), "team")
    assert told(team.tipping) == [("plain", "big", "below", 3)]
    ranged = axis(program, profile_of(users=3, team=between(5, 40, 12)), "users")
    assert [(point.at, point.uncertain, point.basis) for point in ranged.tipping] == [(13, (5, 40), None)]


def test_a_range_is_told_as_far_as_the_axis_reaches() -> None:
    questions = (question("jobs_per_day", "count", maximum=20_000), question("job_duration_s", "number"))
    test = Test("demand.jobs_in_progress", Comparison.AT_LEAST, 10, (5.0, 40.0))
    fact = computed("demand.jobs_in_progress", "jobs_in_progress")
    program = small_program(favour("r", test), questions=questions, computed=(fact,))
    (point,) = axis(program, profile_of(jobs_per_day=9_000, job_duration_s=60), "jobs_per_day").tipping
    assert (point.at, point.uncertain) == (14_400, (7_200, 20_000))


def test_of_tests_that_flip_together_only_those_count_that_turn_the_outcome() -> None:
    decisive = Test("load", Comparison.AT_LEAST, 100, (80.0, 120.0))
    idle = Test("load", Comparison.MORE_THAN, 100, (1.0, 9_000.0))
    same = Test("load", Comparison.AT_LEAST, 100, (10.0, 5_000.0))
    rules = (favour("a", decisive, strength=2), favour("b", same, "plain"), favour("c", idle, "plain"))
    (point,) = axis(small_program(*rules), profile_of(load=1), "load").tipping
    assert point.tests == (decisive,)
    assert point.uncertain == (80.0, 120.0)


def test_where_only_all_tests_together_turn_the_outcome_all_count() -> None:
    first, second = (Test("load", Comparison.AT_LEAST, 100, (low, 200.0)) for low in (50.0, 90.0))
    rules = (favour("a", first), favour("b", second), favour("c", is_("push"), "plain"))
    (point,) = axis(small_program(*rules), profile_of(load=1, push=True), "load").tipping
    assert set(point.tests) <= {first, second} and point.tests
    assert point.uncertain is not None and point.uncertain[1] == 200.0


def test_a_number_that_makes_a_question_arise_tips_without_an_estimate_behind_it() -> None:
    gated = question("more", "bool", ask_when=compare("load", "at_least", 10))
    program = small_program(favour("r", is_("more")), questions=(*QUESTIONS, gated))
    found = axis(program, profile_of(load=3, more=True), "load")
    assert told(found.tipping) == [("plain", "big", "from", 10)]
    assert found.tipping[0].basis is None


def test_choices_that_change_the_outcome_are_told() -> None:
    program = small_program(favour("r", is_("place", "cloud")), favour("s", is_("push"), "odd", 2))
    place = axis(program, profile_of(place="here", push=False), "place")
    assert told(place.tipping) == [("plain", "big", "is", "cloud")]
    assert {group.outcome: [item.value for item in group.answers] for group in place.answers["store"]} == {
        "plain": ["here", "edge"],
        "big": ["cloud"],
    }
    push = axis(program, profile_of(place="cloud", push=False), "push")
    assert told(push.tipping) == [("big", "odd", "is", True)]
    unknown = axis(program, profile_of(place="cloud"), "push")
    assert told(unknown.tipping) == [("big", "odd", "is", True)]


def test_words_whose_coming_or_going_changes_the_outcome_are_told() -> None:
    test = compare("skills", "includes_all", frozenset({"java", "go"}))
    found = axis(small_program(favour("r", test)), profile_of(skills=["java", "python"]), "skills")
    assert [(point.after, point.added, point.removed) for point in found.tipping] == [("big", "go", None)]
    found = axis(small_program(favour("r", test)), profile_of(skills=["java", "go"]), "skills")
    assert [(point.after, point.added, point.removed) for point in found.tipping] == [
        ("plain", None, "java"),
        ("plain", None, "go"),
    ]
    open_list = axis(small_program(favour("r", test)), profile_of(skills=at_least(["java"], ("java", "go"))), "skills")
    assert [(point.after, point.added) for point in open_list.tipping] == [("big", "go")]


def test_later_decisions_are_taken_anew_along_the_axis(shipped: Program) -> None:
    profile = load_profile(next(path for path in example_profiles() if path.stem == "ticket-shop"), shipped)
    found = axis(shipped, profile, "team_count")
    tipped = [point for point in found.tipping if point.decision == "architecture"]
    assert tipped and tipped[0].after != tipped[0].before


def test_what_a_constraint_forbids_is_told_and_not_assessed() -> None:
    smaller = Constraint(id="c", must=compare("team", "at_most", FactReference("users")), because="They are users.")
    program = small_program(favour("r", compare("team", "at_least", 50)), constraints=(smaller,))
    found = axis(program, profile_of(team=3, users=20), "team")
    assert found.tipping == ()
    assert found.reach == (0, 20)
    assert found.excluded[0].because == "They are users."


def test_a_project_out_of_scope_has_no_axes(shipped: Program) -> None:
    assert tipping_points(shipped, profile_of(outage_harm="safety_of_life")) == ()


def test_the_present_recommendation_is_that_of_the_profile_as_told() -> None:
    program = small_program(favour("r", compare("load", "at_least", 100)))
    found = axis(program, profile_of(), "load")
    assert (found.here, found.present) == (None, {"store": "plain"})


@pytest.mark.parametrize("moved", [101.0, 150.0, 399.0])
def test_moving_the_answer_within_its_stretch_changes_nothing(moved: float) -> None:
    rules = (
        favour("a", compare("load", "at_least", 100)),
        favour("b", compare("load", "at_least", 400), "odd", 2),
        favour("c", All((compare("load", "at_most", 120), is_("push"))), "big"),
    )
    program = small_program(*rules)
    before = axis(program, profile_of(load=200, push=False), "load")
    after = axis(program, profile_of(load=moved, push=False), "load")
    assert (after.stretches, after.tipping) == (before.stretches, before.tipping)


def test_moving_an_answer_of_an_example_within_its_stretch_changes_nothing(shipped: Program) -> None:
    profile = load_profile(next(path for path in example_profiles() if path.stem == "ticket-shop"), shipped)
    before = axis(shipped, profile, "team_size")
    moved = replace(profile, answers={**profile.answers, "team_size": exactly(8.0)})
    after = axis(shipped, moved, "team_size")
    assert after.tipping == before.tipping
    assert after.stretches == before.stretches


def outcomes_alone(program: Program, profile: Profile, question: str, value: Value) -> dict[str, Outcome]:
    """What the compiled reader says of one profile."""
    reader = compiled(program)
    varied = replace(profile, answers={**profile.answers, question: exactly(value)})
    found: dict[str, Outcome] = {}
    for name, taken in reader.one(varied, profile.priority).decisions.items():
        if not taken.applies & 4 or not taken.scores:
            found[name] = Nothing.NOT_TAKEN
        else:
            found[name] = Nothing.ALL_VETOED if taken.first is None else reader.tables[name].names[taken.first]
    return found


def outcomes_by_durable_rules(program: Program, profile: Profile, question: str, value: Value) -> dict[str, Outcome]:
    varied = replace(profile, answers={**profile.answers, question: exactly(value)})
    chosen = infer(program, gather_facts(varied, program.base), profile.priority).chosen
    return {
        name: Nothing.NOT_TAKEN if name not in chosen else option.id if (option := chosen[name]) else Nothing.ALL_VETOED
        for name in program.base.decisions
    }


def numbers_along(found: AxisTipping, kind: Kind, count: int, seed: int) -> Iterator[float]:
    """Numbers all over an axis, in equal ratios and in equal steps, none of them ruled out."""
    assert found.reach is not None
    low, high = found.reach
    random = np.random.default_rng(seed)
    ratios = np.exp(random.uniform(np.log(max(low, high * 1e-9)), np.log(high), count))
    steps = random.uniform(low, high, count)
    numbers = steps if kind in (Kind.SHARE, Kind.PERCENT) else np.concatenate((ratios[::2], steps[::2]))
    for number in np.round(numbers) if kind is Kind.COUNT else numbers:
        if any(stretch.holds(float(number)) for stretch in next(iter(found.stretches.values()))):
            yield float(number)


def check_numbers(program: Program, profile: Profile, found: AxisTipping, count: int, by_durable_rules: bool) -> None:
    say = outcomes_by_durable_rules if by_durable_rules else outcomes_alone
    kind = program.base.questions[found.question].type
    for number in numbers_along(found, kind, count, seed=len(found.question)):
        expected = say(program, profile, found.question, number)
        said = {
            decision: next(stretch.outcome for stretch in along if stretch.holds(number))
            for decision, along in found.stretches.items()
        }
        assert said == expected, f"{found.question} at {number}"


def check_lists(program: Program, profile: Profile, found: AxisTipping) -> None:
    said: dict[str, dict[Value, Outcome]] = {
        decision: {item.value: group.outcome for group in groups for item in group.answers}
        for decision, groups in found.answers.items()
    }
    for value in next(iter(said.values()), {}):
        expected = outcomes_alone(program, profile, found.question, value)
        assert {decision: outcomes[value] for decision, outcomes in said.items()} == expected, (found.question, value)


def check_every_axis(program: Program, profile: Profile, count: int) -> None:
    for found in tipping_points(program, profile):
        if found.stretches:
            check_numbers(program, profile, found, count, by_durable_rules=False)
        else:
            check_lists(program, profile, found)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ticket-shop", "fleet-telemetry"])
def test_every_axis_of_an_example_says_what_the_rules_say_of_single_profiles(shipped: Program, name: str) -> None:
    profile = load_profile(next(path for path in example_profiles() if path.stem == name), shipped)
    check_every_axis(shipped, profile, count=8)


@pytest.mark.slow
@pytest.mark.parametrize("path", example_profiles()[::5], ids=lambda path: path.stem)
def test_every_axis_of_every_example_says_what_the_rules_say_of_many_profiles(shipped: Program, path: str) -> None:
    check_every_axis(shipped, load_profile(path, shipped), count=120)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "question"), [("ticket-shop", "team_size"), ("realtime-collaboration", "users_monthly")]
)
def test_an_axis_says_what_durable_rules_says_all_along_it(shipped: Program, name: str, question: str) -> None:
    profile = load_profile(next(path for path in example_profiles() if path.stem == name), shipped)
    check_numbers(shipped, profile, axis(shipped, profile, question), count=120, by_durable_rules=True)


@pytest.mark.parametrize("seed", [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 60))])
def test_axes_of_random_rule_bases_say_what_the_rules_say_of_single_profiles(seed: int) -> None:
    base = random_base(seed)
    ordered = question("criteria_priority", "order", CRITERIA)
    program = compile_rulebase(replace(base, questions={**base.questions, ordered.id: ordered}))
    told_profile = random_profile(base, seed)
    if priority := random_priority(seed):
        told_profile = replace(told_profile, answers={**told_profile.answers, "criteria_priority": exactly(priority)})
    check_every_axis(program, told_profile, count=12)


def test_options_that_stand_alone_never_tip() -> None:
    program = small_program(favour("r", compare("load", "at_least", 10)), options=(PLAIN,))
    assert axis(program, profile_of(load=1), "load").tipping == ()
    assert BIG.id not in [outcome for outcome, *_ in stretches(axis(program, profile_of(load=1), "load"))]
