"""What the report says: the first page, the doubts, the advice."""

from dataclasses import is_dataclass

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.reporting.view import ReportView, build_view
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
    assert [(factor.value, factor.because) for factor in view.understanding.factors] == [("2–3", "Set by the profile.")]


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
    ends = [trigger.when for trigger in view.triggers if trigger.when.startswith("2028-04-30")]
    assert ends == ["2028-04-30: free support of Sync framework (Python), version 5, ends."]


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
    assert out["Amazon DynamoDB"].ruling == "Ruled out only if this holds"
    assert {veto.certainty for veto in out["Amazon DynamoDB"].vetoes} == {"possible"}
    assert out["Azure Cosmos DB"].ruling in ("Ruled out", "Probably ruled out")
    assert "possible" not in {veto.certainty for veto in out["Azure Cosmos DB"].vetoes}
