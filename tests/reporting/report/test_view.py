"""What the report says: the first page, the doubts, the advice."""

from dataclasses import is_dataclass, replace

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.model.assessment import AppliesTo, DecisionResult, Unknown
from advisor.model.condition import ALWAYS
from advisor.reporting.naming import Names
from advisor.reporting.report.open_vetoes import OpenVetoes
from advisor.reporting.report.rarity import rarity
from advisor.reporting.report.reasons import special
from advisor.reporting.report.verdicts import verdict
from advisor.reporting.report.view import ReportView, build_view
from tests.reporting.conftest import Advising


def view_of(answers: str | dict[str, object], small: Program, advised: Advising) -> ReportView:
    return build_view(advised(answers), small.base)


def test_the_headline_says_what_changes(small: Program, advised: Advising) -> None:
    summary = view_of("chat", small, advised).summary
    assert summary is not None
    assert summary.headline == (
        "Keep Modular monolith; add Message broker; replace Sync framework (Python) by Light-task framework (Elixir)."
    )


def test_reasons_that_set_an_option_apart_come_first(small: Program, advised: Advising) -> None:
    framework = view_of("chat", small, advised).decisions[0]
    assert [reason.rule for reason in framework.main_for] == ["open-connections-need-light-tasks", "known-language"]
    assert framework.critical == ("Open connections need light tasks",)


def test_what_a_verdict_hangs_on_is_told_honestly(small: Program, advised: Advising) -> None:
    clear = view_of("chat", small, advised).decisions
    level = view_of("barely-told", small, advised).decisions[0]
    assert clear[0].hangs_on.startswith("Without any one of these")
    assert clear[1].hangs_on.startswith("On no single argument")
    assert level.hangs_on.startswith("On little")
    assert "hardly matters" in level.sure


def test_the_cheapest_question_about_a_doubt_is_the_next_step(small: Program, advised: Advising) -> None:
    summary = view_of("barely-told", small, advised).summary
    assert summary is not None and summary.experiment is not None
    assert summary.experiment.step == "Find out, in about 1 minute: How many people develop it?"
    assert "architecture" in summary.experiment.settles


def test_without_a_doubt_the_peak_is_rehearsed(small: Program, advised: Advising) -> None:
    summary = view_of("chat", small, advised).summary
    assert summary is not None and summary.experiment is not None
    assert summary.experiment.step == "Rehearse the peak before launch."


def test_nothing_sensible_leaves_the_next_step_out(small: Program, advised: Advising) -> None:
    answers = {
        "workload": ["crud_web"], "team_size": 5, "team_skills": ["python"], "existing_stack": ["py_sync", "monolith"],
        "realtime": False, "peak_rps": 5, "third_party_dependency": False, "regulated": [],
    }  # fmt: skip
    summary = view_of(answers, small, advised).summary
    assert summary is not None
    assert summary.experiment is None


def test_what_was_told_computed_and_concluded_stands_apart(small: Program, advised: Advising) -> None:
    understood = view_of("chat", small, advised).understanding
    told = {fact.id: fact for section in understood.told for fact in section.facts}
    assert told["avg_rps"].value == "400 requests/s"
    assert told["avg_rps"].remark == "a school day; access logs"
    computed = {fact.id: fact for fact in understood.computed}
    assert computed["peak_rps"].value == "800–4,000 requests/s, best 1,600"
    assert computed["peak_rps"].origin == "Average × peak over average."
    assert [fact.id for fact in understood.derived] == ["connection_load", "small_team"]
    assert [factor.value for factor in understood.factors] == ["2–10, best 4", "0.7–2, best 1"]


def test_the_profiles_own_factor_is_shown(small: Program) -> None:
    from advisor import advise, load_profile

    profile = {"profile": "own", "answers": {"avg_rps": 100}, "factors": {"peak_to_average": [2, 3]}}
    view = build_view(advise(load_profile(profile, small), small), small.base)
    assert [(factor.value, factor.because) for factor in view.understanding.factors] == [("2–3", "Set in the profile.")]


def test_tools_are_those_of_the_recommended_family_and_of_any(small: Program, advised: Advising) -> None:
    python = view_of({"avg_rps": 900, "team_skills": ["python"], "existing_stack": ["py_sync"]}, small, advised)
    assert python.roadmap[0].practices[0].tools == "Locust, k6"
    elixir = view_of("chat", small, advised)
    assert elixir.roadmap[0].practices[0].tools == "k6"


def test_a_slip_of_a_cited_source_is_named_where_it_is_cited(small: Program, advised: Advising) -> None:
    rehearsal = view_of("chat", small, advised).roadmap[0].practices[0]
    assert [slip.correction for slip in rehearsal.slips] == ["The story calls Celery a database; it is a task queue."]


def test_risks_that_stay_and_risks_avoided(small: Program, advised: Advising) -> None:
    chat = view_of("chat", small, advised)
    assert [risk.id for risk in chat.avoided] == ["blocked_workers", "slow_partner"]
    assert chat.avoided[0].applies_to == "of what exists (Sync framework (Python))"
    partner = view_of({"third_party_dependency": True}, small, advised)
    assert [(risk.id, risk.mitigations[0].when) for risk in partner.risks] == [("slow_partner", "")]


def test_a_practice_at_a_trigger_shows_it_and_calls_for_review(small: Program, advised: Advising) -> None:
    answers = {
        "realtime": True, "concurrent_connections": 3000, "team_skills": ["python"], "existing_stack": ["py_sync"],
        "criteria_priority": ["team_fit", "change_cost"],
    }  # fmt: skip
    view = view_of(answers, small, advised)
    [practice] = [one for stage in view.roadmap for one in stage.practices if one.id == "connection_tier"]
    assert practice.trigger in [trigger.when for trigger in view.triggers]


def endings(view: ReportView) -> list[str]:
    return [trigger.when for trigger in view.triggers if "free support" in trigger.when]


def test_only_the_newest_version_of_what_is_taken_anew_ends(small: Program, advised: Advising) -> None:
    told = {"team_skills": ["python"], "criteria_priority": ["team_fit", "change_cost"]}
    assert endings(view_of(told, small, advised)) == [
        "2028-04-30: free support of Sync framework (Python), version 5, ends."
    ]
    assert endings(view_of({**told, "existing_stack": ["py_sync"]}, small, advised)) == []


def test_what_exists_and_nobody_told_is_not_added(small: Program, advised: Advising) -> None:
    view = view_of({"existing_stack": ["monolith"], "team_skills": ["python"]}, small, advised)
    framework = view.decisions[0]
    assert framework.verdict.startswith("Keep what is there; chosen anew: ")
    assert view.summary is not None
    assert "keep what is there as framework (chosen anew: " in view.summary.headline
    assert "existing_stack" in view.summary.headline
    assert view_of({"team_skills": ["python"]}, small, advised).decisions[0].verdict.startswith("Choose ")


def test_the_headline_urges_nothing_that_hardly_matters(small: Program, advised: Advising) -> None:
    assessment = advised("chat")
    messaging = assessment.decisions["messaging"]
    level = messaging.model_copy(update={"band": "indifferent", "tied": ("broker", "none")})
    chosen = assessment.model_copy(update={"decisions": {**assessment.decisions, "messaging": level}})
    summary = build_view(chosen, small.base).summary
    assert summary is not None and "add" not in summary.headline
    assert build_view(chosen, small.base).decisions[2].verdict == "Message broker, if anything"


def test_a_monolith_grows_into_modules(shipped: Program) -> None:
    names = Names(shipped.base)
    result = DecisionResult(
        recommended="modular_monolith", band="clear", change="replace", in_place=("monolith",), ranking=()
    )
    assert verdict("architecture", result, names) == "Grow Monolith into Modular monolith"


@pytest.mark.parametrize(
    ("stays", "in_place", "words"),
    [
        (False, ("oracle",), "Replace Oracle Database by PostgreSQL"),
        (True, ("oracle",), "Keep Oracle Database; chosen anew: PostgreSQL"),
        (True, (), "Keep what is there; chosen anew: PostgreSQL"),
    ],
)
def test_what_is_no_option_is_replaced_only_where_something_asks_for_it(
    stays: bool, in_place: tuple[str, ...], words: str, shipped: Program
) -> None:
    result = DecisionResult(
        recommended="postgresql", band="clear", change="replace" if in_place else "add", in_place=in_place,
        stays=stays, ranking=(),
    )  # fmt: skip
    assert verdict("primary_store", result, Names(shipped.base)) == words


def test_reasons_that_every_profile_fires_give_way_to_special_ones(small: Program, advised: Advising) -> None:
    assessment = advised("chat")
    first = assessment.decisions["framework"].ranking[0]
    special_rules = {"open-connections-need-light-tasks", "known-language"}
    always = first.reasons_for[0].model_copy(update={"rule": "always", "argument": "always", "strength": 3})
    rules = {**small.base.rules, "always": small.base.rules["known-language"].model_copy(update={"when": ALWAYS})}
    base = replace(small.base, rules=rules)
    told = special((always, *first.reasons_for), first, None, {}, base)
    assert {reason.rule for reason in told} == special_rules
    assert [reason.rule for reason in special((always,), first, None, {}, base)] == ["always"]


def test_a_rule_is_the_rarer_the_less_likely_its_answers_are(shipped: Program) -> None:
    assert rarity("database-communities-differ-in-size", shipped.base) == 0.0
    assert rarity("relational-data-suits-relational-store", shipped.base) < 0.3
    assert rarity("known-language", shipped.base) < 0.3
    assert rarity("hot-item-blocks-or-oversells", shipped.base) > 0.7


def test_common_reasons_give_way_to_two_special_ones(shipped: Program) -> None:
    told = {
        "data_types": ["relational", "ledger", "document"], "team_skills": ["python"], "workload": ["crud_web"],
        "team_size": 6,
    }  # fmt: skip
    profile = load_profile({"profile": "x", "answers": told}, shipped)
    decisions = build_view(advise(profile, shipped, quick=True), shipped.base).decisions
    rare = {one.id: [rarity(reason.rule, shipped.base) >= 0.25 for reason in one.main_for] for one in decisions}
    assert rare["primary_store"] and all(sum(found) < 2 or all(found) for found in rare.values())


def test_a_risk_names_each_role_once_and_nothing_without_a_name(small: Program, advised: Advising) -> None:
    view = view_of({"third_party_dependency": True}, small, advised)
    assessment = advised({"third_party_dependency": True})
    [risk] = assessment.risks
    roles = (("py_sync", "recommended"), (None, "recommended"), ("none", "recommended"), ("broker", "recommended"))
    applies = tuple(AppliesTo(option=option, as_=role) for option, role in (*roles, (None, "project")))
    changed = assessment.model_copy(update={"risks": (risk.model_copy(update={"applies_to": applies}),)})
    [found] = build_view(changed, small.base).risks
    assert found.applies_to == "of what is recommended (Sync framework (Python) and Message broker) and of the project"
    assert view.risks


def test_answers_that_hardly_pay_are_counted(small: Program, advised: Advising) -> None:
    unknowns = tuple(
        Unknown(answer=answer, matters_for=("framework",), effort=5, worth=worth)
        for answer, worth in (("team_size", 0.05), ("peak_rps", 0.001), ("avg_rps", 0.0), ("read_share", None))
    )
    view = build_view(advised("chat").model_copy(update={"unknowns": unknowns}), small.base)
    assert [unknown.id for unknown in view.asked] == ["team_size", "read_share"]
    assert view.not_asked.startswith("2 further answers are hardly worth asking for")


def test_a_veto_is_told_with_its_reason(small: Program, advised: Advising) -> None:
    view = view_of({"realtime": True, "concurrent_connections": 900_000}, small, advised)
    last = view.decisions[0].why_not[-1]
    assert last.name == "Sync framework (Python)"
    assert [veto.because for veto in last.vetoes] == ["No memory holds half a million worker processes."]


def test_what_doubles_a_criterion_is_told(small: Program, advised: Advising) -> None:
    framework = view_of("chat", small, advised).decisions[0]
    assert framework.emphasis == ("Throughput counts double: Each change is sent to everybody who watches.",)


def test_citations_are_numbered_without_gaps(small: Program, advised: Advising) -> None:
    sources = view_of("chat", small, advised).sources
    assert [source.number for source in sources] == list(range(1, len(sources) + 1))
    assert {source.id: source.link for source in sources}["story-of-a-shop"] == ""


def test_every_rule_that_fired_is_listed(small: Program, advised: Advising) -> None:
    view = view_of("chat", small, advised)
    fired = {rule.id: rule.certainty for rule in view.appendix.fired}
    assert fired["pushing-makes-throughput-matter"] == "certain"
    assert "derive-small-team" in fired
    assert not set(fired) & {rule.id for rule in view.appendix.possible}


def test_the_view_is_frozen(small: Program, advised: Advising) -> None:
    view = view_of("chat", small, advised)
    assert is_dataclass(view)
    assert view.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert hash(view)


def test_what_was_not_measured_is_called_provisional_and_nothing_else_is(small: Program, advised: Advising) -> None:
    from advisor import advise, load_profile

    measured = view_of("chat", small, advised)
    profile = {"profile": "quick", "answers": {"realtime": True, "team_size": 4}}
    quick = build_view(advise(load_profile(profile, small), small, quick=True), small.base)
    assert (measured.provisional, quick.robustness) == ("", "")
    assert quick.provisional.startswith("How sure is provisional")
    assert measured.robustness.startswith("Robustness is the share of 10,000 samples")
    assert "no probability of being right" in measured.robustness
    assert all(decision.robustness is None for decision in quick.decisions)


def test_what_may_never_hold_is_not_told_as_if_it_did(shipped: Program) -> None:
    profile = load_profile(
        {"profile": "shop", "answers": {"cloud_provider": ["aws"], "workload": ["crud_web"]}}, shipped
    )
    stores = build_view(advise(profile, shipped, quick=True), shipped.base).decisions
    out = {other.name: other for decision in stores if decision.id == "primary_store" for other in decision.why_not}
    assert out["Amazon DynamoDB"].ruling == "Would be ruled out if this held"
    assert {veto.certainty for veto in out["Amazon DynamoDB"].vetoes} == {"possible"}
    assert out["Azure Cosmos DB"].ruling in ("Ruled out", "Probably ruled out")
    assert "possible" not in {veto.certainty for veto in out["Azure Cosmos DB"].vetoes}


def test_a_possible_veto_that_an_assumption_or_the_recommendation_denies_is_not_told(shipped: Program) -> None:
    told = {"data_types": ["full_text", "relational"], "workload": ["crud_web"], "existing_stack": ["postgresql"]}
    assessment = advise(load_profile({"profile": "x", "answers": told}, shipped), shipped, quick=True)
    store = assessment.decisions["primary_store"].model_copy(update={"recommended": "postgresql", "tied": ()})
    settled = assessment.model_copy(update={"decisions": {**assessment.decisions, "primary_store": store}})
    reason = assessment.decisions["framework"].ranking[0].reasons_for[0]

    def kept(rule: str, certainty: str = "possible", level: str = "postgresql") -> bool:
        tied = settled.decisions["primary_store"].model_copy(update={"tied": ("postgresql", level)})
        given = settled.model_copy(update={"decisions": {**settled.decisions, "primary_store": tied}})
        veto = reason.model_copy(update={"rule": rule, "certainty": certainty})
        return bool(OpenVetoes(given, shipped.base).worth_telling((veto,)))

    assert not kept("shipped-product-needs-a-free-licence")
    assert not kept("postgresql-search-needs-postgresql")
    assert kept("postgresql-search-needs-postgresql", level="mysql")
    assert kept("shipped-product-needs-a-free-licence", "certain")
    assert kept("known-language")
