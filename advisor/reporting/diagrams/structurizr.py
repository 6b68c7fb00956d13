"""The recommended architecture in Structurizr's language, with a deployment for each milestone, to copy.

Follows the language reference at docs.structurizr.com/dsl/language: one statement a line, strings in double quotes,
`${…}` replaced by constants and variables of the environment, and no way to write a quote that all versions show.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.reporting.diagrams.diagram import Arrow, Diagram, Node
from advisor.reporting.diagrams.picture_in_words import FULL

_REPLACED = str.maketrans({'"': "'", "\\": "/", "{": "(", "}": ")", "$": "＄"})
_TAGS = {"queue": "Queue", "store": "Store"}
_LATER = "Later"
_STYLES = (
    ("Person", "shape Person"), ("Queue", "shape Pipe"), ("Store", "shape Cylinder"),
    (FULL.capitalize(), "stroke #a32a1c", "strokeWidth 5"),
)  # fmt: skip


@dataclass(frozen=True)
class Day:
    """The architecture of a milestone and what that is called, such as `Today`."""

    title: str
    diagram: Diagram


def structurizr(project: str, days: Sequence[Day]) -> str:
    """A workspace with a container view of the first day, and a deployment view of each."""
    days = _told_apart(project, days)
    lines = [f"workspace {quoted(project)} {quoted('Recommended architecture, sized at the peak')} {{"]
    lines += _indented(_model(project, days))
    lines += _indented(_views(days))
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    """Text as a string that it cannot leave, and that nothing is put into."""
    return f'"{" ".join(text.split()).translate(_REPLACED)}"'


def _told_apart(project: str, days: Sequence[Day]) -> list[Day]:
    """The days with an id of its own for every box that is another one than before, and no name twice."""
    known: dict[tuple[str, str], str] = {}
    named = {"system": project}
    found = []
    for day in days:
        ids: dict[str, str] = {}
        nodes = []
        for node in day.diagram.nodes:
            key = (node.id, node.box.name)
            if key not in known:
                same = sum(one[0] == node.id for one in known)
                known[key] = f"{node.id}_{same + 1}" if same else node.id
                taken = node.box.name in named.values()
                named[known[key]] = f"{node.box.name} ({known[key].replace('_', ' ')})" if taken else node.box.name
            ids[node.id] = known[key]
            nodes.append(replace(node, id=known[key], box=replace(node.box, name=named[known[key]])))
        arrows = tuple(replace(one, source=ids[one.source], target=ids[one.target]) for one in day.diagram.arrows)
        found.append(Day(day.title, replace(day.diagram, nodes=tuple(nodes), arrows=arrows)))
    return found


def _model(project: str, days: Sequence[Day]) -> Iterator[str]:
    nodes = {node.id: node for day in reversed(days) for node in day.diagram.nodes}
    first = {node.id for node in days[0].diagram.nodes}
    yield "model {"
    yield from _indented(_element(one, one.id in first) for one in nodes.values() if not one.inside)
    yield f"    system = softwareSystem {quoted(project)} {{"
    for one in nodes.values():
        if one.inside:
            yield from _indented(_container(one, days, one.id in first), 2)
    yield "    }"
    arrows = dict.fromkeys((one.source, one.target, one.what) for day in days for one in day.diagram.arrows)
    for arrow in arrows:
        yield from _indented(_relation(arrow, days))
    for day in days:
        yield from _indented(_deployment(day))
    yield "}"


def _element(node: Node, today: bool) -> str:
    kind = "person" if node.box.shape == "person" else "softwareSystem"
    tags = "" if today else f" {quoted(_LATER)}"
    return f"{node.id} = {kind} {quoted(node.box.name)} {quoted(node.box.technology)}{tags}"


def _container(node: Node, days: Sequence[Day], today: bool) -> Iterator[str]:
    box = node.box
    same = [one for day in days for one in day.diagram.nodes if one.id == node.id]
    tags = [_TAGS.get(box.shape, ""), FULL.capitalize() if all(one.box.full for one in same) else ""]
    words = (
        quoted(box.name),
        quoted(node.description or box.technology),
        quoted(box.technology if node.description else ""),
        quoted(",".join(one for one in (*tags, "" if today else _LATER) if one)),
    )
    counts = [(day.title, _counted(one)) for day in days for one in day.diagram.nodes if one.id == node.id]
    yield from _statement(f"{node.id} = container", words, _properties(counts))


def _counted(node: Node) -> str:
    return ", ".join(part for part in (node.box.count, FULL if node.box.full else "") if part)


def _relation(told: tuple[str, str, str], days: Sequence[Day]) -> Iterator[str]:
    found: list[tuple[str, Arrow]] = [
        (day.title, one) for day in days for one in day.diagram.arrows if (one.source, one.target, one.what) == told
    ]
    arrow = found[0][1]
    what = ", ".join(part for part in (arrow.what, arrow.rate) if part)
    rates = _properties([(title, one.rate) for title, one in found])
    yield from _statement(f"{arrow.source} -> {arrow.target}", (quoted(what), quoted(arrow.means)), rates)


def _properties(pairs: Sequence[tuple[str, str]]) -> list[str]:
    told = [f"    {quoted(name)} {quoted(value)}" for name, value in pairs if value]
    return ["properties {", *told, "}"] if told else []


def _statement(words: str, strings: Sequence[str], children: Sequence[str]) -> list[str]:
    """A statement with its optional strings, of which the last empty ones are left out, and its children."""
    told = list(strings)
    while told and told[-1] == '""':
        told.pop()
    line = " ".join((words, *told))
    return [f"{line} {{", *_indented(children), "}"] if children else [line]


def _deployment(day: Day) -> Iterator[str]:
    yield f"deploymentEnvironment {quoted(day.title)} {{"
    yield f"    deploymentNode {quoted(day.diagram.platform)} {{"
    for node in day.diagram.nodes:
        if node.inside:
            yield from _indented(_deployed(node), 2)
    yield "    }"
    yield "}"


def _deployed(node: Node) -> list[str]:
    box = node.box
    words = (quoted(box.name), quoted(_counted(node)), quoted(box.technology if node.description else ""))
    tags = [f"tags {quoted(FULL.capitalize())}"] if box.full else []
    instances = [f'instances "{box.instances}"'] if box.instances else []
    return _statement("deploymentNode", words, [*instances, *_statement(f"containerInstance {node.id}", (), tags)])


def _views(days: Sequence[Day]) -> Iterator[str]:
    first = {node.id for node in days[0].diagram.nodes}
    later = any(node.id not in first for day in days for node in day.diagram.nodes)
    yield "views {"
    yield '    container system "containers" {'
    yield "        include *"
    if later:
        yield f"        exclude {quoted(f'element.tag=={_LATER}')}"
    yield "        autoLayout tb"
    yield "    }"
    for place, day in enumerate(days, start=1):
        yield f'    deployment system {quoted(day.title)} "deployment-{place}" {{'
        yield "        include *"
        yield "        autoLayout tb"
        yield "    }"
    yield "    styles {"
    for tag, *styles in _STYLES:
        yield f"        element {quoted(tag)} {{"
        yield from (f"            {style}" for style in styles)
        yield "        }"
    yield "    }"
    yield "}"


def _indented(lines: Iterable[str], levels: int = 1) -> list[str]:
    return [f"{'    ' * levels}{line}" for line in lines]
