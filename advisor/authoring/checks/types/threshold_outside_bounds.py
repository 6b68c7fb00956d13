"""A threshold that no value of its fact can pass, or that every value passes."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.condition import Comparison, Condition, Test, tests_of
from advisor.model.fact import FactType
from advisor.model.rule import Rule

KIND = FindingKind(
    id="threshold-outside-bounds",
    level=Level.ERROR,
    title="a threshold lies outside the bounds of its fact",
    matters="The comparison comes out the same for every project, so the rule fires always or never.",
    mend="Choose a threshold that some values reach and others do not, or correct the bounds of the question.",
    explains=("never-holds", "always-holds", "redundant-test"),
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every comparison of a number whose outcome the bounds of its fact decide, in rules, questions and decisions."""
    base = subject.base
    for rule in subject.stated_rules:
        for index, message in _messages(rule.when, base.fact_types):
            yield Spotted(("Rule", rule.id), _place(subject, rule, index), message)
    if subject.whole:
        for question in base.questions.values():
            for _, message in _messages(question.ask_when, base.fact_types):
                yield Spotted(("Question", question.id), ("ask_when",), message)
        for decision in base.decisions.values():
            for _, message in _messages(decision.when, base.fact_types):
                yield Spotted(("Decision", decision.id), ("when",), message)


def _messages(condition: Condition, types: dict[str, FactType]) -> Iterator[tuple[int, str]]:
    """The number of each such comparison in a condition, and what is wrong with it."""
    for index, test in enumerate(tests_of(condition)):
        declared = types[test.fact]
        outcome = _decided(test, declared)
        if outcome is not None:
            yield index, f"`{test}` {'always' if outcome else 'never'} holds: {_bounds(test.fact, declared)}"


def _decided(test: Test, declared: FactType) -> bool | None:
    """The outcome for every value within the bounds; None where it depends on the value."""
    threshold = test.operand
    if not declared.kind.numeric or isinstance(threshold, bool) or not isinstance(threshold, int | float):
        return None
    low, high = declared.minimum, declared.maximum
    match test.comparison:
        case Comparison.AT_LEAST:
            always, never = threshold <= low, threshold > high
        case Comparison.MORE_THAN:
            always, never = threshold < low, threshold >= high
        case Comparison.AT_MOST:
            always, never = threshold >= high, threshold < low
        case Comparison.LESS_THAN:
            always, never = threshold > high, threshold <= low
        case Comparison.IS:
            always, never = low == high == threshold, not low <= threshold <= high
        case _:
            return None
    return always if always or never else None


def _bounds(fact: str, declared: FactType) -> str:
    unit = f" {declared.unit}" if declared.unit else ""
    if declared.maximum == float("inf"):
        return f"`{fact}` is {declared.minimum:,.6g}{unit} or more"
    return f"`{fact}` lies between {declared.minimum:,.6g} and {declared.maximum:,.6g}{unit}"


def _place(subject: Subject, rule: Rule, index: int) -> tuple[str | int, ...]:
    places = subject.base.test_paths.get(rule.id, ())
    return places[index] if index < len(places) else ("when",)
