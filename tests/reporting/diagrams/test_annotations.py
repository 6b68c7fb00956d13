"""The picture of a milestone: counts, flows and the bottleneck stand on it, for eyes and for ears."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.model.sizing import Milestone
from advisor.reporting.diagrams.annotations import annotated
from advisor.reporting.diagrams.architecture import Architecture, Container, Flows, Layout
from advisor.reporting.diagrams.drawings import diagrams
from advisor.reporting.diagrams.picture import painted
from advisor.reporting.diagrams.picture_in_words import described
from advisor.reporting.svg import text_width
from tests.reporting.conftest import Advising
from tests.reporting.diagrams.test_picture import SVG, boxes_of
from tests.reporting.sized import sized

LONG = "1,230,000 statements/s"


def a_sized_architecture(layout: Layout, many: int) -> Architecture:
    """An architecture with numbers on everything that may carry one."""
    box = Container("A name of some length", "its technology", "replace", count="123 instances, 45.6 % busy", full=True)
    store = Container("A store", "system of record", "new", "store", count="12 nodes, 96 cores", full=True)
    return Architecture(
        actors=(Container("People", "about 5 at once", shape="person"),) * 2,
        edge=(box,) * min(many, 4),
        application=Container(
            "Services", "A framework", "keep", title="An architecture", key="application", count="123 instances"
        ),
        architecture_change="keep",
        layout=layout,
        units=() if layout == "one" else ("A part",) * min(many, 5),
        asynchronous=(Container("A queue", "queue", "add", "queue", count="500 partitions"), box),
        stores=(store,) * many,
        outside=Container("Other systems", "9 integrations"),
        platform="A platform",
        platform_change="replace",
        zones=True,
        flows=Flows("60,000 requests/s", "250,000 events/s", "50,000 requests/s", LONG, "250,000 events/s"),
    )


@pytest.mark.parametrize("layout", ["one", "modules", "units", "chain", "cells"])
@pytest.mark.parametrize("many", [1, 3, 6])
def test_numbers_leave_every_box_apart_and_every_text_inside(layout: Layout, many: int) -> None:
    picture = ElementTree.fromstring(painted(a_sized_architecture(layout, many)))
    _, _, width, height = (float(part) for part in picture.attrib["viewBox"].split())
    for one, other in combinations(boxes_of(picture), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart or layout == "modules", (one, other)
    for text in picture.iter(f"{SVG}text"):
        words, x, y = text.text or "", float(text.attrib["x"]), float(text.attrib["y"])
        wide = text_width(words, 12)
        start = {"middle": x - wide / 2, "end": x - wide, "start": x}[text.attrib["text-anchor"]]
        assert start >= 0 and start + wide <= width and 0 <= y <= height, words


def test_the_rate_to_the_data_stays_left_of_the_queue() -> None:
    picture = ElementTree.fromstring(painted(a_sized_architecture("units", 3)))
    [band] = [
        float(one.attrib["x"])
        for one in picture.iter(f"{SVG}rect")
        if one.get("class") == "band" and float(one.attrib["x"]) > 200
    ]
    lines = [one for one in picture.iter(f"{SVG}text") if one.text in ("1,230,000", "statements/s")]
    assert len(lines) == 2
    assert all(float(one.attrib["x"]) + text_width(one.text or "", 12) < band for one in lines)


def test_a_milestone_puts_its_numbers_on_the_boxes(small: Program, advised: Advising) -> None:
    assessment = sized(advised("chat"))
    today, _, later = (annotated(assessment, small.base, stage) for stage in milestones_of(assessment))
    assert today.application.count == "4 instances, 43.2 % busy"
    assert today.application.instances == 4
    assert [one.count for one in today.asynchronous if one.key == "messaging"] == ["6 partitions"]
    assert [one.full for one in today.asynchronous] == [True, False]
    assert today.flows.data == "1,000 statements/s"
    assert today.flows.people == "400 requests/s", "no edge stands before the application"
    assert later.application.count == "40 instances, 43.2 % busy"
    assert later.actors[0].technology == "about 80,000 at once"


def test_a_later_milestone_shows_what_differs_from_today(small: Program, advised: Advising) -> None:
    assessment = sized(advised("chat"))
    today, three, ten = (annotated(assessment, small.base, stage) for stage in milestones_of(assessment))
    assert today.application.change == "replace"
    assert (three.application.change, three.architecture_change) == ("", "")
    assert (ten.layout, ten.architecture_change) == ("units", "replace")
    assert "connection_tier" in {one.key for one in ten.edge}, "its limit is passed on the way"


def milestones_of(assessment: Assessment) -> tuple[Milestone, ...]:
    assert assessment.sizing is not None
    return assessment.sizing.milestones


def test_each_picture_is_described_and_has_ids_of_its_own(small: Program, advised: Advising) -> None:
    drawn = diagrams(sized(advised("chat")), small.base)
    assert drawn is not None
    assert [one.load for one in drawn.drawings] == [1, 3, 10]
    ids: list[str] = []
    for one in drawn.drawings:
        picture = ElementTree.fromstring(one.picture)
        mine = [element.attrib["id"] for element in picture.iter() if "id" in element.attrib]
        ids += mine
        assert picture.attrib["role"] == "img"
        assert set(picture.attrib["aria-labelledby"].split()) <= set(mine)
        assert picture.findtext(f"{SVG}desc") == one.in_words
        heads = {element.attrib["marker-end"] for element in picture.iter() if "marker-end" in element.attrib}
        assert {head[5:-1] for head in heads} <= set(mine)
        assert [text.text for text in picture.iter(f"{SVG}text")].count("full first") == 1
    assert len(ids) == len(set(ids))
    assert "at 10 times the load" in drawn.drawings[2].picture


def test_the_words_say_what_the_picture_shows() -> None:
    words = described(a_sized_architecture("one", 1))
    assert "A store (system of record, 12 nodes, 96 cores, new, full first)" in words
    assert "(123 instances)" in words
    assert f"{LONG} reach the data" in words


def test_without_a_sizing_the_picture_has_no_numbers(small: Program, advised: Advising) -> None:
    drawn = diagrams(advised("chat"), small.base)
    assert drawn is not None
    assert [one.load for one in drawn.drawings] == [1]
    assert "full first" not in drawn.drawings[0].picture
    assert "At the peak" not in drawn.drawings[0].in_words
    assert diagrams(advised("out-of-scope"), small.base) is None
