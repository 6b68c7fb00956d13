"""A numeric threshold at which no case of its rule stands."""

from collections.abc import Iterator
from typing import Any

from advisor.authoring.cases.facts import CaseReader, OpenChoiceError
from advisor.authoring.checks.placing import test_path
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.mutation.conditions import NEIGHBOURS, test_steps
from advisor.authoring.mutation.mutants import part_at, replaced
from advisor.authoring.subject import Subject
from advisor.errors import InputError
from advisor.model.condition import Not, Test, tests_of
from advisor.model.knowledge import Interval
from advisor.model.quantity import QuantityError
from advisor.model.rule import Rule

KIND = FindingKind(
    id="boundary-not-reached",
    level=Level.WARNING,
    title="no case stands at the boundary of a numeric condition",
    matters="Whether the threshold itself still counts is anybody's guess, and nothing tells when it is moved.",
    mend="Add a case in which the fact has just this value: a firing one where it still counts, else a silent one.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every threshold that is not the exact value of its fact in any case of its rule, where that value matters."""
    reader = CaseReader(subject.program)
    for rule in subject.stated_rules:
        cases = (*rule.cases.fires, *rule.cases.silent)
        for number, test in enumerate(tests_of(rule.when)):
            threshold = threshold_of(test)
            if threshold is None or not cases or any(_stands_at(reader, case, test, threshold) for case in cases):
                continue
            if _matters(subject, rule, number):
                message = f"no case stands at the boundary of `{test}`"
                yield Spotted(("Rule", rule.id), test_path(subject.base, rule, number), message)


def _matters(subject: Subject, rule: Rule, number: int) -> bool:
    """Whether some profile would fare otherwise if the threshold itself were on the other side."""
    steps = test_steps(rule.when)[number]
    test = part_at(rule.when, steps)
    assert isinstance(test, Test)
    moved = replaced(rule.when, steps, Test(test.fact, NEIGHBOURS[test.comparison], test.operand))
    logic = logic_of(subject.program)
    differences = ((rule.when, Not(moved)), (moved, Not(rule.when)))
    return not all(logic.impossible(*difference, within_base=True) for difference in differences)


def threshold_of(test: Test) -> float | None:
    """The number with which a test compares by size, if it does."""
    operand = test.operand
    if test.comparison not in NEIGHBOURS or isinstance(operand, bool) or not isinstance(operand, int | float):
        return None
    return operand


def _stands_at(reader: CaseReader, case: dict[str, Any], test: Test, threshold: float) -> bool:
    try:
        known = reader.view_without_run(case, test).knowledge.get(test.fact)
    except (InputError, QuantityError, OpenChoiceError):
        return False
    return known is not None and known.values == Interval(threshold, threshold)
