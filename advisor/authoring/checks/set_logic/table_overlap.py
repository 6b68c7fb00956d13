"""Two rows of a `unique` decision table that hold under the same facts."""

from collections.abc import Iterator

from advisor.authoring.checks.table_logic import facts_of, in_words, overlaps, tables_in_focus
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="table-overlap",
    level=Level.ERROR,
    title="two rows of a `unique` decision table hold under the same facts",
    matters="The table promises that one row at most decides; under these facts two do, and both conclusions count.",
    mend="Part the rows at a border, or choose `hit: first` (the earlier row decides) or `hit: collect` (both count).",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every two rows of a table that says `unique` and is not."""
    logic = logic_of(subject.program)
    for table in tables_in_focus(subject):
        if table.table.hit != "unique":
            continue
        for first, second, facts in overlaps(table, logic):
            one, other = table.table.rows[first].id, table.table.rows[second].id
            message = f"the rows `{one}` and `{other}` both hold when {in_words(facts, facts_of(table))}"
            related = (("Rule", table.rule_id(one)),)
            yield Spotted(("Table", table.id), ("table", "rows", second, "when"), message, related=related)
