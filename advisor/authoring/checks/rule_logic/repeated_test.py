"""A part of a condition that stands there twice."""

from collections.abc import Iterator

from advisor.authoring.checks.placing import node_path
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic.parts import Node, bare, direct_parts, nodes_of
from advisor.authoring.subject import Subject
from advisor.model.condition import Condition, Not, tests_of

KIND = FindingKind(
    id="repeated-test",
    level=Level.WARNING,
    title="a part of a condition stands twice",
    matters="The second one changes nothing, so one of the two is probably a slip for something else.",
    mend="Remove it, or write what was meant.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every part that a part beside it, or beside one that it stands in, says already."""
    for rule in subject.stated_rules:
        for node in repetitions(rule.when):
            path = node_path(subject.base, rule, node)
            yield Spotted(("Rule", rule.id), path, f"`{node.condition}` stands here a second time")


def repetitions(condition: Condition) -> Iterator[Node]:
    """The parts of a condition that repeat an earlier one."""
    found: set[Node] = set()
    for node in nodes_of(condition):
        if found.isdisjoint(node.above) and any(True for _ in tests_of(node.condition)) and _repeats(node):
            found.add(node)
            yield node


def _repeats(node: Node) -> bool:
    """Whether a part beside it before it, or a part beside one that it stands in, is the same; not across a `not`."""
    said = bare(node.condition)
    inside = node
    for around in reversed(node.above):
        if isinstance(around.condition, Not):
            return False
        for part in _parts(around):
            if part != inside and (part.first < node.first or inside is not node) and bare(part.condition) == said:
                return True
        inside = around
    return False


def _parts(node: Node) -> Iterator[Node]:
    """The direct parts of a part, with their places."""
    first = node.first
    for part in direct_parts(node.condition):
        yield Node(part, first, (*node.above, node))
        first += sum(1 for _ in tests_of(part))
