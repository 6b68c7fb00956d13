"""A decision table that gives a reason for gaps and has none."""

from collections.abc import Iterator

from advisor.authoring.checks.table_logic import covers_everything, tables_in_focus
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="idle-gap",
    level=Level.WARNING,
    title="a decision table gives a reason for gaps and has none",
    matters="A reason for what does not exist misleads the reader, and hides a gap that a later change tears open.",
    mend="Remove `gaps`.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every table with `gaps` of which some row holds whatever the facts are."""
    logic = logic_of(subject.program)
    for table in tables_in_focus(subject):
        if table.table.gaps and covers_everything(table, logic, subject.base.fact_types):
            message = "some row holds whatever the facts are, so there is no gap to give a reason for"
            yield Spotted(("Table", table.id), ("table", "gaps"), message)
