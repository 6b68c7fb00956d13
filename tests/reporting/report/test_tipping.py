"""Tipping points in words: rounded, with their own range, and the nearest first."""

import pytest

from advisor.engine.program import Program
from advisor.model.assessment import TippingPoint
from advisor.model.fact import FactType, Kind
from advisor.reporting.naming import Names
from advisor.reporting.report.review import IN_ALL, PER_DECISION, review
from advisor.reporting.report.tipping import condition, estimate, instead, magnitude, nearest, span
from tests.reporting.conftest import Advising

RATE = FactType(kind=Kind.NUMBER, unit="requests/s")
SHARE = FactType(kind=Kind.SHARE)
PERCENT = FactType(kind=Kind.PERCENT, unit="%")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (41_300, "41 thousand"), (40_000, "40 thousand"), (2_345, "2,300"), (0.0123, "0.012"), (7, "7"),
        (1_549_000, "1.5 million"), (3e9, "3 billion"), (0, "0"), (9_960, "10 thousand"), (12.6, "13"),
    ],
)  # fmt: skip
def test_numbers_have_two_digits_and_large_ones_a_word(value: float, words: str) -> None:
    assert magnitude(value) == words


def test_units_follow_and_percentages_keep_the_digits_that_matter() -> None:
    assert magnitude(41_300, RATE) == "41 thousand requests/s"
    assert magnitude(0.6, SHARE) == "60 %"
    assert magnitude(0.6234, SHARE) == "62 %"
    assert magnitude(99.95, PERCENT) == "99.95 %"
    assert magnitude(99.9, PERCENT) == "99.9 %"
    assert magnitude(100, PERCENT) == "100 %"


def test_a_threshold_is_never_bare() -> None:
    assert estimate(41_300, (20_000, 80_000), "expert", RATE) == (
        "about 41 thousand requests/s (20–80 thousand, expert judgement)"
    )
    assert estimate(41_300, None, "", RATE) == "about 41 thousand requests/s"
    assert estimate(2_000, None, "", RATE) == "2,000 requests/s"
    assert estimate(0.6, (0.5, 0.7), "documented", SHARE) == "about 60 % (50–70 %, documented by the makers)"


def test_a_range_says_its_word_once_where_both_ends_share_it() -> None:
    assert span(20_000, 80_000) == "20–80 thousand"
    assert span(500, 10_000) == "500–10 thousand"
    assert span(2, 8) == "2–8"


def point(**more: object) -> TippingPoint:
    return TippingPoint.model_validate(
        {
            "question": "concurrent_connections", "decision": "framework", "change": "above", "value": 41_300.0,
            "before": "py_sync", "after": "ex_tasks", "uncertain": (20_000, 80_000), "basis": "expert", **more,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Should concurrent connections pass about 41 thousand (20–80 thousand, expert judgement)"),
        (
            {"change": "below", "uncertain": None, "basis": ""},
            "Should concurrent connections fall below about 41 thousand",
        ),
        ({"question": "realtime", "change": "becomes", "value": False}, "Should realtime be no"),
        (
            {"question": "workload", "change": "with", "value": "background_jobs"},
            "Should workload include “Background jobs”",
        ),
        (
            {"question": "team_skills", "change": "without", "value": "node"},
            "Should team skills no longer include “Node.js”",
        ),
    ],
)  # fmt: skip
def test_when_a_decision_tips_is_one_clause(more: dict[str, object], words: str, small: Program) -> None:
    assert condition(point(**more), Names(small.base)) == words


def test_what_comes_first_instead_is_named(small: Program) -> None:
    names = Names(small.base)
    assert instead("framework", "py_sync", "ex_tasks", names) == (
        "Light-task framework (Elixir) instead of Sync framework (Python)"
    )
    assert instead("framework", "py_sync", None, names) == "nothing, as every option would be ruled out"
    assert instead("framework", None, "py_sync", names) == "Sync framework (Python) instead of nothing"


def test_the_nearest_to_the_present_answer_comes_first_within_its_decision(small: Program, advised: Advising) -> None:
    assessment = advised({"concurrent_connections": 4_000, "realtime": True, "team_size": 5}).model_copy(
        update={
            "tipping_points": (
                point(decision="architecture", value=5_000.0),
                point(value=400_000.0),
                point(value=6_000.0),
                point(question="realtime", change="becomes", value=False),
            )
        }
    )
    found = nearest(assessment, Names(small.base))
    assert [(one.decision, one.value) for one in found] == [
        ("framework", 6_000), ("framework", False), ("framework", 400_000), ("architecture", 5_000)
    ]  # fmt: skip


TOLD = {"team_size": 5, "realtime": True, "concurrent_connections": 6_000}


def triggers(
    small: Program, advised: Advising, *points: TippingPoint, told: dict[str, object] = TOLD
) -> tuple[list[str], str]:
    assessment = advised(told).model_copy(update={"tipping_points": points})
    found = review(assessment, (), (), Names(small.base))
    return [f"{trigger.when} {trigger.then}" for trigger in found.triggers], found.more


def test_a_tipping_point_becomes_a_trigger(small: Program, advised: Advising) -> None:
    found, more = triggers(small, advised, point())
    assert found == [
        "Should concurrent connections pass about 41 thousand (20–80 thousand, expert judgement): review framework "
        "(Light-task framework (Elixir) instead of Sync framework (Python))."
    ]
    assert more == "The command advisor explore shows what any other answer would change."


def test_what_tips_at_one_point_is_one_trigger(small: Program, advised: Advising) -> None:
    other = point(decision="architecture", before="monolith", after="microservices")
    [found], _ = triggers(small, advised, point(), other)
    assert found.endswith(
        "review framework (Light-task framework (Elixir) instead of Sync framework (Python)) and architecture "
        "(Microservices instead of Modular monolith)."
    )


def test_the_list_is_capped_and_says_how_many_more_there_are(small: Program, advised: Advising) -> None:
    decisions, values = ("framework", "architecture"), (1_000.0, 2_000.0, 3_000.0)
    points = [point(decision=decision, value=value) for decision in decisions for value in values]
    found, more = triggers(small, advised, *points)
    assert len(found) <= 2 * PER_DECISION <= IN_ALL
    assert "2 further tipping points" in more


def test_without_tipping_points_nothing_is_promised(small: Program, advised: Advising) -> None:
    assert triggers(small, advised) == ([], "")


@pytest.mark.parametrize(("value", "shown"), [(60_000.0, True), (61_000.0, False), (600.0, True), (599.0, False)])
def test_a_number_ten_times_away_is_out_of_reach(value: float, shown: bool, small: Program, advised: Advising) -> None:
    found, more = triggers(small, advised, point(value=value))
    assert bool(found) is shown
    assert ("1 further tipping point" in more) is not shown


def test_of_a_range_the_nearer_end_counts_and_of_a_share_none(small: Program, advised: Advising) -> None:
    told = {**TOLD, "concurrent_connections": [1_000, 10_000], "read_share": 0.01}
    within = [point(value=100_000.0), point(question="read_share", decision="architecture", value=0.9)]
    assert len(triggers(small, advised, *within, told=told)[0]) == 2
    assert triggers(small, advised, point(value=110_000.0), told=told)[0] == []


def test_a_number_nobody_told_tips_nothing_in_the_report(small: Program, advised: Advising) -> None:
    found, more = triggers(small, advised, point(), told={"team_size": 5})
    assert found == []
    assert "1 further tipping point (far off, of answers not known, or alike)" in more


def test_answers_that_say_the_same_through_one_formula_are_one_line(small: Program, advised: Advising) -> None:
    told = {**TOLD, "concurrent_users": 6_000}
    found, _ = triggers(small, advised, point(), point(question="concurrent_users"), told=told)
    assert len(found) == 1 and "or should" not in found[0]


def test_answers_that_lead_to_the_same_are_one_trigger(small: Program, advised: Advising) -> None:
    found, _ = triggers(small, advised, point(), point(question="team_size", value=10.0, uncertain=None))
    [trigger] = found
    assert trigger.startswith("Should team size pass 10 (expert judgement), or should concurrent connections pass")
