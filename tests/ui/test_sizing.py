"""The page *Sizing*: inputs beside results, curves, milestones, load tests, and its empty states."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor_ui import services
from advisor_ui.markdown import literal
from advisor_ui.sizing import load_tests, sizing_services
from advisor_ui.views.sizing import PARTS

LOAD_TESTS = Path(__file__).parents[1] / "fixtures" / "load_tests"


def shown(app: AppTest) -> str:
    found = (*app.title, *app.header, *app.markdown, *app.caption, *app.warning, *app.error, *app.info, *app.success)
    return "\n".join(one.value for one in found).replace("\\", "")


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception
    return app


def turn_to(app: AppTest, part: str) -> AppTest:
    app.session_state[PARTS] = part
    app.run()
    assert not app.exception
    return app


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    turn_to(app, "Load test")
    [field] = app.file_uploader
    field.set_value([(name, content, "text/plain") for name, content in files]).run()
    assert not app.exception
    return app


def fixture(name: str) -> tuple[str, bytes]:
    return name, (LOAD_TESTS / name).read_bytes()


def saved_profile(identifier: str) -> dict:
    found = services.saved(identifier)
    assert found is not None
    return found.profile


def open_assumption(app: AppTest, name: str) -> AppTest:
    app.session_state[f"sizing-open-{name}"] = True
    app.run()
    assert not app.exception
    return app


def type_range(app: AppTest, low: str, high: str) -> AppTest:
    for part, text in (("low", low), ("high", high)):
        if text:
            open_assumption(app, "application_cpu")
            app.text_input(key=f"q-factor-application_cpu-{part}").input(text).run()
            assert not app.exception
    return app


def test_figures_are_those_of_the_assessment_with_their_ranges(opened, example) -> None:
    identifier = example()
    app = opened("sizing", a=identifier)
    sizing = services.consider(saved_profile(identifier)).assessment.sizing
    instances = sizing.figure("instances")
    assert f"{instances.best:.0f} instances ({instances.likely[0]:.0f} to {instances.likely[1]:.0f})" in shown(app)
    rows = {row["Figure"]: row for found in app.table for row in found.value.to_dict("records") if "Figure" in row}
    assert set(rows) == {literal(figure.title) for figure in sizing.figures}
    assert rows[instances.title]["Likely range"] == f"{instances.likely[0]:.0f} to {instances.likely[1]:.0f}"
    assert all("Saved" not in row for row in rows.values())


def test_a_formula_is_shown_on_demand(opened, example) -> None:
    identifier = example()
    app = opened("sizing", a=identifier)
    law = sizing_services.sized(saved_profile(identifier)).sizing.figure("busy_cores").law
    assert law not in shown(app)
    app.session_state["formulae-application"] = True
    app.run()
    assert law in shown(app)
    assert "Requests a second × processor time of one" in shown(app)


def test_a_changed_answer_shows_the_saved_value_beside_the_new_one_and_saves_nothing(opened, example) -> None:
    identifier = example()
    before = saved_profile(identifier)
    app = opened("sizing", a=identifier)
    app.text_input(key="q-peak_rps-best").input("60k").run()
    assert not app.exception
    app.text_input(key="q-peak_rps-high").input("90k").run()
    assert "1 input differs" in shown(app)
    table = next(found.value for found in app.table if "Saved" in found.value.columns)
    assert any(value != "the same" for value in table["Saved"])
    assert "Saved:" in shown(app)
    assert saved_profile(identifier) == before


def test_kept_inputs_are_saved(opened, example) -> None:
    identifier = example()
    app = opened("sizing", a=identifier)
    app.text_input(key="q-peak_rps-best").input("8k").run()
    type_range(app, "5", "12.5")
    assert "2 inputs differ" in shown(app)
    press(app, "Keep")
    profile = saved_profile(identifier)
    assert profile["answers"]["peak_rps"]["best"] in (8000, "8k")
    assert profile["factors"] == {"application_cpu": [5, 12.5]}
    assert "differ" not in shown(app)
    sizing = services.consider(profile).assessment.sizing
    [used] = [one for one in sizing.assumptions if one.id == "application_cpu"]
    assert (used.low, used.high, used.origin) == (5, 12.5, "profile")


def test_what_is_tried_can_be_put_back(opened, example) -> None:
    app = type_range(opened("sizing", a=example()), "100", "")
    assert "1 input differs" in shown(app)
    app.button(key="put-back-application_cpu").click().run()
    assert "differs" not in shown(app)
    open_assumption(app, "application_cpu")
    assert app.text_input(key="q-factor-application_cpu-low").value == ""


def test_a_kept_range_can_be_taken_away_again(opened, example) -> None:
    identifier = example()
    services.save_factor(identifier, "application_cpu", [50, 60])
    app = open_assumption(opened("sizing", a=identifier), "application_cpu")
    assert app.text_input(key="q-factor-application_cpu-low").value == "50"
    press(app, "As it comes with the rules")
    assert "as in the rules" in shown(app)
    press(app, "Keep")
    assert "factors" not in saved_profile(identifier)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("fast", "", "no number"), ("9", "3", "write"), ("5 GB", "", "unit")],
)
def test_a_range_that_cannot_be_read_is_said_and_left_out(opened, example, low, high, words) -> None:
    app = type_range(opened("sizing", a=example()), low, high)
    assert app.error
    assert words in app.error[0].value
    assert "instances" in shown(app)


def test_answers_that_contradict_each_other_are_named_and_can_be_put_back(opened, example) -> None:
    app = opened("sizing", a=example(avg_rps=60))
    app.text_input(key="q-peak_rps-high").input("10").run()
    assert app.error
    assert not app.exception
    press(app, "Back to what is saved")
    assert not app.error


def test_curves_are_drawn_each_with_a_table_that_agrees_with_the_sizing(opened, example) -> None:
    identifier = example()
    app = turn_to(opened("sizing", a=identifier), "Curves")
    found = sizing_services.sized(saved_profile(identifier))
    assert len(app.get("plotly_chart")) == len([one for one in app.table if "Load" in one.value.columns]) >= 3
    table = next(one.value for one in app.table if "Instances to run" in one.value.columns)
    today = dict(zip(table["Load"], table["Instances to run"], strict=True))["×1"]
    assert today.replace("\\", "").startswith(f"{found.sizing.figure('instances').best:.0f} instances")
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))


def test_costs_are_drawn_by_architecture_where_there_are_prices(opened, example) -> None:
    identifier = example()
    app = turn_to(opened("sizing", a=identifier), "Curves")
    priced = sizing_services.sized(saved_profile(identifier)).sizing.figure("cost_monolith")
    assert ("Cost by architecture" in shown(app)) == bool(priced)


def test_milestones_stand_side_by_side_with_pictures(opened, example) -> None:
    app = turn_to(opened("sizing", a=example()), "As the load grows")
    table = next(found.value for found in app.table)
    assert list(table.columns) == ["Figure", "Today", "3 times the load", "10 times the load"]
    assert "Full first" in shown(app)
    assert app.radio(key="sizing-picture").options == ["Today", "3 times the load", "10 times the load"]
    app.radio(key="sizing-picture").set_value(2).run()
    assert not app.exception
    assert app.get("image")


def test_assumptions_are_listed_with_reasons_and_sources(opened, example) -> None:
    identifier = example()
    app = turn_to(opened("sizing", a=identifier), "What was assumed")
    [table] = [found.value for found in app.table]
    used = sizing_services.sized(saved_profile(identifier)).sizing.assumptions
    assert len(table) == len(used)
    assert all(table["Why"])


def test_a_load_test_is_fitted_and_replaces_the_assumption(opened, example) -> None:
    identifier = example()
    app = upload(opened("sizing", a=identifier), fixture("wrk_sweep.txt"))
    assert "Contention α" in shown(app)
    assert "tell how many cores" in shown(app).lower()
    app.number_input(key=load_tests.CORES).set_value(4.0).run()
    app.number_input(key=load_tests.BUSY).set_value(80.0).run()
    assert not app.exception
    assert "**Measured**" in shown(app)
    assert app.get("plotly_chart")
    result = load_tests_result(4.0, 0.8)
    turn_to(app, "Figures")
    rows = {row["Figure"]: row for found in app.table for row in found.value.to_dict("records") if "Figure" in row}
    busy = rows["Cores that the application keeps busy at the peak"]
    assert "(measured)" in busy["Best estimate"]
    assert busy["Saved"] != "the same"
    measured = sizing_services.sized(saved_profile(identifier), result).sizing
    assert f"{measured.figure('busy_cores').best:.3g}" in busy["Best estimate"]
    turn_to(app, "Load test")
    assert app.number_input(key=load_tests.CORES).value == 4.0
    assert "factors" not in saved_profile(identifier)


def load_tests_result(cores: float, busy: float):
    name, content = fixture("wrk_sweep.txt")
    found = sizing_services.measure([(name, content, None)], cores, busy)
    assert found.result
    return found.result


def test_the_measured_range_can_be_kept_in_the_profile(opened, example) -> None:
    identifier = example()
    app = upload(opened("sizing", a=identifier), fixture("wrk_sweep.txt"))
    app.number_input(key=load_tests.CORES).set_value(4.0).run()
    press(app, "Keep this range")
    low, _, high = load_tests_result(4.0, None).demand
    assert saved_profile(identifier)["factors"]["application_cpu"] == [
        pytest.approx(low, rel=1e-3),
        pytest.approx(high, rel=1e-3),
    ]


def test_bad_load_tests_are_refused_in_words_by_their_own_names(opened, example) -> None:
    app = upload(opened("sizing", a=example()), ("notes.txt", b"not a load test\n"), fixture("jmeter_xml.jtl"))
    [error] = app.error
    assert "nothing was fitted" in error.value
    assert "notes.txt" in error.value
    assert "jmeter" in error.value
    assert "/tmp" not in error.value.replace("\\", "")
    assert not app.get("plotly_chart")
    press(app, "Without these load tests")
    assert not app.error
    upload(app, fixture("wrk_sweep.txt"))
    assert not app.error


def test_a_file_that_does_not_tell_its_load_is_asked_for_it(opened, example) -> None:
    app = upload(opened("sizing", a=example()), fixture("hey.txt"))
    assert "number of workers" in app.error[0].value
    app.number_input(key=load_tests.load_key(0)).set_value(50.0).run()
    assert not app.exception
    assert "number of workers" not in app.error[0].value
    assert "Usable points" in app.error[0].value


def test_the_load_test_of_one_assessment_is_not_that_of_another(opened, example) -> None:
    app = upload(opened("sizing", a=example()), fixture("wrk_sweep.txt"))
    app.query_params["a"] = example("saas-start-up")
    app.run()
    assert "No load test yet" in shown(turn_to(app, "Load test"))


def test_too_little_told_names_the_answers_that_help(opened, saved) -> None:
    app = opened("sizing", a=saved({"workload": ["crud_web"]}))
    assert "Too little is told" in shown(app)
    links = [link.proto for link in app.get("page_link")]
    peak = next(link for link in links if link.label == services.base().questions["peak_rps"].ask)
    assert "question=peak_rps" in peak.query_string
    for part in ("Curves", "As the load grows", "Load test", "What was assumed"):
        turn_to(app, part)


def test_the_peak_told_on_the_page_opens_the_rest(opened, saved) -> None:
    app = opened("sizing", a=saved({"workload": ["crud_web"]}))
    app.text_input(key="q-peak_rps-value").input("500").run()
    assert not app.exception
    assert "Too little" not in "\n".join(one.value for one in app.info)
    assert "instances" in shown(app)


def test_without_answers_there_is_nothing_to_size(opened, saved) -> None:
    app = opened("sizing", a=saved({}))
    assert "nothing to size" in shown(app)
    assert not app.tabs


def test_out_of_scope_there_is_nothing_to_size(opened, saved) -> None:
    app = opened("sizing", a=saved({"outage_harm": "safety_of_life"}))
    assert "not our subject" in shown(app)
    assert not app.tabs


def test_an_answer_that_cannot_be_used_is_left_out_and_said(opened, saved) -> None:
    app = opened("sizing", a=saved({"peak_rps": 100, "team_size": 4, "team_count": 9}))
    [warning] = app.warning
    assert "Left out until mended" in warning.value
    assert "instances" in shown(app)


def test_without_an_assessment_the_page_says_how_to_start(opened) -> None:
    assert "No assessment is open" in shown(opened("sizing"))
