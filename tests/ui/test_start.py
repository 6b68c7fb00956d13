from pathlib import Path

from streamlit.testing.v1 import AppTest

from advisor_ui import services

PROFILE = Path(__file__).parent / "profiles" / "every_form.yaml"


def button(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label)


def errors(app: AppTest) -> str:
    return "\n".join(error.value for error in app.error)


def test_a_new_assessment_opens_its_first_questions(opened) -> None:
    app = opened()
    app.text_input(key="new-name").input("ticket shop")
    button(app, "Start").click().run()
    saved = services.saved(app.query_params["a"])
    assert saved is not None
    assert saved.name == "ticket shop"
    assert "First questions" in app.title[0].value


def test_a_new_assessment_needs_a_name(opened) -> None:
    app = opened()
    button(app, "Start").click().run()
    assert "name" in errors(app)
    assert "a" not in app.query_params


def test_an_example_is_opened_as_a_copy(opened) -> None:
    app = opened()
    app.selectbox[0].select("ticket-shop").run()
    assert "concert promoter" in "".join(caption.value for caption in app.caption)
    button(app, "Open a copy").click().run()
    saved = services.saved(app.query_params["a"])
    assert saved is not None
    assert saved.answers["peak_rps"]["best"] == "6k"


def test_a_pasted_profile_keeps_every_answer_as_written(opened) -> None:
    app = opened()
    app.text_area(key="import-text").input(PROFILE.read_text())
    button(app, "Import").click().run()
    saved = services.saved(app.query_params["a"])
    assert saved is not None
    assert saved.profile["as_of"] == "2026-11-23"
    assert saved.answers["realtime"] == "unknown"
    assert saved.answers["jurisdictions"] == {"one_of": [["eu"], ["eu", "uk"]]}


def test_an_import_names_every_fault_with_its_line_and_loses_nothing(opened) -> None:
    text = "profile: shop\nanswers:\n  peak_rsp: 50\n  team_size: many\n  stage: greenfeld\n"
    app = opened()
    app.text_area(key="import-text").input(text)
    button(app, "Import").click().run()
    found = errors(app)
    assert "Line 3, column 3" in found
    assert "did you mean “peak_rps”?" in found
    assert "Line 4" in found
    assert "did you mean “greenfield”?" in found
    assert app.text_area(key="import-text").value == text
    assert "a" not in app.query_params


def test_a_saved_assessment_is_found_by_its_whole_address(opened, saved) -> None:
    identifier = saved({"team_size": 4})
    app = opened()
    app.text_input(key="address").input(f"https://host/report?x=1&a={identifier}")
    button(app, "Open").click().run()
    assert app.query_params["a"] == identifier


def test_a_wrong_address_is_said_to_be_wrong(opened) -> None:
    app = opened()
    app.text_input(key="address").input("guessed")
    button(app, "Open").click().run()
    assert "no assessment under this address" in errors(app).lower()
    assert "no assessment under this address" in opened(a="guessed").warning[0].value


def test_an_open_assessment_can_be_renamed(opened, saved) -> None:
    identifier = saved({})
    app = opened(a=identifier)
    next(field for field in app.text_input if field.value == "under test").input("shop, second try")
    button(app, "Rename").click().run()
    found = services.saved(identifier)
    assert found is not None
    assert found.name == "shop, second try"
    assert "shop, second try" in app.header[0].value
