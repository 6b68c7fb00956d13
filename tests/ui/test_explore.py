import pytest
from streamlit.testing.v1 import AppTest

from advisor.analysis.asking import stopping
from advisor_ui import services
from advisor_ui.explore import explore_services, parts


def shown(app: AppTest) -> str:
    found = (*app.title, *app.header, *app.markdown, *app.caption, *app.warning, *app.error, *app.info)
    return "\n".join(one.value for one in found).replace("\\", "")


def turn_to(app: AppTest, part: str) -> AppTest:
    app.session_state[parts.KEY] = part
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception
    return app


def change(app: AppTest, question: str) -> AppTest:
    """The what-if with the fields of a question."""
    app.selectbox(key="what-if-question").set_value(question).run()
    assert not app.exception
    return app


def answers(identifier: str) -> dict:
    found = services.saved(identifier)
    assert found is not None
    return found.answers


@pytest.mark.slow
def test_a_tried_answer_shows_what_differs_and_saves_nothing(opened, new_shop: str) -> None:
    identifier = new_shop
    before = answers(identifier)
    app = change(opened("explore", a=identifier), "realtime")
    assert "Nothing yet" in shown(app)
    app.radio(key="q-realtime-value").set_value(True).run()
    assert "Backend framework: **Express (Node.js)** instead of Laravel (PHP)" in shown(app)
    assert "no → **yes**" in shown(app).lower()
    assert any("Backend framework" in found.value["Decision"].tolist() for found in app.table)
    assert answers(identifier) == before


@pytest.mark.slow
def test_what_differs_is_what_an_assessment_of_the_tried_answers_says(opened, new_shop: str) -> None:
    identifier = new_shop
    app = change(opened("explore", a=identifier), "realtime")
    app.radio(key="q-realtime-value").set_value(True).run()
    document = services.saved(identifier).profile
    tried = {**document, "answers": {**document["answers"], "realtime": True}}
    before, after = (services.consider(one, quick=False).assessment for one in (document, tried))
    moved = [name for name in after.decisions if name not in before.decisions]
    moved += [
        name
        for name, result in before.decisions.items()
        if name not in after.decisions
        or (result.recommended, result.band) != (after.decisions[name].recommended, after.decisions[name].band)
    ]
    titles = {services.base().decisions[name].title for name in moved}
    [table] = [found for found in app.table if list(found.value.columns) == ["Decision", "Before", "Now"]]
    assert set(table.value["Decision"]) == titles
    for risk in {risk.id for risk in after.risks} - {risk.id for risk in before.risks}:
        assert services.base().risks[risk].title in shown(app)


def test_back_to_the_original_forgets_what_was_tried(opened, example) -> None:
    identifier = example()
    app = change(opened("explore", a=identifier), "realtime")
    app.radio(key="q-realtime-value").set_value(True).run()
    press(app, "Back to the original")
    assert "Nothing yet" in shown(app)
    assert app.radio(key="q-realtime-value").value is False


@pytest.mark.slow
def test_one_answer_is_put_back_alone(opened, example) -> None:
    app = change(opened("explore", a=example()), "realtime")
    app.radio(key="q-realtime-value").set_value(True).run()
    change(app, "team_size")
    app.text_input(key="q-team_size-value").input("40").run()
    assert "2 answers differ" in shown(app)
    app.button(key="put-back-realtime").click().run()
    assert "1 answer differs" in shown(app)
    assert "**40**" in shown(app)


def test_kept_answers_are_saved_and_can_be_undone(opened, example) -> None:
    identifier = example()
    app = change(opened("explore", a=identifier), "realtime")
    app.radio(key="q-realtime-value").set_value(True).run()
    press(app, "Keep these answers")
    assert answers(identifier)["realtime"] is True
    assert "Nothing yet" in shown(app)
    assert app.session_state["changes"] == [("realtime", False)]


@pytest.mark.slow
def test_an_answer_taken_away_counts_as_not_answered(opened, example) -> None:
    identifier = example()
    app = change(opened("explore", a=identifier), "team_size")
    app.text_input(key="q-team_size-value").input("").run()
    assert "9 → **not answered**" in shown(app)
    press(app, "Keep these answers")
    assert "team_size" not in answers(identifier)


def test_an_answer_given_its_saved_value_again_does_not_differ(opened, example) -> None:
    app = change(opened("explore", a=example()), "realtime")
    app.radio(key="q-realtime-value").set_value(True).run()
    app.radio(key="q-realtime-value").set_value(False).run()
    assert "differ" not in shown(app).replace("What differs then", "").replace("no answer differs", "")


@pytest.mark.usefixtures("unmeasured")
def test_a_number_that_cannot_be_read_is_said_beside_its_field(opened, example) -> None:
    app = change(opened("explore", a=example()), "team_size")
    app.text_input(key="q-team_size-value").input("many people").run()
    assert app.error
    assert "many people" in app.error[0].value


@pytest.mark.slow
def test_answers_that_contradict_each_other_are_named(opened, saved) -> None:
    app = change(opened("explore", a=saved({"team_size": 4, "realtime": True})), "team_count")
    app.text_input(key="q-team_count-value").input("9").run()
    assert app.error
    assert "(9)" in app.error[0].value
    assert "left out until it is mended" in app.error[0].value


def test_the_questionnaire_shows_the_saved_answer_and_not_the_tried_one(opened, example) -> None:
    app = opened("questionnaire", a=example())
    for key, value in (("sheet", "tried"), ("tried-answers", {"realtime": True}), ("q-realtime-value", True)):
        app.session_state[key] = value
    app.run()
    assert app.radio(key="q-realtime-value").value is False
    app.radio(key="q-realtime-value").set_value(True).run()
    assert answers(app.query_params["a"])["realtime"] is True


@pytest.mark.slow
def test_another_assessment_starts_without_what_was_tried(opened, example) -> None:
    app = change(opened("explore", a=example()), "realtime")
    app.radio(key="q-realtime-value").set_value(True).run()
    app.query_params["a"] = example("saas-start-up")
    app.run()
    assert not app.exception
    assert "Nothing yet" in shown(app)


def test_tipping_points_are_drawn_and_listed_for_every_decision(opened, example) -> None:
    identifier = example()
    app = turn_to(opened("explore", a=identifier), parts.TIPPING)
    names = explore_services.names()
    for decision in services.consider(services.saved(identifier).profile, quick=False).assessment.decisions:
        app.selectbox(key="explore-decision").set_value(decision).run()
        assert not app.exception
        assert app.header[0].value == names.decision(decision)
        assert bool(app.table) == ("No single answer" not in shown(app))
        assert len(app.get("plotly_chart")) == bool(app.table)


def test_the_map_opens_on_two_answers_that_tip_the_decision(opened, example) -> None:
    app = turn_to(opened("explore", a=example()), parts.MAP)
    app.selectbox(key="explore-decision").set_value("architecture").run()
    app.selectbox(key="map-Across-architecture").set_value("team_size").run()
    app.selectbox(key="map-Upwards-architecture").set_value("team_count").run()
    assert not app.exception
    assert app.get("plotly_chart")
    assert "The border is sampled" in shown(app)
    assert app.table[0].value.shape == (8, 9)


def test_a_map_needs_two_different_answers(opened, example) -> None:
    app = turn_to(opened("explore", a=example()), parts.MAP)
    app.selectbox(key="map-Upwards-framework").set_value(app.selectbox(key="map-Across-framework").value).run()
    assert not app.exception
    assert "Choose two different answers" in shown(app)
    assert not app.get("plotly_chart")


@pytest.mark.slow
def test_why_not_shows_gaps_and_a_change_that_can_be_tried(opened, example) -> None:
    identifier = example()
    before = answers(identifier)
    app = turn_to(opened("explore", a=identifier), parts.WHY_NOT)
    app.selectbox(key="why-not-option-framework").set_value("node_express").run()
    assert not app.exception
    assert app.header[0].value.startswith("Why not Express")
    gaps = next(found.value for found in app.table if "Gap in points" in found.value.columns)
    points = [float(gap.replace("−", "-")) for gap in gaps["Gap in points"]]
    assert abs(sum(points[:-1]) - points[-1]) <= 0.05 * len(points)
    press(app, "Try this")
    assert app.session_state[parts.KEY] == parts.WHAT_IF
    assert "Backend framework: **Express (Node.js)** instead of Laravel (PHP)" in shown(app)
    assert answers(identifier) == before


@pytest.mark.slow
def test_the_recommended_option_shows_what_would_put_its_rivals_first(opened, example) -> None:
    app = turn_to(opened("explore", a=example()), parts.WHY_NOT)
    app.selectbox(key="why-not-option-framework").set_value("php_laravel").run()
    assert not app.exception
    assert app.header[0].value.startswith("Why Laravel")
    assert "What would put another first" in shown(app)


@pytest.mark.slow
def test_only_what_was_proved_is_called_proved(opened, example) -> None:
    identifier = example()
    app = turn_to(opened("explore", a=identifier), parts.WHY_NOT)
    considered = services.consider(services.saved(identifier).profile, quick=False)
    for option in ("php_symfony", "node_express", "java_spring_boot"):
        app.selectbox(key="why-not-option-framework").set_value(option).run()
        [way] = explore_services.explain(considered, "framework", option).ways
        assert ("proved" in shown(app)) == (way.status == "impossible" or way.smallest)
        assert bool([button for button in app.button if button.label == "Try this"]) == (way.status == "found")


def test_what_to_ask_next_leads_to_the_question(opened, example) -> None:
    app = turn_to(opened("explore", a=example()), parts.NEXT)
    [first, *_] = [link.proto for link in app.get("page_link") if link.proto.label.startswith("Answer")]
    assert "question=" in first.query_string
    assert "section=" in first.query_string
    press(app, "May I stop here?")
    assert app.info or app.success or app.warning


def test_without_answers_there_is_nothing_to_explore(opened, saved) -> None:
    app = opened("explore", a=saved({}))
    assert "nothing to explore" in shown(app)
    assert not app.tabs


def test_out_of_scope_there_is_nothing_to_explore(opened, saved) -> None:
    app = opened("explore", a=saved({"outage_harm": "safety_of_life"}))
    assert "not our subject" in shown(app)
    assert not app.tabs


@pytest.mark.slow
def test_few_answers_can_be_explored(opened, saved) -> None:
    app = opened("explore", a=saved({"workload": ["crud_web"]}))
    for part in (parts.TIPPING, parts.MAP, parts.WHY_NOT, parts.NEXT):
        turn_to(app, part)


def test_without_an_assessment_the_page_says_how_to_start(opened) -> None:
    assert "No assessment is open" in shown(opened("explore"))


@pytest.mark.slow
def test_a_search_that_ran_out_of_time_may_go_on_for_longer(opened, example, monkeypatch) -> None:
    monkeypatch.setattr(stopping, "SECONDS", 0.0)
    monkeypatch.setattr(explore_services, "LONGER", 20.0)
    app = turn_to(opened("explore", a=example()), parts.NEXT)
    press(app, "May I stop here?")
    assert "Not proved in time" in shown(app)
    press(app, "Search for up to 20 seconds")
    assert "Not proved in time" not in shown(app)
    assert not any(button.label.startswith("Search for") for button in app.button)
