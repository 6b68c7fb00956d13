"""A row of a decision table that never speaks since other rows leave nothing to it."""

from collections.abc import Iterator

from advisor.authoring.checks.table_logic import dead_rows, tables_in_focus
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject
from advisor.model.table import OTHERWISE

KIND = FindingKind(
    id="dead-row",
    level=Level.WARNING,
    title="a row of a decision table can never speak",
    matters="Its author believes that it decides something; the rows before it decide all of that.",
    mend="Move the row before the wider one, narrow the wider one, or remove the row.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every row whose facts earlier rows take whole, and every `otherwise` that no facts reach."""
    logic = logic_of(subject.program)
    for table in tables_in_focus(subject):
        for name, takers in dead_rows(table, logic):
            others = ", ".join(f"`{taker}`" for taker in takers)
            if name == OTHERWISE:
                message = f"`{OTHERWISE}` is never reached: some row holds whatever the facts are"
                yield Spotted(("Table", table.id), ("table", OTHERWISE), message, "Remove it.")
                continue
            place = next(index for index, row in enumerate(table.table.rows) if row.id == name)
            message = f"the row `{name}` is never reached: wherever it holds, an earlier row does ({others})"
            yield Spotted(("Table", table.id), ("table", "rows", place), message)
