import pytest

from advisor import advise, load_profile
from advisor.authoring.impact import Impact, impact_of
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor.reporting.naming import Names
from advisor_ui import impact_words


@pytest.fixture(scope="module")
def impact(shipped: Program) -> Impact:
    """What becomes of a ticket shop that is begun anew when news must reach its users at once."""
    profile = load_profile(shipped_folder("examples") / "ticket-shop.yaml", shipped)
    answers = {name: answer.raw for name, answer in profile.answers.items()}
    document = {"profile": "shop", "answers": {**answers, "stage": "greenfield", "existing_stack": []}}
    profile = load_profile(document, shipped)
    live = load_profile({**document, "answers": {**document["answers"], "realtime": True}}, shipped)
    return impact_of(advise(profile, shipped, quick=True), advise(live, shipped, quick=True))


def test_the_summary_names_what_is_recommended_instead(impact: Impact, shipped: Program) -> None:
    said = impact_words.summary(impact, Names(shipped.base)).replace("\\", "")
    assert "Backend framework: **Express (Node.js)** instead of Laravel (PHP)" in said


def test_verdicts_are_those_of_decisions_with_another_option_or_band(impact: Impact, shipped: Program) -> None:
    names = Names(shipped.base)
    rows = impact_words.verdicts(impact, names)
    moved = [one for one in impact.decisions if one.new_winner or one.band.before != one.band.after]
    assert 0 < len(rows) == len(moved) < len(impact.decisions)
    [framework] = [row for row in rows if row["Decision"] == "Backend framework"]
    assert framework["Before"].replace("\\", "").startswith("Laravel (PHP) (")
    assert framework["Now"].replace("\\", "").startswith("Express (Node.js) (")


def test_a_decision_that_arises_anew_did_not_arise_before(shipped: Program) -> None:
    few, more = (
        advise(load_profile({"profile": "x", "answers": answers}, shipped), shipped, quick=True)
        for answers in ({"workload": ["crud_web"]}, {"workload": ["crud_web"], "tenants": 50})
    )
    rows = impact_words.verdicts(impact_of(few, more), Names(shipped.base))
    assert "does not arise" in [row["Before"] for row in rows]
