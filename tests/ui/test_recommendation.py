import pytest
from streamlit.testing.v1 import AppTest

from advisor.errors import Problem
from advisor_ui import services
from advisor_ui.explore import explore_services
from advisor_ui.services import Considered
from tests.analysis.explaining.vetoing import CLOSED, vetoing_base

PARTS = ["Decisions", "Architecture", "Roadmap", "Controls", "Preferences"]


def shown(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.title, *app.header, *app.markdown, *app.warning, *app.error, *app.info))


def part(app: AppTest, label: str) -> AppTest:
    """The page with another part open."""
    full = next(tab.label for tab in app.tabs if tab.label.startswith(label))
    app.session_state["recommendation-parts"] = full
    app.run()
    assert not app.exception
    return app


def test_the_decision_and_its_reasons_come_first(opened, example) -> None:
    app = opened("recommendation", a=example())
    assessment = services.consider(services.saved(app.query_params["a"]).profile).assessment
    assert app.header[0].value.startswith("Keep Laravel")
    text = shown(app)
    for decision in list(assessment.decisions.values())[:3]:
        first = decision.ranking[0]
        assert any(reason.because.split("'")[0][:40] in text for reason in first.reasons_for)
    assert "Most against it" in text
    assert text.index("How sure") < text.index("Ranking")


@pytest.mark.parametrize("label", [*PARTS, "Risks", "What we do not know"])
def test_every_part_is_drawn_for_every_decision_and_risk(opened, example, label: str) -> None:
    app = part(opened("recommendation", a=example(preferred={"framework": "go_http"})), label)
    headers = [header.value for header in app.header]
    assert len(headers) == 2, headers


@pytest.mark.parametrize("place", [0, 7, *(pytest.param(place, marks=pytest.mark.slow) for place in range(1, 7))])
def test_every_decision_opens(opened, example, place: int) -> None:
    app = opened("recommendation", a=example())
    chosen = app.selectbox(key="recommendation-decision")
    name = chosen.options[place]
    chosen.select_index(place).run()
    assert not app.exception
    assert app.header[1].value.replace("\\", "") == name.split(":")[0]


@pytest.mark.slow
def test_a_preference_gets_its_verdict_on_the_first_page(opened, example) -> None:
    app = opened("recommendation", a=example(preferred={"framework": "php_laravel"}))
    assert "You are inclined to **Laravel" in shown(app)


def test_another_option_shows_where_it_loses(opened, example) -> None:
    app = opened("recommendation", a=example())
    app.selectbox(key="why-not-framework").select_index(1).run()
    assert not app.exception
    assert "It falls behind on" in shown(app)


def test_without_an_assessment_the_page_says_how_to_start(opened) -> None:
    app = opened("recommendation")
    assert "No assessment is open" in shown(app)
    assert not app.tabs


def test_without_answers_the_page_says_what_to_do(opened, saved) -> None:
    app = opened("recommendation", a=saved({}))
    assert "nothing to recommend" in shown(app)
    assert not app.tabs


def test_a_project_that_is_not_our_subject_is_told_what_to_do_instead(opened, saved) -> None:
    app = opened("recommendation", a=saved({"outage_harm": "safety_of_life"}))
    assert "not our subject" in shown(app)
    assert "What to do instead" in shown(app)
    assert services.base().pack.out_of_scope[0].instead[:40] in shown(app).replace("\\", "")
    assert not app.tabs


def test_answers_that_no_profile_can_have_are_named_and_nothing_is_recommended(opened, saved, monkeypatch) -> None:
    problem = Problem("`avg_rps` and `peak_rps` contradict each other")
    monkeypatch.setattr(services, "consider", lambda document, quick: Considered(document, {}, (problem,), None))
    app = opened("recommendation", a=saved({"avg_rps": 100}))
    assert "`avg_rps` and `peak_rps` contradict each other" in shown(app)
    assert not app.tabs


@pytest.mark.parametrize("wrong", [{"team_size": "many"}, {"peak_rps": 10, "avg_rps": 100}])
@pytest.mark.usefixtures("unmeasured")
def test_an_answer_that_cannot_count_is_left_out_and_said_so(opened, example, wrong: dict) -> None:
    app = opened("recommendation", a=example(**wrong))
    assert "1 answer is left out" in shown(app)
    assert app.tabs


@pytest.mark.usefixtures("unmeasured")
def test_names_are_shown_as_they_were_typed(opened) -> None:
    name = "*x* [y](http://evil.example) $1 and $2"
    identifier = services.store().create(name, {"answers": {"realtime": True}}).id
    app = opened("recommendation", a=identifier)
    assert any(markdown.value.replace("\\", "") == f"**{name}**" for markdown in app.markdown)
    assert "[y](" not in shown(app)


def test_how_sure_is_measured_and_why_it_is_low_is_said(opened, example) -> None:
    app = opened("recommendation", a=example("fleet-telemetry"))
    result = services.consider(services.saved(app.query_params["a"]).profile, quick=False).assessment
    robustness = result.decisions["framework"].robustness
    share = f"{100 * robustness.first['go_http']:.0f} %"
    assert f"Robustness {share}" in shown(app)
    assert "It is low mostly because" in shown(app)
    table = next(found for found in app.table if "First in" in found.value.columns)
    assert table.value["First in"].tolist()[0] == share
    assert len(app.get("plotly_chart")) == 2


@pytest.mark.slow
def test_single_answers_that_would_change_it_are_named_with_the_way_to_explore(opened, new_shop: str) -> None:
    app = opened("recommendation", a=new_shop)
    assert "**“Mostly computing”** → ASP.NET Core" in shown(app)
    assert any(link.proto.label.startswith("Explore") for link in app.get("page_link"))


@pytest.mark.slow
def test_tied_first_decisions_show_whole_stacks_side_by_side(opened, example) -> None:
    app = opened("recommendation", a=example("arena-game-backend"))
    stacks = services.consider(services.saved(app.query_params["a"]).profile, quick=False).assessment.stacks
    names = explore_services.names()
    assert len(stacks) > 1
    headings = [names.option(stack.decision, stack.option) for stack in stacks]
    table = next(found for found in app.table if headings[0] in found.value.columns).value
    assert list(table.columns) == ["Decision", *headings]
    differing = table.set_index("Decision").loc[names.decision(stacks[0].decision)]
    assert differing.tolist() == headings


def test_without_a_tie_there_is_one_stack(opened, example) -> None:
    assert "side by side" not in shown(opened("recommendation", a=example()))


def test_answers_that_leave_nothing_are_named_with_what_rules_each_option_out(opened, saved, monkeypatch) -> None:
    program = vetoing_base()
    monkeypatch.setattr(services, "program", lambda: program)
    app = opened("recommendation", a=saved(CLOSED))
    conflict = next(one.value for one in app.warning if "rule out every option" in one.value)
    assert "Team size: **12" in conflict
    [table] = [one.value for one in app.table if "Ruled out because" in one.value.columns]
    reasons = " ".join(table["Ruled out because"])
    assert all(reason in reasons for reason in ("The regime forbids it.", "Ten people must agree."))
