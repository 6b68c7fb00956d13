"""The Mermaid flowchart: every box and arrow once, and no text that could be read as anything but text."""

import re
from dataclasses import replace

import pytest

from advisor.engine.program import Program
from advisor.reporting.diagrams.architecture import Container
from advisor.reporting.diagrams.diagram import diagram_of
from advisor.reporting.diagrams.drawings import diagrams
from advisor.reporting.diagrams.mermaid import escaped, mermaid
from tests.reporting.conftest import Advising
from tests.reporting.diagrams.test_annotations import a_sized_architecture
from tests.reporting.sized import sized

HOSTILE = 'x"] --> y["%%{init: {"theme": "dark"}}%%\nend\nclick a "javascript:alert(1)"; <b>#quot;`|'

NODE = re.compile(r'^ +(\w+)(\(\["[^"]*"\]\)|\[\["[^"]*"\]\]|\[\("[^"]*"\)\]|\["[^"]*"\])$')
ARROW = re.compile(r'^ +(\w+) -->\|"[^"]*"\| (\w+)$')
OTHER = re.compile(
    r'^(flowchart TB| +accTitle: [^\n]+| +accDescr: [^\n]+| +subgraph platform\["[^"]*"\]| +end'
    r"| +classDef full [\w#:,-]+| +class \w+ full)$"
)


def read(text: str) -> tuple[set[str], set[tuple[str, str]]]:
    """The boxes and arrows of a flowchart; a line that is neither, nor known, fails the test."""
    nodes, arrows = set(), set()
    for line in text.splitlines():
        if node := NODE.match(line):
            assert node[1] not in nodes
            nodes.add(node[1])
        elif arrow := ARROW.match(line):
            arrows.add((arrow[1], arrow[2]))
        else:
            assert OTHER.match(line), line
    assert {end for arrow in arrows for end in arrow} <= nodes
    return nodes, arrows


def test_boxes_arrows_and_numbers_are_there(small: Program, advised: Advising) -> None:
    drawn = diagrams(sized(advised("chat")), small.base)
    assert drawn is not None
    today = drawn.drawings[0].mermaid
    nodes, arrows = read(today)
    assert nodes == {"people", "application", "messaging", "workers", "outside"}
    assert ("people", "application") in arrows
    assert 'people -->|"use it, HTTPS, 400 requests/s"| application' in today
    assert "4 instances, 43.2 #37; busy" in today
    assert "class messaging full" in today
    assert "accTitle: chat: Recommended architecture" in today
    assert "40 instances" in drawn.drawings[2].mermaid


def test_every_shape_is_written() -> None:
    architecture = a_sized_architecture("units", 1)
    architecture = replace(
        architecture,
        actors=(Container("People", key="people", shape="person"),),
        edge=(Container("Edge", key="cdn"),),
        asynchronous=(Container("Queue", key="messaging", shape="queue"),),
        stores=(Container("Store", key="primary_store", shape="store"),),
        outside=Container("Others", key="outside"),
    )
    text = mermaid(diagram_of(architecture), "t", "d")
    assert read(text)[0] == {"people", "cdn", "application", "messaging", "primary_store", "outside"}


def test_a_hostile_name_is_text() -> None:
    architecture = a_sized_architecture("one", 1)
    architecture = replace(
        architecture, actors=(), edge=(), asynchronous=(), stores=(), outside=None, platform=HOSTILE,
        application=replace(architecture.application, name=HOSTILE, technology=HOSTILE),
    )  # fmt: skip
    text = mermaid(diagram_of(architecture), HOSTILE, HOSTILE)
    assert read(text)[0] == {"application"}
    assert "%%" not in text
    assert not [line for line in text.splitlines() if line.strip().startswith("click")]
    assert "<b>" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('say "x"', "say #34;x#34;"),
        ("#quot;", "#35;quot#59;"),
        ("50 % full", "50 #37; full"),
        ("a\nb", "a b"),
        ("Go (net/http, chi or Gin)", "Go (net/http, chi or Gin)"),
        ("naïve 中文", "naïve 中文"),
        ("<br/>", "#60;br/#62;"),
    ],
)
def test_labels_are_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown
