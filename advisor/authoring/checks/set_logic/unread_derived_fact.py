"""A derived fact that nothing reads."""

from collections.abc import Iterator

from advisor.authoring.checks.set_logic.reading import facts_in_use
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="unread-derived-fact",
    level=Level.WARNING,
    title="a derived fact is read by nothing",
    matters="Rules are written and tested for a fact that leads to no advice.",
    mend="Read it where it matters, or remove it and the rules that derive it.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every derived fact that no condition, selector, decision, limit of scope or choice reads."""
    if not subject.whole:
        return
    used = facts_in_use(subject)
    for name in subject.base.derived:
        if name not in used:
            yield Spotted(("DerivedFact", name), ("id",), f"nothing reads the derived fact `{name}`")
