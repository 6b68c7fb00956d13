import itertools

import pytest

from advisor.analysis.tipping.tipping import AxisTipping
from advisor.reporting.naming import Names
from advisor_ui.explore import explore_services, tipping_chart, tipping_words
from advisor_ui.explore.outcome_colours import Colours
from advisor_ui.explore.tipping_bars import Bar, bars, relevant

DECISIONS = ("framework", "architecture", "messaging", "primary_store")


def drawn(decision: str, axes: tuple[AxisTipping, ...], names: Names) -> dict[str, Bar]:
    found = relevant(decision, axes)
    return {axis.question: bar for axis, bar in zip(found, bars(decision, found, names), strict=True)}


@pytest.mark.parametrize("decision", DECISIONS)
def test_there_is_a_bar_for_every_answer_that_tips_the_decision_and_for_no_other(decision, axes, names) -> None:
    found = drawn(decision, axes, names)
    assert found
    for axis in axes:
        outcomes = {one.outcome for one in (*axis.stretches.get(decision, ()), *axis.answers.get(decision, ()))}
        assert (axis.question in found) == (len(outcomes) > 1), axis.question


@pytest.mark.parametrize("decision", DECISIONS)
def test_bars_run_from_end_to_end_without_overlap(decision, axes, names) -> None:
    for question, bar in drawn(decision, axes, names).items():
        ends = [(segment.start, segment.end) for segment in bar.segments]
        assert ends[0][0] == 0, question
        assert ends[-1][1] == pytest.approx(1, abs=0.05), question
        assert all(before[1] <= after[0] + 1e-9 for before, after in itertools.pairwise(ends)), question


def test_today_stands_on_the_recommended_option(axes, names) -> None:
    for decision in DECISIONS:
        for axis in relevant(decision, axes):
            [bar] = bars(decision, [axis], names)
            if bar.here is not None:
                [under] = [segment for segment in bar.segments if segment.start <= bar.here < segment.end]
                assert under.outcome == axis.present[decision]


def test_an_open_answer_has_no_place_today(axes, names) -> None:
    bar = drawn("messaging", axes, names)["jobs_per_day"]
    assert bar.here is None


def test_a_number_is_marked_with_its_threshold(axes, names) -> None:
    bar = drawn("architecture", axes, names)["team_size"]
    assert [words for _, words in bar.marks] == ["20", "100"]


def test_the_figure_has_a_bar_an_outcome_and_a_mark_for_today(axes, names) -> None:
    found = relevant("architecture", axes)
    rows = bars("architecture", found, names)
    colours = Colours.of(segment.outcome for row in rows for segment in row.segments)
    figure = tipping_chart.chart("architecture", rows, colours, names)
    *outcomes, today = figure.data
    assert [bar.name for bar in outcomes] == [names.option("architecture", one) for one in colours.outcomes]
    assert sum(len(bar.x) for bar in outcomes) == sum(len(row.segments) for row in rows)
    assert len(today.x) == sum(row.here is not None for row in rows)


def test_the_table_and_the_spoken_words_tell_every_tipping_point(axes, names) -> None:
    found = relevant("architecture", axes)
    rows = tipping_words.table("architecture", found, names)
    size = next(row for row in rows if row["Answer"] == "How many people develop the system?")
    assert size == {
        "Answer": "How many people develop the system?",
        "Today": "9",
        "If it were": "about 20 (10–50, expert judgement) or more",
        "Then": "Modular monolith (from 100 Service-based (a few coarse services))",
    }
    assert {row["Answer"] for row in rows} == {names.base.questions[axis.question].ask for axis in found}
    assert tipping_chart.in_words("architecture", found, names).count("if it were") == len(rows)


def test_words_added_to_a_list_that_lead_to_the_same_stand_together(new_shop, names) -> None:
    axes = explore_services.tipping(new_shop)
    rows = tipping_words.table("framework", relevant("framework", axes), names)
    assert "with “C#” or “.NET” as well" in [row["If it were"] for row in rows]
