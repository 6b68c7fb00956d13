"""A numeric threshold at which no case of its rule stands."""

from collections.abc import Iterator
from typing import Any

from advisor.authoring.case_facts import CaseReader, OpenChoiceError
from advisor.authoring.checks.placing import test_path
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.errors import InputError
from advisor.model.condition import Comparison, Test, tests_of
from advisor.model.knowledge import Interval
from advisor.model.quantity import QuantityError

KIND = FindingKind(
    id="boundary-not-reached",
    level=Level.WARNING,
    title="no case stands at the boundary of a numeric condition",
    matters="Whether the threshold itself still counts is anybody's guess, and nothing tells when it is moved.",
    mend="Add a case in which the fact has just this value: a firing one where it still counts, else a silent one.",
)

_ORDER = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every threshold that is not the exact value of its fact in any case of its rule."""
    reader = CaseReader(subject.program)
    for rule in subject.stated_rules:
        cases = (*rule.cases.fires, *rule.cases.silent)
        for number, test in enumerate(tests_of(rule.when)):
            threshold = threshold_of(test)
            if threshold is not None and cases and not any(_stands_at(reader, case, test, threshold) for case in cases):
                message = f"no case stands at the boundary of `{test}`"
                yield Spotted(("Rule", rule.id), test_path(subject.base, rule, number), message)


def threshold_of(test: Test) -> float | None:
    """The number with which a test compares by size, if it does."""
    operand = test.operand
    if test.comparison not in _ORDER or isinstance(operand, bool) or not isinstance(operand, int | float):
        return None
    return operand


def _stands_at(reader: CaseReader, case: dict[str, Any], test: Test, threshold: float) -> bool:
    try:
        known = reader.view_without_run(case, test).knowledge.get(test.fact)
    except (InputError, QuantityError, OpenChoiceError):
        return False
    return known is not None and known.values == Interval(threshold, threshold)
