import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor.model.assessment import DecisionResult
from advisor_ui import charts


@pytest.fixture(scope="module")
def framework(shipped: Program) -> DecisionResult:
    profile = load_profile(shipped_folder("examples") / "ticket-shop.yaml", shipped)
    return advise(profile, shipped, quick=True).decisions["framework"]


def test_points_add_up_to_the_score(framework: DecisionResult) -> None:
    options = [ranked.option for ranked in framework.ranking]
    rows = charts.contributions(framework, options, {})
    for place, ranked in enumerate(framework.ranking):
        assert 50 + sum(row.points[place] for row in rows) == pytest.approx(ranked.score, abs=0.1)


def test_criteria_that_set_options_apart_come_first_and_silent_ones_not_at_all(framework: DecisionResult) -> None:
    rows = charts.contributions(framework, [ranked.option for ranked in framework.ranking[:3]], {})
    spreads = [max(row.points) - min(row.points) for row in rows]
    assert spreads == sorted(spreads, reverse=True)
    assert all(any(row.points) for row in rows)


def test_one_bar_an_option_with_a_colour_and_a_pattern_of_its_own(framework: DecisionResult) -> None:
    options = [ranked.option for ranked in framework.ranking[: len(charts.PALETTE)]]
    rows = charts.contributions(framework, options, {})
    figure = charts.contribution_chart(rows, options)
    assert [bar.name for bar in figure.data] == options
    assert len({bar.marker.color for bar in figure.data}) == len({bar.marker.pattern.shape for bar in figure.data}) == 5
    assert list(figure.data[1].x) == [row.points[1] for row in rows]


def test_a_name_cannot_smuggle_markup_into_the_hover_text(framework: DecisionResult) -> None:
    rows = charts.contributions(framework, [framework.ranking[0].option], {})
    [bar] = charts.contribution_chart(rows, ["<b>x</b>"]).data
    assert "<b>" not in bar.hovertemplate


def test_the_table_says_what_the_chart_says(framework: DecisionResult) -> None:
    options = [ranked.option for ranked in framework.ranking[:2]]
    rows = charts.contributions(framework, options, {"team_fit": "Fit with the team"})
    table = charts.contribution_table(rows, ["First", "Second"])
    assert all(list(row) == ["Criterion", "Weight", "First", "Second"] for row in table)
    assert any(row["Criterion"] == "Fit with the team" for row in table)
    assert float(table[-1]["First"]) == pytest.approx(framework.ranking[0].score, abs=0.1)
    assert "Fit with the team" in charts.chart_in_words(
        [row for row in rows if row.criterion == "team_fit"], ["First", "Second"]
    )


def test_gaps_add_up_to_the_difference_of_scores(framework: DecisionResult) -> None:
    first, other = framework.ranking[0], framework.ranking[3]
    gaps = charts.gaps(framework, first.option, other.option, {})
    assert sum(float(gap["Gap"].replace("−", "-")) for gap in gaps) == pytest.approx(other.score - first.score, abs=0.5)
    assert all(gap["Gap"] not in ("+0.0", "−0.0") for gap in gaps)


def test_bars_of_first_places_stand_in_the_order_given_the_recommended_one_dark() -> None:
    [bar] = charts.share_chart([("Laravel", 0.72, True), ("Express", 0.04, False)]).data
    assert list(bar.y) == ["Laravel", "Express"]
    assert list(bar.x) == [72, 4]
    assert list(bar.text) == ["72 %", "4 %"]
    assert bar.marker.color[0] != bar.marker.color[1]
