"""A rule that no case shows silent."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject
from advisor.model.condition import Not

KIND = FindingKind(
    id="no-silent-case",
    level=Level.WARNING,
    title="no case shows the rule staying silent",
    matters="A rule that speaks to everybody would pass its cases too, so they do not show what it depends on.",
    mend="Write below `cases`, `silent`, the answers of a project that is near to the rule's subject, but not within.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every rule, and every row of a decision table, that could stay silent and has no silent case."""
    logic = logic_of(subject.program)
    for rule in subject.rules:
        if not rule.cases.silent and not rule.unconditional and not logic.impossible(Not(rule.when), within_base=True):
            table = subject.base.table_of(rule.id)
            mend = f"Write a case of the table under which another row speaks, and not `{rule.id.rpartition('.')[2]}`."
            path = () if table else ("cases",)
            yield Spotted(("Rule", rule.id), path, f"no case keeps `{rule.id}` silent", mend if table else "")
