"""What answers are worth in words, and the cheapest step against the main doubt."""

import pytest

from advisor.engine.program import Program
from advisor.model.assessment import Unknown
from advisor.reporting.naming import Names
from advisor.reporting.report.doubts import Experiment, experiment, unknown_views, worth_in_words
from advisor.reporting.report.view import build_view
from tests.reporting.conftest import Advising


def unknown(answer: str, worth: float | None, *matters: str, effort: int = 5) -> Unknown:
    return Unknown(answer=answer, matters_for=matters or ("framework",), effort=effort, worth=worth)


@pytest.mark.parametrize(
    ("worth", "words"),
    [
        (0.08, "much (8.0 points, 1.6 a minute)"),
        (0.025, "something (2.5 points, 0.5 a minute)"),
        (0.012, "a little (1.2 points, 0.24 a minute)"),
        (0.0099, "hardly pays (1.0 points)"),
        (0.0, "hardly pays (under 0.1 points)"),
        (None, "not valued (nobody has said which answers are likely)"),
    ],
)
def test_worth_is_told_in_words_and_points(worth: float | None, words: str) -> None:
    assert worth_in_words(unknown("team_size", worth), measured=True) == words


def test_without_measuring_nothing_is_said_of_worth() -> None:
    assert worth_in_words(unknown("team_size", None), measured=False) == ""


def step(advised: Advising, small: Program, *unknowns: Unknown) -> Experiment | None:
    assessment = advised("barely-told").model_copy(update={"unknowns": unknowns})
    return experiment(assessment, build_view(assessment, small.base).decisions, 3, Names(small.base))


def test_the_answer_worth_most_a_minute_is_the_next_step(small: Program, advised: Advising) -> None:
    found = step(
        advised, small, unknown("team_size", 0.02, effort=20), unknown("realtime", 0.03, effort=1),
        unknown("avg_rps", None, "framework", "architecture", effort=1),
    )  # fmt: skip
    assert found is not None
    assert found.step == "Find out, in about 1 minute: Is data pushed to users?"
    assert "Worth something (3.0 points, 3 a minute)." in found.settles


def test_an_answer_that_hardly_pays_is_no_next_step(small: Program, advised: Advising) -> None:
    assert step(advised, small, unknown("team_size", 0.002)) is None
    waiting = step(advised, small, unknown("team_size", 0.002, effort=1), unknown("avg_rps", None, effort=10))
    assert waiting is not None
    assert "How many requests a second come on average?" in waiting.step


def test_the_first_page_leaves_out_what_hardly_pays(small: Program, advised: Advising) -> None:
    assessment = advised("barely-told").model_copy(
        update={"unknowns": (unknown("team_size", 0.0), unknown("realtime", None))}
    )
    summary = build_view(assessment, small.base).summary
    assert summary is not None
    assert summary.main[0].unknown == "Is data pushed to users?"


def test_unknowns_keep_the_order_given(small: Program, advised: Advising) -> None:
    assessment = advised("barely-told").model_copy(
        update={"unknowns": (unknown("realtime", 0.02), unknown("team_size", 0.5), unknown("avg_rps", None))}
    )
    assert [view.id for view in unknown_views(assessment, Names(small.base))] == ["realtime", "team_size", "avg_rps"]


def test_an_answer_that_is_worth_most_for_a_decision_not_taken_is_no_step(small: Program, advised: Advising) -> None:
    elsewhere = unknown("realtime", 0.08, "framework", "tenancy").model_copy(update={"worth_for": "tenancy"})
    here = unknown("team_size", 0.02, "framework").model_copy(update={"worth_for": "framework"})
    found = step(advised, small, elsewhere, here)
    assert found is not None and "How many people develop it?" in found.step
