"""Facts under which a decision table says nothing, without saying that it means to."""

from collections.abc import Iterator

from advisor.authoring.checks.table_logic import facts_of, gap, in_words, tables_in_focus
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="table-gap",
    level=Level.WARNING,
    title="no row of a decision table holds under some facts",
    matters="A reader takes a table for complete; here it keeps silent, and nobody knows whether it should.",
    mend="Add a row or `otherwise`, or say by `gaps: <reason>` that silence is meant.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every table with neither `otherwise` nor `gaps` that some facts fall through."""
    logic = logic_of(subject.program)
    for table in tables_in_focus(subject):
        if table.table.otherwise or table.table.gaps:
            continue
        found = gap(table, logic, subject.base.fact_types)
        if found is not None:
            message = f"no row holds when {in_words(found, facts_of(table))}"
            yield Spotted(("Table", table.id), ("table", "rows"), message)
