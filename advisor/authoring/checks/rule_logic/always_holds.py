"""A condition that every project satisfies."""

from collections.abc import Iterator

from advisor.authoring.checks.placing import WHEN
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject
from advisor.model.condition import Not

KIND = FindingKind(
    id="always-holds",
    level=Level.WARNING,
    title="a condition always holds",
    matters="It reads as if it chose between projects, and yet the rule fires for every one that is fully known.",
    mend="Write `when: {}` if that is meant; otherwise look at which parts together leave nothing out.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every condition but `when: {}` that no complete profile fails."""
    logic = logic_of(subject.program)
    for rule in subject.stated_rules:
        if not rule.unconditional and logic.impossible(Not(rule.when)):
            yield Spotted(("Rule", rule.id), WHEN, f"`{rule.when}` holds for every complete profile")
