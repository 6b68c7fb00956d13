"""A rule that no case shows firing."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="no-firing-case",
    level=Level.ERROR,
    title="no case shows the rule firing",
    matters="Nobody has shown that the rule ever speaks, and nothing will tell when it stops doing so.",
    mend="Write below `cases`, `fires`, the answers of a project for which the rule is meant.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every rule, and every row of a decision table, that could fire and has no firing case."""
    logic = logic_of(subject.program)
    for rule in subject.rules:
        if not rule.cases.fires and not logic.impossible(rule.when, within_base=True):
            table = subject.base.table_of(rule.id)
            mend = f"Write a case of the table under which `{rule.id.rpartition('.')[2]}` speaks." if table else ""
            yield Spotted(("Rule", rule.id), () if table else ("cases",), f"no case fires `{rule.id}`", mend)
