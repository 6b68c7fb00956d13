"""A risk of which no rule warns."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.rule import Warn

KIND = FindingKind(
    id="unraised-risk",
    level=Level.WARNING,
    title="no rule warns of a risk",
    matters="A risk that no rule raises is never shown, whoever runs it.",
    mend="Write the rule that says when it threatens, or remove the risk.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every risk of which no active rule warns."""
    if not subject.whole:
        return
    raised = {then.warn for rule in subject.rules for then in rule.then if isinstance(then, Warn)}
    for risk in subject.base.risks.values():
        if risk.id not in raised and risk.status == "full":
            yield Spotted(("Risk", risk.id), ("id",), f"no rule warns of the risk `{risk.id}`")
