"""What counts as use of a practice, a risk, a control and a source."""

from tests.authoring.edited import checked, kinds

REHEARSAL = "knowledge/load/extreme-load-wants-a-rehearsal.yaml"
WAITING = "knowledge/load/processes-wait-with-connections.yaml"


def test_a_practice_that_only_mitigates_a_risk_is_used() -> None:
    assert kinds(checked((WAITING, "  - {recommend: connection_tier}\n", ""))) == []


def test_a_practice_that_only_meets_a_control_is_used() -> None:
    assert kinds(checked()) == []  # `erasure_jobs` is named by a control alone
    assert kinds(checked(("controls/gdpr.yaml", "[erasure_jobs]", "[]"))) == ["unraised-practice"]


def test_what_an_obsolete_rule_recommends_is_not_used() -> None:
    edit = (REHEARSAL, "cases:", "status: obsolete\nreplaced_by: gdpr-applies\ncases:")
    assert "unraised-practice" in kinds(checked(edit))


def test_a_practice_without_content_is_left_in_peace() -> None:
    stub = (
        ("controls/gdpr.yaml", "[erasure_jobs]", "[]"),
        ("practices/erasure_jobs.yaml", "order: 3", "order: 3\nstatus: stub"),
    )
    assert kinds(checked(*stub)) == []


def test_a_control_that_is_required_by_itself_is_required() -> None:
    edit = ("knowledge/compliance/gdpr-applies.yaml", "{regime: gdpr}", "gdpr-erasure")
    assert kinds(checked(edit)) == []


GDPR_ELSEWHERE = tuple(
    (name, "evidence: [gdpr-text]", "evidence: [load-study]")
    for name in ("knowledge/compliance/gdpr-applies.yaml", "practices/erasure_jobs.yaml", "controls/gdpr.yaml")
)


def test_a_source_that_only_a_life_cycle_cites_is_cited() -> None:
    cycle = "life_cycle: {policy: A version a year., snapshot: 2026-08-22, evidence: [gdpr-text]}\nevidence: []"
    edits = [("options/cache/none.yaml", "evidence: [worker-docs]", cycle), *GDPR_ELSEWHERE]
    assert kinds(checked(*edits)) == []


def test_a_source_that_only_the_weight_of_a_criterion_cites_is_cited() -> None:
    assert kinds(checked(*GDPR_ELSEWHERE)) == ["uncited-evidence"]
    argued = (
        "criteria.yaml",
        "meaning: Work done per second.",
        "meaning: Work done per second., evidence: [gdpr-text]",
    )
    assert kinds(checked(*GDPR_ELSEWHERE, argued)) == []
