"""A condition that no project can satisfy."""

from collections.abc import Iterator

from advisor.authoring.checks.placing import WHEN, node_path
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import Logic, logic_of
from advisor.authoring.logic.parts import Node, direct_parts, nodes_of
from advisor.authoring.subject import Subject
from advisor.model.condition import All, Any, Condition
from advisor.model.minimal import minimal
from advisor.model.rule import Rule

KIND = FindingKind(
    id="never-holds",
    level=Level.ERROR,
    title="a condition can never hold",
    matters="The rule, or this alternative of it, never fires: whoever relies on it is not served, and nobody notices.",
    mend="Look at the parts that exclude each other: drop one, move a threshold, or join them by `any`.",
    explains=("boundary-not-reached", "no-firing-case", "failing-case"),
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every condition, and every alternative of an `any`, that contradicts itself or what holds of every profile."""
    logic = logic_of(subject.program)
    for rule in subject.stated_rules:
        if logic.impossible(rule.when, within_base=True):
            yield _whole(subject, rule, logic)
        else:
            yield from _alternatives(subject, rule, logic)


def _whole(subject: Subject, rule: Rule, logic: Logic) -> Spotted:
    within_base = not logic.impossible(rule.when)
    parts = direct_parts(rule.when) if isinstance(rule.when, All) else (rule.when,)
    guilty = minimal(
        range(len(parts)), lambda left: logic.impossible(All(tuple(parts[i] for i in left)), within_base=within_base)
    )
    nodes = (
        [node for node in nodes_of(rule.when) if node.parent and node.parent.parent is None] if len(parts) > 1 else []
    )
    path = node_path(subject.base, rule, nodes[guilty[-1]]) if nodes and guilty else WHEN
    return Spotted(("Rule", rule.id), path, _message([parts[i] for i in guilty], within_base))


def _message(parts: list[Condition], within_base: bool) -> str:
    named = " and ".join(f"`{part}`" for part in parts)
    fault = "exclude each other" if len(parts) > 1 else "can never hold"
    known = ", given the constraints on all profiles and when questions are asked" if within_base else ""
    return f"{named} {fault}{known}, so the rule never fires"


def _alternatives(subject: Subject, rule: Rule, logic: Logic) -> Iterator[Spotted]:
    found: list[Node] = []
    for node in nodes_of(rule.when):
        alternative = node.parent is not None and isinstance(node.parent.condition, Any) and node.positive
        if alternative and not set(found) & set(node.above) and logic.impossible(node.condition, within_base=True):
            found.append(node)
            yield Spotted(
                ("Rule", rule.id),
                node_path(subject.base, rule, node),
                f"the alternative `{node.condition}` can never hold",
            )
