"""The recommended architecture as a Mermaid flowchart, with counts, rates and the bottleneck, to copy."""

import re

from advisor.reporting.diagrams.diagram import Arrow, Diagram, Node
from advisor.reporting.diagrams.picture_in_words import FULL

_PLAIN = re.compile(r"[^\w .,:/()+×·–−-]")
_SHAPES = {"person": '(["{}"])', "queue": '[["{}"]]', "store": '[("{}")]', "box": '["{}"]'}


def mermaid(diagram: Diagram, title: str, description: str) -> str:
    """The text of a flowchart; `title` and `description` are its text alternative."""
    inside = [f"        {_node(one)}" for one in diagram.nodes if one.inside]
    full = [one.id for one in diagram.nodes if one.box.full]
    lines = [
        "flowchart TB",
        f"    accTitle: {_bare(title)}",
        f"    accDescr: {_bare(description)}",
        *(f"    {_node(one)}" for one in diagram.nodes if not one.inside),
        f'    subgraph platform["{escaped(diagram.platform)}"]',
        *inside,
        "    end",
        *(f"    {_arrow(one)}" for one in diagram.arrows),
        "    classDef full stroke:#a32a1c,stroke-width:4px",
        *(f"    class {name} full" for name in full),
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text for a quoted label: what is not plain becomes one of Mermaid's numbered entities."""
    return _PLAIN.sub(lambda match: f"#{ord(match[0])};", " ".join(text.split()))


def _bare(text: str) -> str:
    """Text for a line that knows no entities: what is not plain is left out."""
    return " ".join(_PLAIN.sub(" ", text.replace("%", "per cent")).split())


def _node(node: Node) -> str:
    box = node.box
    lines = (box.name, box.technology, box.count, FULL if box.full else "")
    label = "<br/>".join(escaped(line) for line in lines if line)
    return f"{node.id}{_SHAPES[box.shape].format(label)}"


def _arrow(arrow: Arrow) -> str:
    words = ", ".join(escaped(one) for one in (arrow.what, arrow.means, arrow.rate) if one)
    return f'{arrow.source} -->|"{words}"| {arrow.target}'
