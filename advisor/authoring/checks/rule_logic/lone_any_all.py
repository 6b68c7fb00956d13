"""An `any` or `all` of one part, or of none."""

from collections.abc import Iterator

from advisor.authoring.checks.placing import WHEN, node_path
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic.parts import Node, direct_parts, nodes_of
from advisor.authoring.subject import Subject
from advisor.errors import Path
from advisor.model.condition import All, Any, Condition, Not, Test, facts_read
from advisor.model.rule import Rule

KIND = FindingKind(
    id="lone-any-all",
    level=Level.WARNING,
    title="an `any` or `all` has one part or none",
    matters="Of one part it says nothing; of none, `any` never holds and `all` always does: a part was forgotten, "
    "or the word is left over.",
    mend="Add the part that is missing, or write the one part without the word around it.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every `any` and `all` that joins nothing, unless it stands there to hold a second key of the same name."""
    for rule in subject.stated_rules:
        for node in nodes_of(rule.when):
            parts = direct_parts(node.condition)
            if not isinstance(node.condition, All | Any) or len(parts) > 1 or (rule.unconditional and not node.above):
                continue
            word = "any" if isinstance(node.condition, Any) else "all"
            if parts and word == "all" and _keeps_keys_apart(node):
                continue
            count = "one part" if parts else "no part"
            yield Spotted(("Rule", rule.id), _path(subject, rule, node, word), f"this `{word}` has {count}")


def _path(subject: Subject, rule: Rule, node: Node, word: str) -> Path:
    """Where the word itself stands, as far as the places of tests tell."""
    around = node_path(subject.base, rule, node.parent) if node.parent else WHEN
    path = node_path(subject.base, rule, node)
    if not direct_parts(node.condition):
        return (*(WHEN if len(node.above) < 2 else around), word)
    place = next((place for place in range(len(path)) if path[place] == word and place >= len(around)), None)
    return path if place is None else path[: place + 1]


def _keeps_keys_apart(node: Node) -> bool:
    """Whether the part could not stand beside its neighbours, since a mapping holds each key once."""
    parent = node.parent
    if parent is None or not isinstance(parent.condition, All):
        return False
    neighbours = [part for part in parent.condition.parts if part is not node.condition]
    taken = set[str]().union(*(_keys(part) for part in neighbours))
    (inner,) = direct_parts(node.condition)
    entries = inner.parts if isinstance(inner, All) else (inner,)
    return any(_keys(entry) & taken for entry in entries)


def _keys(condition: Condition) -> set[str]:
    """The keys under which a part may be written in a mapping."""
    match condition:
        case Test(fact):
            return {fact}
        case Not(part):
            return {"not"} | (_keys(part) if len(facts_read(part)) == 1 else set())
        case Any():
            return {"any"}
        case All(parts):
            same = set.intersection(*map(_keys, parts)) if parts else set()
            return {"all"} | (same - {"not", "any"})
