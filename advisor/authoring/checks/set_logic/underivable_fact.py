"""A derived fact, or a value of one, that is read but that no rule derives."""

from collections.abc import Iterator

from advisor.authoring.checks.placing import test_path
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.condition import Comparison, Test, tests_of
from advisor.model.fact import DerivedFact
from advisor.model.rule import Rule
from advisor.model.strata import rising_values

KIND = FindingKind(
    id="underivable-fact",
    level=Level.WARNING,
    title="a condition waits for what no rule derives",
    matters="The test comes out the same for every project, so the rule fires never, or more often than it says.",
    mend="Write the rule that derives it, or test another value.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every test of a derived fact that its derivable values all pass, or all fail."""
    for rule in subject.stated_rules:
        for number, test in enumerate(tests_of(rule.when)):
            fact = subject.base.derived.get(test.fact)
            if fact is not None and test.comparison in (Comparison.IS, Comparison.IN):
                yield from _idle(subject, rule, number, test, fact)


def _idle(subject: Subject, rule: Rule, number: int, test: Test, fact: DerivedFact) -> Iterator[Spotted]:
    path = test_path(subject.base, rule, number)
    derived = {value for _, value in subject.program.derivations[fact.id]}
    if not derived:
        message = f"no rule derives `{fact.id}`, so it is always {_shown(fact.floor)}"
        yield Spotted(("Rule", rule.id), path, message, related=(("DerivedFact", fact.id),))
        return
    floor = fact.scale.index(fact.floor)
    possible = [
        value for value in fact.scale if value == fact.floor or (value in derived and fact.scale.index(value) > floor)
    ]
    accepted = [value for value in possible if value in rising_values(test, fact)]
    if accepted and len(accepted) < len(possible):
        return
    values = " or ".join(_shown(value) for value in possible)
    outcome = "passes always" if accepted else "never passes"
    message = f"`{test}` {outcome}: rules make `{fact.id}` only {values}"
    yield Spotted(("Rule", rule.id), path, message, related=(("DerivedFact", fact.id),))


def _shown(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"`{value}`"
