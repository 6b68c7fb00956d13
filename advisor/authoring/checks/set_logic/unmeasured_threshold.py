"""A threshold that is somebody's guess, without saying how far it may be off."""

from collections.abc import Iterator

from advisor.authoring.checks.placing import test_path
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.condition import Comparison, Test, tests_of
from advisor.model.evidence import Grade
from advisor.model.fact import FactType, Kind

KIND = FindingKind(
    id="unmeasured-threshold",
    level=Level.WARNING,
    title="a guessed threshold stands without its range",
    matters="Nothing better than an opinion or a story stands behind the number, yet it reads as if it were known. How "
    "robust the advice is cannot be told well without the range in which the number might as well stand.",
    mend="Write `uncertain: [low, high]` beside the threshold, or cite a source that measured or documents it.",
)

_GUESSES: tuple[Grade, ...] = ("expert", "anecdote")
_ORDERS = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN)
_COUNTED = 2
"""Up to here a whole number tells none, one and several apart, and estimates nothing."""


def find(subject: Subject) -> Iterator[Spotted]:
    """Every threshold without `uncertain` in a rule that cites opinions and anecdotes alone."""
    evidence = subject.base.evidence
    for rule in subject.stated_rules:
        grades = [evidence[source].grade for source in rule.evidence if source in evidence]
        if any(grade not in _GUESSES for grade in grades) or not grades:
            continue
        for number, test in enumerate(tests_of(rule.when)):
            if _guessed(test, subject.base.fact_types[test.fact]):
                message = f"`{test}` rests on {' and '.join(sorted(set(grades)))} evidence alone and has no range"
                yield Spotted(("Rule", rule.id), test_path(subject.base, rule, number), message)


def _guessed(test: Test, declared: FactType) -> bool:
    """Whether a test has a threshold that must be somebody's estimate."""
    if test.comparison not in _ORDERS or test.uncertain is not None or not isinstance(test.operand, int | float):
        return False
    return test.operand > (_COUNTED if declared.kind is Kind.COUNT else 0)
