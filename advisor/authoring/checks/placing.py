"""Where in its file a part of a rule's condition stands."""

from advisor.authoring.logic.parts import Node
from advisor.errors import Path
from advisor.model.condition import tests_of
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase

WHEN: Path = ("when",)


def test_path(base: RuleBase, rule: Rule, number: int) -> Path:
    """The path of a test, counted as `tests_of` does; that of the whole condition where nobody knows."""
    paths = base.test_paths.get(rule.id, ())
    return paths[number] if number < len(paths) else WHEN


def node_path(base: RuleBase, rule: Rule, node: Node) -> Path:
    """The path of a part: as far as the paths of all its tests agree; for a part without tests, of what is around."""
    count = sum(1 for _ in tests_of(node.condition))
    if count == 0:
        return node_path(base, rule, node.parent) if node.parent else WHEN
    paths = [test_path(base, rule, number) for number in range(node.first, node.first + count)]
    shared = paths[0]
    for path in paths[1:]:
        length = next((i for i, (one, other) in enumerate(zip(shared, path, strict=False)) if one != other), None)
        shared = shared[:length] if length is not None else min(shared, path, key=len)
    return shared or WHEN
