from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.analysis.explaining.counterfactual import plain_answer
from advisor_ui import services
from advisor_ui.explore import explore_services
from advisor_ui.explore.explore_services import Stop

PROFILE = Path(__file__).parent / "profiles" / "every_form.yaml"


def row(app: AppTest, ask: str) -> str:
    """What stands beside a question."""
    texts = [one.value for one in app.markdown]
    return texts[texts.index(ask) + 1]


@pytest.fixture
def checked(opened) -> AppTest:
    return opened("check-answers", a=services.create_from(PROFILE.read_bytes(), PROFILE.name))


def test_every_question_has_a_line(checked: AppTest) -> None:
    texts = [one.value for one in checked.markdown]
    for question in services.base().questions.values():
        assert texts.count(question.ask) == 1


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (
            "At which point is the project?",
            "One of: An existing system must carry more; The technology is to be replaced",
        ),
        (
            "How many requests a second reach the backend in its busiest minute?",
            "2k to 20k requests/s, best estimate 6k",
        ),
        ("How many requests a second reach the backend in its busiest minute?", "last on-sale; access logs"),
        ("Must news reach users within about a second, without their asking or reloading?", "Said to be unknown"),
        ("With how many outside systems does it exchange data?", "Does not apply: nothing outside"),
        ("Which laws, standards or contracts about data or security bind the system?", "None"),
        ("How fast does the load grow?", "Not answered"),
        ("How well does the team know each of them?", "Python: Expert; SQL and databases: Production"),
        ("How far must customer organisations be kept apart?", "Not asked: it does not arise"),
        ("For what percentage of the time must the system be up?", "99.95%"),
    ],
)
def test_answers_stand_in_words_with_their_status(checked: AppTest, ask: str, words: str) -> None:
    assert words in row(checked, ask).replace("\\", "")


def test_what_users_wrote_is_not_taken_for_markdown(checked: AppTest) -> None:
    assert r"a \*shop\* with \[marks\] and \`code\`" in row(checked, "What is the system for, in a few words?")


@pytest.mark.usefixtures("unmeasured")
def test_faults_are_listed_with_the_question(opened, saved) -> None:
    app = opened("check-answers", a=saved({"peak_rps": "50x", "team_size": 3, "team_count": 5}))
    found = "\n".join(error.value for error in app.error)
    assert "busiest minute? “50x” has the unit “x”" in found
    assert "“In how many teams do they work, each with its own plan?” (5)" in found


@pytest.mark.usefixtures("unmeasured")
def test_the_address_to_keep_is_shown(opened, saved) -> None:
    identifier = saved({})
    assert identifier in opened("check-answers", a=identifier).code[0].value


def test_open_answers_stand_by_worth_with_the_way_to_each(opened, example) -> None:
    app = opened("check-answers", a=example())
    document = services.saved(app.query_params["a"]).profile
    worth = [unknown.answer for unknown in services.consider(document, quick=False).assessment.unknowns]
    rows = [one.value.replace("\\", "") for one in app.markdown if ":small[Worth" in one.value]
    asked = services.base().questions
    assert [row.split("  \n")[0] for row in rows[:3]] == [asked[name].ask for name in worth[:3]]
    links = [link.proto for link in app.get("page_link") if link.proto.label.startswith("Answer")]
    assert [f"question={name}" in link.query_string for link, name in zip(links, worth, strict=False)] == [True] * 3


@pytest.mark.slow
def test_whether_the_questions_may_stop_is_told_only_when_asked(opened, example) -> None:
    app = opened("check-answers", a=example())
    assert not app.info
    next(button for button in app.button if button.label == "May I stop here?").click().run()
    assert not app.exception
    assert "Not yet" in app.info[0].value
    assert any(one.value.startswith("Proved to stay") for one in app.markdown)


def test_when_nothing_open_changes_anything_the_questions_may_stop(opened, example, monkeypatch) -> None:
    found = tuple(Stop(name, None, "settled") for name in services.base().decisions)
    monkeypatch.setattr(explore_services, "stops", lambda considered, longer=False: found)
    app = opened("check-answers", a=example())
    next(button for button in app.button if button.label == "May I stop here?").click().run()
    assert "Under these rules you may stop here" in app.success[0].value


def test_what_was_not_proved_in_time_is_said_to_be_so(opened, example, monkeypatch) -> None:
    found = (
        Stop("framework", None, "settled"),
        Stop("cache", None, "not_settled"),
        Stop("messaging", None, "not_settled"),
    )
    monkeypatch.setattr(explore_services, "stops", lambda considered, longer=False: found)
    app = opened("check-answers", a=example())
    next(button for button in app.button if button.label == "May I stop here?").click().run()
    assert not app.success
    assert "Not proved in time" in app.warning[0].value
    assert "Cache, Messaging" in app.warning[0].value


def test_the_answers_that_change_a_recommendation_do_so(opened, example) -> None:
    app = opened("check-answers", a=example())
    next(button for button in app.button if button.label == "May I stop here?").click().run()
    considered = services.consider(services.saved(app.query_params["a"]).profile, quick=False)
    stop = next(one for one in explore_services.stops(considered) if one.status == "open")
    names = explore_services.names()
    [line] = [line for line in app.info[0].value.splitlines() if line.startswith(f"- {names.decision(stop.decision)}")]
    assert f"**{names.option(stop.decision, stop.winner)}**" in line.replace("\\", "")
    told = {name: plain_answer(answer) for name, answer in stop.told}
    tried = {**considered.document, "answers": {**considered.document["answers"], **told}}
    assert services.consider(tried).assessment.decisions[stop.decision].recommended == stop.winner
