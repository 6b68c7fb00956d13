"""Sweeps hold every choice of every question, and their pages link to reasons that are there."""

import re

import pytest

from advisor.engine.program import Program
from benchmarks.sweeps.pages import Swept, pages
from benchmarks.sweeps.points import by_answer, by_language, by_team, empty_point, languages
from benchmarks.sweeps.said import said_of


@pytest.fixture(scope="module")
def written(shipped: Program) -> dict[str, str]:
    rows = by_language(shipped.base)
    swept = Swept(
        said_of(empty_point(), shipped),
        (said_of(by_team()[0], shipped),),
        {"java": {name: said_of(rows["java"][name], shipped) for name in ("crud_web", "control_loop")}},
        {"budget": tuple(said_of(point, shipped) for point in by_answer(shipped.base)["budget"])},
    )
    return dict(pages(swept, shipped.base))


def test_every_choice_of_every_question_stands_alone_once(shipped: Program) -> None:
    answers = by_answer(shipped.base)
    for question in shipped.base.questions.values():
        for choice in question.choices:
            told = [point.answers[question.id] for point in answers[question.id]]
            assert told.count(choice.id) + told.count([choice.id]) == 1, (question.id, choice.id)


def test_every_language_meets_every_workload(shipped: Program) -> None:
    rows = by_language(shipped.base)
    assert set(rows) == set(languages(shipped.base)) >= {"java", "python", "php", "rust"}
    assert {len(row) for row in rows.values()} == {len(shipped.base.questions["workload"].choices)}


def test_places_are_unique_on_their_page(shipped: Program) -> None:
    points = [*by_team(), *(point for row in by_answer(shipped.base).values() for point in row)]
    assert len({(point.group, point.place) for point in points}) == len(points)


def test_every_link_leads_to_a_reason(written: dict[str, str]) -> None:
    links = re.findall(r'href="(reasons/[^"#]+)#([^"]+)"', written["index.html"])
    assert len(links) > 20
    for path, place in links:
        assert f'id="{place}"' in written[path]


def test_cells_show_what_comes_first_in_the_colour_of_its_family(written: dict[str, str], shipped: Program) -> None:
    row = re.search(r'<tr><th scope="row">crud_web</th>(.*?)</tr>', written["index.html"], re.DOTALL)
    assert row and re.search(r'<td class="family-\d+.*>java_spring_boot <small>\d+\.\d</small>', row[1])
    assert "out of scope" in written["index.html"]
    assert "prefers-color-scheme:dark" in written["style.css"]
