"""Outcomes of many profiles against the engine's own, and what they add up to."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from advisor.analysis.portfolio.portfolio import Outcome, PortfolioAssessor, Recommendation
from advisor.analysis.portfolio.tally import LISTED, Member, Tally
from advisor.api import example_profiles, load_profile
from advisor.compiled.evaluator import compiled
from advisor.engine.advice import assess_practices
from advisor.engine.assess import assess
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.engine.ranking import Ranking
from advisor.engine.risks import assess_risks
from advisor.engine.scope import limits_reached
from advisor.engine.scoring import CAP
from advisor.model.condition import Comparison, Test
from advisor.model.profile import Profile
from advisor.model.rulebase import Pack, ScopeLimit
from benchmarks.unsized import unsized
from tests.engine.bases import base_of, decision, is_, option, profile_of, question, rule
from tests.engine.random_bases import random_base, random_priority, random_profile


def said_by_durable_rules(program: Program, profile: Profile, priority: tuple[str, ...] = ()) -> Outcome:
    run = infer(program, gather_facts(profile, program.base), priority)
    return Outcome(
        profile.name,
        decisions={name: recommendation(ranking) for name, ranking in run.rankings.items()},
        risks=tuple((risk.id, risk.severity) for risk in assess_risks(run, []) if risk.status == "open"),
        practices=tuple((practice.id, practice.priority) for practice in assess_practices(run)),
    )


def recommendation(ranking: Ranking) -> Recommendation:
    """As the ranking has it: an option that is likely vetoed is no rival to one that is not."""
    classes = {"eligible": 0, "possibly_vetoed": 0, "likely_vetoed": 1}
    if ranking.first is None:
        return Recommendation(None)
    first = ranking.first
    if len(ranking.standings) == 1 or classes.get(ranking.standings[1].status, 2) != classes[first.status]:
        return Recommendation(first.option.id)
    second = ranking.standings[1]
    points = 100 * (first.score - second.score) / (2 * CAP * sum(ranking.weights.likely.values()))
    return Recommendation(first.option.id, second.option.id, pytest.approx(points, abs=0.00501))


def told(name: str, profile: Profile) -> Profile:
    return replace(profile, name=name)


@pytest.mark.parametrize("seed", [*range(10), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(10, 50))])
def test_outcomes_are_those_of_durable_rules_on_random_rule_bases(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    base = random_base(seed)
    program = compile_rulebase(base)
    keys = range(1_000 * seed, 1_000 * seed + 8)
    profiles = [told(str(key), random_profile(base, key)) for key in keys]
    priorities = {str(key): random_priority(key) for key in keys}
    monkeypatch.setattr(Profile, "priority", property(lambda profile: priorities[profile.name]))
    outcomes = PortfolioAssessor(compiled(program)).assess(profiles)
    expected = [said_by_durable_rules(program, profile, priorities[profile.name]) for profile in profiles]
    assert outcomes == expected


@pytest.mark.slow
def test_outcomes_are_those_of_single_assessments(shipped: Program) -> None:
    profiles = [load_profile(path, shipped) for path in example_profiles()]
    early = unsized(shipped)
    for profile, outcome in zip(profiles, PortfolioAssessor(compiled(shipped)).assess(profiles), strict=True):
        single = assess(early, profile)
        assert outcome.profile == profile.name
        assert {name: one.option for name, one in outcome.decisions.items()} == {
            name: result.recommended for name, result in single.decisions.items()
        }
        for name, one in outcome.decisions.items():
            ranking = single.decisions[name].ranking
            if one.gap is not None:
                assert one.runner_up == ranking[1].option
                assert one.gap == pytest.approx(ranking[0].score - ranking[1].score, abs=0.011)
        assert outcome.practices == tuple((practice.id, practice.priority) for practice in single.practices)
        own = {
            risk.id
            for risk in single.risks
            if risk.status == "open" and any(place.as_ in ("project", "recommended") for place in risk.applies_to)
        }
        assert {risk for risk, _ in outcome.risks} == own


def test_a_profile_beyond_the_field_gets_no_recommendation_and_its_neighbours_keep_theirs(shipped: Program) -> None:
    inside = load_profile(example_profiles()[0], shipped)
    beyond = load_profile({"profile": "pacemaker", "answers": {"outage_harm": "safety_of_life"}}, shipped)
    assessor = PortfolioAssessor(compiled(shipped))
    outcomes = assessor.assess([beyond, inside, beyond])
    assert [limit.id for limit in outcomes[0].beyond] == ["safety-of-life"]
    assert (outcomes[0].decisions, outcomes[0].risks, outcomes[0].practices) == ({}, (), ())
    assert outcomes[1] == assessor.assess([inside])[0]
    assert outcomes[1].decisions
    assert outcomes[2] == outcomes[0]


def test_a_limit_on_a_fact_that_no_question_asks_for_is_seen_too() -> None:
    framework = decision("framework", 1)
    base = base_of([question("existing_stack", "many", open=True)], (), [framework], [option("framework", "rails", 1)])
    limit = ScopeLimit(
        id="rails", when=Test("existing.framework", Comparison.INCLUDES, "rails"), reason=".", instead="."
    )
    pack = Pack(name="x", version="1", language=1, snapshot=date(2026, 11, 23), licence="none", out_of_scope=(limit,))
    base = replace(base, pack=pack)
    assert limits_reached(profile_of(existing_stack=["rails"]), base) == (limit,)
    assert limits_reached(profile_of(existing_stack=[]), base) == ()
    assert limits_reached(profile_of(), base) == ()


@pytest.mark.parametrize(
    ("languages", "open_risks"), [(["php"], ()), (["go"], (("storm", "high"),)), (None, (("storm", "high"),))]
)
def test_a_risk_is_avoided_where_the_choice_has_what_a_fact_names(
    languages: list[str] | None, open_risks: tuple[tuple[str, str], ...]
) -> None:
    base = base_of(
        [question("skills", "many", ["php", "go"]), question("spikes", "bool")],
        (),
        [decision("framework", 1)],
        [option("framework", "laravel", 1, attributes={"languages": ("php",)})],
        [
            rule(
                "spikes-storm",
                is_("spikes"),
                {"warn": "storm", "severity": "high", "avoided_by": {"framework": {"languages": {"fact": "skills"}}}},
            )
        ],
    )
    answers = {"spikes": True} if languages is None else {"spikes": True, "skills": languages}
    (outcome,) = PortfolioAssessor(compiled(compile_rulebase(base))).assess([profile_of(**answers)])
    assert outcome.risks == open_risks


def test_the_gravest_warning_and_the_most_urgent_advice_count() -> None:
    rules = [
        rule("low", is_("spikes"), {"warn": "storm", "severity": "low"}, {"recommend": "caching", "priority": "now"}),
        rule("high", is_("spikes"), {"warn": "storm", "severity": "high"}, order=1),
        rule("later", is_("spikes"), {"warn": "storm"}, {"recommend": "caching", "priority": "at_trigger"}, order=2),
        rule("calm", is_("spikes", False), {"warn": "storm", "severity": "low"}, {"recommend": "caching"}, order=3),
    ]
    program = compile_rulebase(base_of([question("spikes", "bool")], rules=rules))
    outcomes = PortfolioAssessor(compiled(program)).assess([profile_of(spikes=spikes) for spikes in (True, False)])
    assert [outcome.risks for outcome in outcomes] == [(("storm", "high"),), (("storm", "low"),)]
    assert [outcome.practices for outcome in outcomes] == [(("caching", "now"),), (("caching", "next_quarter"),)]


NAMES = ("framework", "cache")


def outcome_of(framework: str | None, gap: float | None = 5.0, cache: str | None = "none", **more: object) -> Outcome:
    decisions = {"framework": Recommendation(framework, "other", gap)}
    if cache:
        decisions["cache"] = Recommendation(cache)
    return Outcome("p", decisions=decisions, **more)  # type: ignore[arg-type]


def tally_of(outcomes: list[Outcome], first: int = 1) -> Tally:
    tally = Tally(NAMES)
    for number, outcome in enumerate(outcomes, first):
        tally.add(outcome, Member(number, f"p{number}", "file.jsonl", number))
    return tally


def test_recommendations_are_counted_over_the_profiles_for_which_the_decision_is_taken() -> None:
    outcomes = [outcome_of("django"), outcome_of("rails", cache="redis"), outcome_of("django", cache=None)]
    summary = tally_of([*outcomes, Outcome("x", beyond=(object(),))]).summary()  # type: ignore[arg-type]
    assert (summary.profiles, summary.out_of_scope) == (4, 1)
    framework = summary.decisions["framework"]
    assert framework.taken == 3
    assert [(one.option, one.profiles, one.share) for one in framework.recommended] == [
        ("django", 2, 0.6667), ("rails", 1, 0.3333)
    ]  # fmt: skip
    assert summary.decisions["cache"].taken == 2


def test_the_commonest_risks_come_first() -> None:
    outcomes = [
        outcome_of("a", risks=(("fire", "low"), ("storm", "high"))),
        outcome_of("a", risks=(("storm", "medium"),)),
    ]
    risks = tally_of(outcomes).summary().risks
    assert [(risk.risk, risk.profiles, risk.share, risk.severities) for risk in risks] == [
        ("storm", 2, 1.0, {"high": 1, "medium": 1}), ("fire", 1, 0.5, {"low": 1})
    ]  # fmt: skip


def test_an_option_that_under_one_in_fifty_get_is_rare_and_its_profiles_are_named() -> None:
    outliers = tally_of([outcome_of("a")] * 60 + [outcome_of("b")] + [outcome_of("a")]).summary().outliers
    (rare,) = outliers.rare_recommendations
    assert (rare.decision, rare.option, rare.profiles) == ("framework", "b", 1)
    assert [place.profile for place in rare.examples] == ["p61"]
    assert not tally_of([outcome_of("a")] * 49 + [outcome_of("b")]).summary().outliers.rare_recommendations


def test_the_rarest_stack_is_that_of_the_rarest_options() -> None:
    usual = [outcome_of("a", cache="x")] * 6 + [outcome_of("a", cache="y")] * 6
    odd = [outcome_of("b", cache="z"), outcome_of("a", cache=None)]
    outliers = tally_of([*usual, *odd]).summary().outliers
    assert outliers.distinct_stacks == 4
    assert [rare.stack for rare in outliers.rare_stacks] == [{"framework": "b", "cache": "z"}, {"framework": "a"}]
    first = outliers.rare_stacks[0]
    assert (first.profile, first.line, first.profiles_with_it) == ("p13", 13, 1)
    assert first.most_alone_in == {"framework": 0.0714, "cache": 0.0769}


def test_close_calls_are_counted_and_the_closest_listed_first() -> None:
    gaps = [0.5, 3.0, 0.0, 0.99, 1.0, None]
    summary = tally_of([outcome_of("a", gap) for gap in gaps]).summary()
    assert summary.decisions["framework"].close_calls == 3
    assert [(call.profile, call.gap) for call in summary.outliers.closest_calls] == [
        ("p3", 0.0), ("p1", 0.5), ("p4", 0.99)
    ]  # fmt: skip


def test_parts_add_up_to_the_whole() -> None:
    options = ("a", "b", "a", None, "a", "c", "a")
    outcomes = [
        outcome_of(options[place % 7], (place * 37 % 100) / 50, ("x", None, "y")[place % 3], risks=(("storm", "low"),))
        for place in range(200)
    ]
    whole, parts = tally_of(outcomes), Tally(NAMES)
    for start, end in pairwise((0, 1, 50, 51, 128, 200)):
        parts.merge(tally_of(outcomes[start:end], start + 1))
    assert parts.summary() == whole.summary()
    assert len(whole.summary().outliers.closest_calls) == LISTED
    assert None in [spread.option for spread in whole.summary().decisions["framework"].recommended]


def test_nothing_at_all_sums_up_to_nothing() -> None:
    summary = Tally(NAMES).summary()
    assert (summary.profiles, summary.decisions, summary.risks) == (0, {}, ())
