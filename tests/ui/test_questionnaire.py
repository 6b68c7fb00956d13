from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor_ui import services
from advisor_ui.questions.answer_form import Mode
from advisor_ui.questions.steps import steps

PROFILE = Path(__file__).parent / "profiles" / "every_form.yaml"


def answers(identifier: str) -> dict:
    found = services.saved(identifier)
    assert found is not None
    return found.answers


def choose_mode(app: AppTest, question: str, mode: Mode) -> AppTest:
    pills = next(group for group in app.button_group if group.key == f"q-{question}-mode")
    return pills.set_value(mode).run()


def button(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label)


def shown(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.header, *app.caption, *app.markdown))


def test_each_kind_of_field_saves_at_once(opened, saved) -> None:
    identifier = saved({})
    app = opened("questionnaire", a=identifier)
    app.checkbox(key="q-workload-value-ecommerce").check().run()
    app.radio(key="q-stage-value").set_value("greenfield").run()
    app.text_input(key="q-peak_rps-value").input("50k").run()
    app.radio(key="q-realtime-value").set_value(False).run()
    assert answers(identifier) == {
        "workload": ["ecommerce"],
        "stage": "greenfield",
        "peak_rps": "50k",
        "realtime": False,
    }
    assert "Read as 50,000 requests/s." in shown(app)


def test_the_provisional_answer_follows_every_answer(opened, saved) -> None:
    identifier = saved({})
    app = opened("questionnaire", a=identifier)
    assert "appears here with the first answer" in shown(app)
    app.checkbox(key="q-workload-value-crud_web").check().run()
    assert "Backend framework: **" in shown(app)
    app.checkbox(key="q-workload-value-crud_web").uncheck().run()
    app.checkbox(key="q-workload-value-control_loop").check().run()
    assert "not our subject" in shown(app)


def test_answers_are_there_again_in_a_new_session(opened, saved) -> None:
    identifier = saved(
        {"workload": ["ecommerce"], "peak_rps": {"between": ["2k", "20k"], "best": "6k"}, "stage": "unknown"}
    )
    app = opened("questionnaire", a=identifier)
    assert app.checkbox(key="q-workload-value-ecommerce").value
    assert app.text_input(key="q-peak_rps-low").value == "2k"
    assert app.text_input(key="q-peak_rps-best").value == "6k"
    assert app.session_state["q-stage-mode"] == Mode.UNKNOWN
    assert app.radio(key="q-stage-value").value is None


@pytest.mark.slow
def test_i_do_not_know_and_a_value_replace_each_other(opened, saved) -> None:
    identifier = saved({"stage": "greenfield", "regulated": ["gdpr"]})
    app = opened("questionnaire", a=identifier)
    choose_mode(app, "stage", Mode.UNKNOWN)
    assert answers(identifier)["stage"] == "unknown"
    assert app.radio(key="q-stage-value").value is None
    app.radio(key="q-stage-value").set_value("replatform").run()
    assert answers(identifier)["stage"] == "replatform"
    second = opened("questionnaire", a=identifier, section="first-2")
    choose_mode(second, "regulated", Mode.NONE)
    assert answers(identifier)["regulated"] == []
    assert not second.checkbox(key="q-regulated-value-gdpr").value


def test_a_number_becomes_the_best_estimate_of_a_range(opened, saved) -> None:
    identifier = saved({"peak_rps": 6000})
    app = opened("questionnaire", a=identifier)
    choose_mode(app, "peak_rps", Mode.RANGE)
    app.text_input(key="q-peak_rps-low").input("2k").run()
    app.text_input(key="q-peak_rps-high").input("20k").run()
    assert answers(identifier)["peak_rps"] == {"between": ["2k", "20k"], "best": 6000}
    assert not app.error


def test_what_cannot_be_read_is_kept_and_said_in_the_same_words_above_and_beside(opened, saved) -> None:
    identifier = saved({})
    app = opened("questionnaire", a=identifier)
    app.text_input(key="q-peak_rps-value").input("50x").run()
    beside = app.error[0].value
    assert "“50x” has the unit “x”" in beside
    assert answers(identifier)["peak_rps"] == "50x"
    again = opened("questionnaire", a=identifier)
    assert again.text_input(key="q-peak_rps-value").value == "50x"
    assert again.error[0].value == beside
    button(app, "Continue").click().run()
    assert "page 1" in app.title[0].value


def test_not_applicable_wants_a_reason_only_when_one_goes_on(opened, saved) -> None:
    identifier = saved({})
    app = opened("questionnaire", a=identifier)
    choose_mode(app, "peak_rps", Mode.NOT_APPLICABLE)
    assert not app.error
    button(app, "Continue").click().run()
    assert "why it does not apply" in app.error[0].value
    app.text_input(key="q-peak_rps-reason").input("no requests, only jobs").run()
    assert answers(identifier)["peak_rps"] == {"not_applicable": "no requests, only jobs"}
    button(app, "Continue").click().run()
    assert app.query_params["section"] == "first-2"


def test_questions_come_and_go_and_hidden_answers_are_kept(opened, saved) -> None:
    identifier = saved({"tenants": 5, "tenant_isolation": "separate_data"})
    assert "How far must customer organisations be kept apart?" in shown(
        opened("questionnaire", a=identifier, section="data")
    )
    services.save_answer(identifier, "tenants", 1)
    hidden = opened("questionnaire", a=identifier, section="data")
    assert "How far must customer organisations be kept apart?" not in shown(hidden)
    assert answers(identifier)["tenant_isolation"] == "separate_data"


def test_the_last_change_can_be_undone(opened, saved) -> None:
    identifier = saved({"stage": "greenfield"})
    app = opened("questionnaire", a=identifier)
    assert button(app, "Undo last change").disabled
    app.radio(key="q-stage-value").set_value("replatform").run()
    app.text_input(key="q-peak_rps-value").input("5").run()
    button(app, "Undo last change").click().run()
    assert answers(identifier) == {"stage": "replatform"}
    button(app, "Undo last change").click().run()
    assert answers(identifier) == {"stage": "greenfield"}
    assert app.radio(key="q-stage-value").value == "greenfield"


def test_notes_and_sources_go_with_the_answer(opened, saved) -> None:
    identifier = saved({"stage": "greenfield"})
    app = opened("questionnaire", a=identifier)
    app.session_state["q-stage-notes"] = True
    app.run()
    app.text_input(key="q-stage-note").input("decided in May").run()
    assert answers(identifier)["stage"] == {"value": "greenfield", "note": "decided in May"}


def test_maps_build_on_the_answers_they_speak_of(opened, saved) -> None:
    identifier = saved({"team_skills": ["python", "sql"], "pains": ["gc_pauses"], "existing_stack": ["postgresql"]})
    team = opened("questionnaire", a=identifier, section="team")
    team.selectbox(key="q-team_skill_levels-value-python").select("expert").run()
    assert answers(identifier)["team_skill_levels"] == {"python": "expert"}
    present = opened("questionnaire", a=identifier, section="present")
    present.multiselect(key="q-pain_in-value-gc_pauses").select("postgresql").run()
    assert answers(identifier)["pain_in"] == {"gc_pauses": ["postgresql"]}
    last = opened("questionnaire", a=identifier, section="preferences")
    last.selectbox(key="q-preferred-value-framework").select("go_http").run()
    last.selectbox(key="q-criteria_priority-value-1").select("cost").run()
    last.selectbox(key="q-criteria_priority-value-2").select("team_fit").run()
    assert answers(identifier)["preferred"] == {"framework": "go_http"}
    assert answers(identifier)["criteria_priority"] == ["cost", "team_fit"]


@pytest.mark.slow
def test_every_page_opens_with_every_form_of_answer_and_changes_nothing(opened) -> None:
    identifier = services.create_from(PROFILE.read_bytes(), PROFILE.name)
    before = answers(identifier)
    for step in steps(services.base()):
        app = opened("questionnaire", a=identifier, section=step.id)
        assert not app.error, step.id
    assert answers(identifier) == before


def test_contradicting_answers_are_named_by_their_questions(opened, saved) -> None:
    identifier = saved({"team_size": 3, "team_count": 5, "workload": ["crud_web"]})
    app = opened("questionnaire", a=identifier, section="first-2")
    assert "“In how many teams do they work, each with its own plan?” (5)" in app.error[0].value
    assert "Backend framework" in shown(app)


@pytest.mark.usefixtures("unmeasured")
def test_a_change_from_check_answers_returns_there(opened, saved) -> None:
    identifier = saved({"growth": "slow"})
    app = opened("questionnaire", a=identifier, section="traffic_load", question="growth", back="check")
    app.radio(key="q-growth-value").set_value("fast").run()
    button(app, "Return to check answers").click().run()
    assert app.title[0].value.startswith("Check the answers")


def test_without_an_assessment_the_page_says_how_to_open_one(opened) -> None:
    assert "No assessment is open" in shown(opened("questionnaire"))


@pytest.mark.slow
def test_what_is_worth_answering_next_is_measured_only_while_somebody_looks(opened, example) -> None:
    identifier = example()
    app = opened("questionnaire", a=identifier)
    asked = services.base().questions
    document = services.saved(identifier).profile
    worth = [one.answer for one in services.consider(document, quick=False).assessment.unknowns]
    assert asked[worth[0]].ask not in [link.proto.label for link in app.get("page_link")]
    app.session_state["worth-asking-next"] = True
    app.run()
    assert not app.exception
    links = [link.proto for link in app.get("page_link")]
    for name in worth[:3]:
        [link] = [link for link in links if link.label == asked[name].ask]
        assert f"question={name}" in link.query_string
