"""An obsolete rule that does not say what took its place."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="obsolete-without-successor",
    level=Level.WARNING,
    title="an obsolete rule names no rule that took its place",
    matters="Whoever meets its id in an old report must be able to find what holds today.",
    mend="Name the successor in `replaced_by`; where there is none, remove the rule.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every obsolete rule without a successor that is active."""
    rules = subject.base.rules
    for rule in rules.values():
        if rule.status != "obsolete" or (subject.focus is not None and rule.id not in subject.focus):
            continue
        successor = rules.get(rule.replaced_by)
        if successor is None:
            yield Spotted(("Rule", rule.id), ("status",), "the rule is obsolete, and no rule replaces it")
        elif successor.status == "obsolete":
            message = f"the rule is replaced by `{successor.id}`, which is obsolete too"
            yield Spotted(("Rule", rule.id), ("replaced_by",), message, related=(("Rule", successor.id),))
