"""A test that its neighbours make superfluous."""

from collections.abc import Iterator

from advisor.authoring.checks.placing import test_path
from advisor.authoring.checks.rule_logic.repeated_test import repetitions
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import Logic, logic_of
from advisor.authoring.logic.parts import Node, direct_parts, nodes_of, without_test
from advisor.authoring.subject import Subject
from advisor.model.condition import All, Condition, Not, Test, facts_read, tests_of
from advisor.model.rule import Rule

KIND = FindingKind(
    id="redundant-test",
    level=Level.WARNING,
    title="a test changes nothing",
    matters="The rule fires for the same projects without it, so readers look for a meaning that is not there.",
    mend="Remove the test, or correct the one that makes it superfluous.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every test without which the condition holds in the same states; those that repeat another are left out."""
    logic = logic_of(subject.program)
    for rule in subject.stated_rules:
        if _may_have(rule) and not logic.impossible(rule.when) and not logic.impossible(Not(rule.when)):
            yield from _redundant(subject, rule, logic)


def _may_have(rule: Rule) -> bool:
    """Whether some fact is read twice: tests of different facts say nothing of each other."""
    return sum(1 for _ in tests_of(rule.when)) > len(facts_read(rule.when))


def _redundant(subject: Subject, rule: Rule, logic: Logic) -> Iterator[Spotted]:
    repeated = {
        number
        for node in repetitions(rule.when)
        for number in range(node.first, node.first + sum(1 for _ in tests_of(node.condition)))
    }
    left = rule.when
    for number in reversed(range(sum(1 for _ in tests_of(rule.when)))):
        shorter = without_test(left, number)
        if shorter is None:
            continue
        node = next(node for node in nodes_of(left) if node.first == number and isinstance(node.condition, Test))
        if not _same(shorter, rule.when, node, logic):
            continue
        left = shorter
        if number not in repeated:
            path = test_path(subject.base, rule, number)
            literal = _literal(node.condition, node.positive)
            message = f"`{literal}` changes nothing{_reason(rule, number, logic)}"
            yield Spotted(("Rule", rule.id), path, message)


def _same(shorter: Condition, whole: Condition, node: Node, logic: Logic) -> bool:
    """Whether the condition without a test holds in the same states: one of the two directions goes without saying."""
    around = next(above for above in reversed(node.above) if len(direct_parts(above.condition)) > 1)
    weaker = isinstance(around.condition, All) is around.positive
    return logic.proves(shorter, whole) if weaker else logic.proves(whole, shorter)


def _reason(rule: Rule, number: int, logic: Logic) -> str:
    """Which other test makes it superfluous, when one alone does."""
    signed = {
        node.first: _literal(node.condition, node.positive)
        for node in nodes_of(rule.when)
        if isinstance(node.condition, Test)
    }
    this = signed.pop(number)
    for other in signed.values():
        if logic.proves(other, this):
            return f", since `{other}` says more"
    for other in signed.values():
        if logic.proves(this, other):
            return f", since `{other}` covers it"
    return " beside the other parts"


def _literal(condition: Condition, positive: bool) -> Condition:
    return condition if positive else Not(condition)
