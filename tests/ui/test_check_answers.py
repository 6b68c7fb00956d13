from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor_ui import services

PROFILE = Path(__file__).parent / "profiles" / "every_form.yaml"


def row(app: AppTest, ask: str) -> str:
    """What stands beside a question."""
    texts = [one.value for one in app.markdown]
    return texts[texts.index(ask) + 1]


@pytest.fixture
def page(opened) -> AppTest:
    return opened("check-answers", a=services.create_from(PROFILE.read_bytes(), PROFILE.name))


def test_every_question_has_a_line(page: AppTest) -> None:
    texts = [one.value for one in page.markdown]
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
def test_answers_stand_in_words_with_their_status(page: AppTest, ask: str, words: str) -> None:
    assert words in row(page, ask).replace("\\", "")


def test_what_users_wrote_is_not_taken_for_markdown(page: AppTest) -> None:
    assert r"a \*shop\* with \[marks\] and \`code\`" in row(page, "What is the system for, in a few words?")


def test_faults_are_listed_with_the_question(opened, saved) -> None:
    app = opened("check-answers", a=saved({"peak_rps": "50x", "team_size": 3, "team_count": 5}))
    found = "\n".join(error.value for error in app.error)
    assert "busiest minute? “50x” has the unit “x”" in found
    assert "“In how many teams do they work, each with its own plan?” (5)" in found


def test_the_address_to_keep_is_shown(opened, saved) -> None:
    identifier = saved({})
    assert identifier in opened("check-answers", a=identifier).code[0].value
