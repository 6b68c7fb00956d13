from itertools import product

import pytest

from advisor.analysis.tipping.outcomes import Nothing
from advisor_ui.explore import explore_services, map_chart
from advisor_ui.explore.map_areas import areas
from advisor_ui.explore.map_grid import Band, Grid, Side, grid
from advisor_ui.explore.outcome_colours import Colours


@pytest.fixture(scope="session")
def teams(shop, names) -> Grid:
    """The architecture over the number of people and of teams."""
    found = explore_services.decision_map_of(shop, "team_size", "team_count", "architecture")
    return grid(found, {"team_size": 9.0, "team_count": 2.0}, names)


def at(found: Grid, x: float, y: float) -> object:
    [column] = [place for place, band in enumerate(found.x.bands) if band.start <= x < band.end]
    [row] = [place for place, band in enumerate(found.y.bands) if band.start <= y < band.end]
    return found.outcomes[row][column]


def side(count: int) -> Side:
    return Side("Side", tuple(Band(n / count, (n + 1) / count, f"band {n}", n) for n in range(count)), None, ())


def test_bands_fill_both_axes(teams: Grid) -> None:
    for one in (teams.x, teams.y):
        assert one.bands[0].start == 0
        assert one.bands[-1].end == pytest.approx(1, abs=0.02)
        assert all(a.end == b.start for a, b in zip(one.bands, one.bands[1:], strict=False))
    assert len(teams.outcomes) == len(teams.y.bands)
    assert {len(row) for row in teams.outcomes} == {len(teams.x.bands)}


def test_today_lies_where_the_recommended_option_is(teams: Grid, shop) -> None:
    assert at(teams, teams.x.here, teams.y.here) == shop.assessment.decisions["architecture"].recommended


def test_more_teams_than_people_are_no_project(teams: Grid) -> None:
    assert at(teams, 0.0, 0.9) is Nothing.IMPOSSIBLE


def test_answers_with_the_same_outcomes_share_a_band_and_today_comes_first(new_shop, names) -> None:
    found = explore_services.decision_map_of(new_shop, "team_skills", "realtime", "framework")
    laid = grid(found, {}, names)
    assert len(laid.x.bands) < len(found.x.cells)
    assert laid.x.bands[0].label.startswith("as told")
    assert at(laid, laid.x.here, laid.y.here) == "php_laravel"
    assert at(laid, laid.x.here, 1 - laid.y.here) == "node_express"


def test_the_figure_has_every_outcome_in_its_legend_and_a_mark_for_today(teams: Grid, names) -> None:
    colours = Colours.of(one for row in teams.outcomes for one in row)
    figure = map_chart.chart("architecture", teams, colours, names)
    heat, *legend, today = figure.data
    assert len(heat.x) == len(teams.x.bands) + 1
    assert len(heat.z) == len(teams.y.bands)
    assert next(entry.name for entry in legend) == "Monolith"
    assert len(legend) == len(colours.outcomes)
    assert (today.x[0], today.y[0]) == (teams.x.here, teams.y.here)


def test_without_todays_answer_on_one_axis_a_line_marks_the_other(teams: Grid, names) -> None:
    open_x = Grid(Side(teams.x.title, teams.x.bands, None, teams.x.ticks), teams.y, teams.outcomes)
    colours = Colours.of(one for row in teams.outcomes for one in row)
    [line] = map_chart.chart("architecture", open_x, colours, names).layout.shapes
    assert line.y0 == line.y1 == teams.y.here


def test_the_table_shows_some_bands_of_a_large_map_first_and_last_among_them(teams: Grid, names) -> None:
    rows = map_chart.table("architecture", teams, names)
    assert not map_chart.is_whole(teams)
    assert len(rows) == 8
    columns = list(rows[0])[1:]
    assert columns[0] == teams.x.bands[0].label
    assert columns[-1] == teams.x.bands[-1].label
    assert rows[0][columns[0]] == "Monolith"


def test_the_spoken_words_add_up_to_the_whole_map(teams: Grid, names) -> None:
    said = map_chart.in_words("architecture", teams, names)
    shares = [int(word) for word in said.split() if word.isdecimal()]
    assert sum(shares) == pytest.approx(100, abs=3)
    assert "Monolith on" in said


def test_areas_are_the_parts_that_hang_together() -> None:
    rows = ("aab", "abb", "acc", "acb")
    found = areas(Grid(side(3), side(4), tuple(tuple(row) for row in rows)))
    assert sorted(str(area.outcome) for area in found) == ["a", "b", "b", "c"]


def test_a_ring_is_one_area_and_its_hole_another() -> None:
    rows = ("aaa", "aba", "aaa")
    found = areas(Grid(side(3), side(3), tuple(tuple(row) for row in rows)))
    assert sorted(str(area.outcome) for area in found) == ["a", "b"]


def test_a_name_stands_within_its_area() -> None:
    rows = ("aabbb", "acccb", "accbb")
    laid = Grid(side(5), side(3), tuple(tuple(row) for row in rows))
    for area in areas(laid):
        for dx, dy in product((-0.49, 0.49), (-0.49, 0.49)):
            assert at(laid, area.x + dx * area.width, area.y + dy * area.height) == area.outcome
