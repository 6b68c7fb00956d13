"""The recommended architecture as a picture: an SVG in the manner of C4's container level, tier below tier."""

from html import escape
from itertools import pairwise

from advisor.reporting import svg
from advisor.reporting.diagrams.architecture import Architecture, Container
from advisor.reporting.diagrams.picture_in_words import FULL, described
from advisor.reporting.diagrams.picture_style import STYLE, arrow_head

_WIDTH, _EDGE_OF_PAGE, _LABELS, _BETWEEN = 1000.0, 16.0, 112.0, 46.0
_OUTSIDE, _PAD, _GAP, _BAND = 140.0, 14.0, 16.0, 92.0
_LANE = 150.0
_TALL = 80.0
"""Boxes of this height have room for a line of numbers below two of notes."""


_LEGEND = "keep: stays · add, replace, new: what is recommended · advised: a practice of the roadmap"
_LATER = "add, replace: what differs from today's recommendation · advised: a practice"


def painted(
    architecture: Architecture, title: str = "Recommended architecture", key: str = "picture", later: bool = False
) -> str:
    """The picture of an architecture, today's or that of a later day.

    `key` begins the ids in it, which must differ from those of the page around.
    """
    return _Painter(architecture, key, _LATER if later else _LEGEND).paint(title)


class _Painter:
    """Paints one architecture from top to bottom; `_y` is how far it has come."""

    def __init__(self, architecture: Architecture, key: str = "picture", legend: str = "") -> None:
        self._a = architecture
        self._key = key
        self._words = legend or _LEGEND
        self._parts: list[str] = []
        self._y = _EDGE_OF_PAGE
        self._right = _WIDTH - _EDGE_OF_PAGE - (_OUTSIDE + 64 if architecture.outside else 0)
        self._inside = _EDGE_OF_PAGE + _PAD
        self._left = self._inside + _LABELS
        self._middle = (self._left + self._right - _PAD) / 2

    def paint(self, title: str = "Recommended architecture") -> str:
        """The whole picture."""
        self._actors()
        self._edge()
        top = self._y - 20
        self._application()
        self._asynchronous()
        self._data()
        self._platform(top)
        self._parts.append(svg.text(_EDGE_OF_PAGE, self._y + 18, self._legend(), "note", "start"))
        height = svg.number(self._y + 32)
        return (
            f'<svg class="architecture-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height}"'
            f' role="img" aria-labelledby="{self._key}-title {self._key}-description">'
            f'<title id="{self._key}-title">{escape(title)}</title>'
            f'<desc id="{self._key}-description">{escape(described(self._a))}</desc>'
            f"<style>{STYLE}</style><defs>{arrow_head(self._key)}</defs>"
            f'<rect class="page" width="{_WIDTH:.0f}" height="{height}"/>{"".join(self._parts)}</svg>'
        )

    def _actors(self) -> None:
        width, height = 210.0, 54.0
        actors, further = self._a.actors, 0.0 if self._a.edge else 12.0
        start = self._middle - (width * len(actors) + 40 * (len(actors) - 1)) / 2
        for place, actor in enumerate(actors):
            x = start + place * (width + 40)
            self._parts.append(svg.rectangle(x, self._y, width, height, "actor", 27))
            lines = [(actor.name, "name", 14.0), (actor.technology, "tech", 12.0)]
            self._parts.append(svg.lines_of_text(x + width / 2, self._y + height / 2, [one for one in lines if one[0]]))
            label = ("HTTPS", self._a.flows.people) if place == 0 else ("messages", self._a.flows.devices)
            self._down(x + width / 2, self._y + height, _joined(*label), further)
        self._y += height + _BETWEEN

    def _edge(self) -> None:
        if not self._a.edge:
            self._y += 12
            return
        self._band("Edge", _EDGE_OF_PAGE, _BAND)
        self._row(self._a.edge, self._left, self._right - _PAD, self._y + 12, _BAND - 24)
        self._down(self._middle, self._y + _BAND, self._a.flows.application, 20)
        self._y += _BAND + _BETWEEN + 20

    def _application(self) -> None:
        units = self._a.layout != "one"
        height = 172.0 if self._a.layout == "modules" else 118.0
        self._band("Application", self._inside, height)
        for heading in svg.wrap(self._a.application.title, 400, 14, 1, True):
            self._parts.append(svg.text(self._left, self._y + 25, heading, "name", "start"))
            self._tag(self._a.architecture_change, self._left + svg.text_width(heading, 14, True) + 62, self._y + 20)
        if self._a.application.count and self._a.layout not in ("one", "modules"):
            right = self._right - 2 * _PAD
            self._parts.append(svg.text(right, self._y + 25, self._a.application.count, "count", "end"))
        top = self._y + 40
        if self._a.layout == "modules":
            self._box(self._a.application, self._left, top, self._right - 2 * _PAD - self._left, height - 54, 26)
            inner = tuple(Container(unit) for unit in self._a.units)
            self._row(inner, self._left + 14, self._right - 2 * _PAD - 14, top + 54, height - 54 - 66, "part")
        elif units:
            boxes = tuple(
                Container(unit, self._a.application.technology, self._a.application.change) for unit in self._a.units
            )
            places = self._row(boxes, self._left, self._right - 2 * _PAD, top, height - 54)
            if self._a.layout == "chain":
                self._chained(places, top + (height - 54) / 2)
        else:
            self._row((self._a.application,), self._left, self._right - 2 * _PAD, top, height - 54)
        self._other_systems(height)
        self._y += height

    def _asynchronous(self) -> None:
        parts = self._a.asynchronous
        if not parts:
            self._down(self._middle, self._y, _joined("reads and writes", self._a.flows.data))
            self._y += _BETWEEN
            return
        start = self._left + _LANE
        bottom = self._y + _BETWEEN + _BAND + _BETWEEN
        lane = self._left + 10
        self._parts.append(self._arrow([(lane, self._y), (lane, bottom)]))
        label = ["reads and writes", *svg.wrap(self._a.flows.data, _LANE - 34, 12, 2)]
        for place, line in enumerate(label):
            baseline = self._y + _BETWEEN + _BAND / 2 + 4 + (place - (len(label) - 1) / 2) * 16
            self._parts.append(svg.text(lane + 10, baseline, line, "note", "start"))
        self._y += _BETWEEN
        self._parts.append(svg.rectangle(start - 14, self._y, self._right - _PAD - start + 14, _BAND, "band"))
        self._parts.append(svg.text(self._inside + 12, self._y + _BAND / 2 + 4, "Asynchronous", "tier", "start"))
        places = self._row(parts, start, self._right - 2 * _PAD, self._y + 12, _BAND - 24)
        self._down(places[0][0] + places[0][1] / 2, self._y - _BETWEEN, _joined("jobs and events", self._a.flows.jobs))
        self._chained(places, self._y + _BAND / 2)
        last = places[-1]
        self._down(last[0] + last[1] / 2, self._y + _BAND, "results")
        self._y += _BAND + _BETWEEN

    def _data(self) -> None:
        height = 108.0
        self._band("Data, in each cell" if self._a.layout == "cells" else "Data", self._inside, height)
        self._row(self._a.stores, self._left, self._right - 2 * _PAD, self._y + 12, height - 24)
        self._y += height

    def _platform(self, top: float) -> None:
        """The frame of the deployment platform, painted behind what stands in it, with its name at the lower left."""
        height = self._y + 34 - top
        width = self._right - _EDGE_OF_PAGE
        frame = svg.rectangle(_EDGE_OF_PAGE, top, width, height, "frame", 10)
        if self._a.zones:
            frame = svg.rectangle(_EDGE_OF_PAGE + 7, top - 7, width, height, "frame", 10) + frame
        self._parts.insert(0, frame)
        [label] = svg.wrap(self._a.platform or "Platform", width - 120, 13, 1, True)
        self._parts.append(svg.text(self._inside, self._y + 22, label, "name", "start"))
        self._tag(self._a.platform_change, self._right - _PAD, self._y + 17.5)
        self._y += 34

    def _other_systems(self, height: float) -> None:
        if self._a.outside:
            x = _WIDTH - _EDGE_OF_PAGE - _OUTSIDE
            middle = self._y + height / 2
            self._parts.append(self._arrow([(self._right - _PAD, middle), (x - 2, middle)]))
            self._parts.append(svg.text((self._right + x) / 2, middle - 9, "calls", "note"))
            self._box(self._a.outside, x, middle - 40, _OUTSIDE, 80, kind="outside")

    def _band(self, label: str, x: float, height: float) -> None:
        right = self._right if x == _EDGE_OF_PAGE else self._right - _PAD
        self._parts.append(svg.rectangle(x, self._y, right - x, height, "band"))
        lines = [(one, "tier", 12.0) for one in svg.wrap(label, _LABELS - 20, 12, 2, True)]
        for place, (one, kind, size) in enumerate(lines):
            baseline = self._y + height / 2 + 4 + (place - (len(lines) - 1) / 2) * size * 1.3
            self._parts.append(svg.text(self._inside + 12, baseline, one, kind, "start"))

    def _row(
        self, boxes: tuple[Container, ...], left: float, right: float, top: float, height: float, kind: str = "box"
    ) -> list[tuple[float, float]]:
        """Boxes side by side, centred; gives (x, width) of each."""
        if not boxes:
            return []
        gap = _GAP + 14 if kind == "box" else _GAP
        width = min(250.0, (right - left - gap * (len(boxes) - 1)) / len(boxes))
        start = (left + right - width * len(boxes) - gap * (len(boxes) - 1)) / 2
        places = [(start + place * (width + gap), width) for place in range(len(boxes))]
        for box, (x, wide) in zip(boxes, places, strict=True):
            self._box(box, x, top, wide, height, kind=kind)
        return places

    def _box(
        self, box: Container, x: float, y: float, width: float, height: float, head: float = 0, kind: str = "box"
    ) -> None:
        """A container with its name and technology; `head` keeps the text in so much of its top."""
        shade = f"{kind} {box.change or 'plain'}{' full' if box.full else ''}"
        middle = y + (head or height / 2)
        match box.shape:
            case "store":
                self._parts.append(svg.cylinder(x, y, width, height, shade))
                middle += 6
            case "queue":
                self._parts.append(svg.pipe(x, y, width, height, shade))
            case _:
                self._parts.append(svg.rectangle(x, y, width, height, shade))
        space = width - (30 if box.shape == "queue" else 16)
        name = [(one, "name", 14.0) for one in svg.wrap(box.name, space, 14, 2, True)]
        count = [(one, "count", 12.0) for one in svg.wrap(box.count, space, 12, 1, True)]
        room = (2 if len(name) < 2 else 1) - (len(count) if height < _TALL or head else 0)
        note = [(one, "tech", 12.0) for one in svg.wrap(box.technology, space, 12, room)]
        self._parts.append(svg.lines_of_text(x + width / 2, middle, [*name, *note, *count]))
        self._tag(box.change, x + width - 8, y)
        if box.full:
            self._tag(FULL, x + 8 + _width_of_tag(FULL), y + height, "full")

    def _tag(self, words: str, right: float, y: float, kind: str = "") -> None:
        """A small label that ends at `right` and is centred on y."""
        if words:
            width, kind = _width_of_tag(words), kind or words
            self._parts.append(svg.rectangle(right - width, y - 8.5, width, 17, f"tag {kind}", 8.5))
            self._parts.append(svg.text(right - width / 2, y + 4, words, f"word {kind}"))

    def _arrow(self, points: list[tuple[float, float]]) -> str:
        return svg.arrow(points, f"{self._key}-arrow")

    def _legend(self) -> str:
        boxes = (self._a.application, *self._a.edge, *self._a.asynchronous, *self._a.stores)
        return f"{self._words} · {FULL}: the bottleneck" if any(box.full for box in boxes) else self._words

    def _down(self, x: float, y: float, label: str, further: float = 0) -> None:
        self._parts.append(self._arrow([(x, y), (x, y + _BETWEEN + further - 2)]))
        if label:
            self._parts.append(svg.text(x + 9, y + _BETWEEN / 2 + 4, label, "note", "start"))

    def _chained(self, places: list[tuple[float, float]], y: float) -> None:
        for (x, width), (following, _) in pairwise(places):
            self._parts.append(self._arrow([(x + width, y), (following - 2, y)]))


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _width_of_tag(words: str) -> float:
    return svg.text_width(words, 11, True) + 14
