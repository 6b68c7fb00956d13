"""The architecture picture: well formed, described, and nothing lies over anything else, whatever the architecture."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from advisor.engine.program import Program
from advisor.reporting.diagrams.architecture import Architecture, Container, Layout
from advisor.reporting.diagrams.containers import architecture_of
from advisor.reporting.diagrams.picture import _Painter, painted
from advisor.reporting.svg import text_width, wrap
from tests.reporting.conftest import Advising

SVG = "{http://www.w3.org/2000/svg}"


def boxes_of(picture: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every plain box."""
    return [
        (x, y, x + float(one.get("width", 0)), y + float(one.get("height", 0)))
        for one in picture.iter(f"{SVG}rect")
        if (one.get("class") or "").split()[0] in ("box", "actor", "outside")
        for x, y in [(float(one.get("x", 0)), float(one.get("y", 0)))]
    ]


def an_architecture(layout: Layout, many: int, long: str = "") -> Architecture:
    """A picture with so many containers in every tier."""
    box = Container(f"A name{long}", f"its technology{long}", "replace")
    return Architecture(
        actors=(Container("People", "about 5 at once", shape="person"),) * 2,
        edge=(box,) * min(many, 4),
        application=Container("Services", f"A framework{long}", "keep", title=f"An architecture{long}"),
        architecture_change="keep",
        layout=layout,
        units=() if layout == "one" else (f"A part{long}",) * min(many, 5),
        asynchronous=(Container(f"A queue{long}", "queue", "add", "queue"), box),
        stores=(Container(f"A store{long}", "system of record", "new", "store"),) * many,
        outside=Container("Other systems", "9 integrations"),
        platform=f"A platform · a cloud · two or more zones{long}",
        platform_change="replace",
        zones=True,
    )


@pytest.mark.parametrize("layout", ["one", "modules", "units", "chain", "cells"])
@pytest.mark.parametrize("many", [1, 3, 6])
@pytest.mark.parametrize(
    "long", ["", " with quite a long name that goes on (and on)", "withoutanyspacesothatitcannotbebroken" * 3]
)
def test_nothing_lies_over_anything_else(layout: Layout, many: int, long: str) -> None:
    picture = ElementTree.fromstring(_Painter(an_architecture(layout, many, long)).paint())
    _, _, width, height = (float(part) for part in picture.attrib["viewBox"].split())
    boxes = boxes_of(picture)
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= 0 and top >= 0
        assert right <= width and bottom <= height
        assert right - left >= 60
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart or layout == "modules", (one, other)


@pytest.mark.parametrize("long", ["", " with quite a long name that goes on (and on)"])
def test_texts_stay_inside_the_picture(long: str) -> None:
    picture = ElementTree.fromstring(_Painter(an_architecture("units", 6, long)).paint())
    width = float(picture.attrib["viewBox"].split()[2])
    for text in picture.iter(f"{SVG}text"):
        words, x = text.text or "", float(text.attrib["x"])
        before = text_width(words, 12) / 2 if text.attrib["text-anchor"] == "middle" else 0
        assert x - before >= 0
        assert x - before + text_width(words, 12) <= width


def test_it_has_a_title_and_a_description(small: Program, advised: Advising) -> None:
    picture = ElementTree.fromstring(painted(architecture_of(advised("chat"), small.base)))
    assert picture.attrib["role"] == "img"
    ids = {one.attrib["id"] for one in picture.iter() if "id" in one.attrib}
    assert set(picture.attrib["aria-labelledby"].split()) <= ids
    description = picture.findtext(f"{SVG}desc") or ""
    assert "Light-task framework (Elixir)" in description
    assert "Message broker (queue, add)" in description


def test_what_is_decided_is_drawn(small: Program, advised: Advising) -> None:
    architecture = architecture_of(advised("chat"), small.base)
    assert architecture.layout == "modules"
    assert architecture.units == ("Chat", "More modules")
    assert architecture.application.change == "replace"
    assert [one.name for one in architecture.asynchronous] == ["Message broker", "Workers"]
    assert architecture.outside is not None
    assert architecture.actors[0].technology == "about 8,000 at once"


def test_what_is_not_decided_is_not_drawn(small: Program, advised: Advising) -> None:
    architecture = architecture_of(advised("barely-told"), small.base)
    assert architecture.asynchronous == ()
    assert architecture.stores == ()
    assert architecture.outside is None


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    lines = wrap("a rather long name of a thing", 80, 12, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(line, 12) <= 80 for line in lines)
    assert wrap("short", 80, 12, 2) == ["short"]
