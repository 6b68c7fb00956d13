"""Whether the rows of a decision table cover everything, exclude each other and can speak: each with a witness."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from advisor.authoring.logic import Assignment, Logic, Undecided
from advisor.authoring.subject import Subject
from advisor.model.condition import Any, Comparison, Condition, Test, facts_read
from advisor.model.fact import FactType, Kind
from advisor.model.table import Row, Table, rules_of


def tables_in_focus(subject: Subject) -> Iterator[Table]:
    """The active tables of the rule base, or those of them that have a row in focus."""
    focus = subject.focus
    for table in subject.base.tables.values():
        names = (table.id, *(table.rule_id(row) for row in table.row_ids))
        if table.status == "active" and (focus is None or any(name in focus for name in names)):
            yield table


def gap(table: Table, logic: Logic, facts: dict[str, FactType]) -> Assignment | None:
    """Facts under which the table is asked and no row holds; None when there are none, or none was found.

    Every column has a value there: where a question does not apply, no row is expected to hold.
    """
    found = _witness(logic, *_silence(table, facts))
    applicable = found is not None and all(found.values.get(column) is not None for column in table.table.reads)
    return found if applicable else None


def covers_everything(table: Table, logic: Logic, facts: dict[str, FactType]) -> bool:
    """Whether it is proved that some row holds whenever the table is asked and its columns have values."""
    return logic.impossible(*_silence(table, facts), within_base=True)


def _silence(table: Table, facts: dict[str, FactType]) -> tuple[Condition, ...]:
    """What holds where the table is asked, its columns have values, and no row holds."""
    applicable = (_applies(column, facts[column]) for column in table.table.reads)
    return (*table.without_row, *(condition for condition in applicable if condition))


def overlaps(table: Table, logic: Logic) -> Iterator[tuple[int, int, Assignment]]:
    """Every two rows that hold together under some facts: their numbers from 0, the earlier first, and such facts."""
    for (first, one), (second, other) in combinations(enumerate(table.table.rows), 2):
        found = _witness(logic, table.when, one.when, other.when)
        if found is not None:
            yield first, second, found


def dead_rows(table: Table, logic: Logic) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every row (or `otherwise`) that never speaks since earlier rows take all its facts, and those rows."""
    for place, (name, rule) in enumerate(zip(table.row_ids, rules_of(table), strict=True)):
        rows = table.table.rows
        own = rows[place].when if place < len(rows) else table.when
        if logic.impossible(rule.when, within_base=True) and not logic.impossible(table.when, own, within_base=True):
            yield name, tuple(row.id for row in _taking(rows[:place], own, table, logic))


def in_words(assignment: Assignment, facts: Iterable[str]) -> str:
    """The values of these facts as a sentence says them."""
    return " and ".join(_said(fact, assignment) for fact in dict.fromkeys(facts) if fact in assignment.values)


def facts_of(table: Table) -> tuple[str, ...]:
    """The facts that decide which row speaks: those of the table's own condition, then its columns."""
    return tuple(dict.fromkeys((*facts_read(table.when), *table.table.reads)))


def _taking(rows: tuple[Row, ...], own: Condition, table: Table, logic: Logic) -> Iterator[Row]:
    """The earlier rows that take something from a row."""
    return (row for row in rows if not logic.impossible(table.when, row.when, own, within_base=True))


def _witness(logic: Logic, *conditions: Condition) -> Assignment | None:
    try:
        return logic.satisfying(*conditions, within_base=True)
    except Undecided:
        return None


def _applies(fact: str, declared: FactType) -> Condition | None:
    """A condition that holds whenever the fact has a value; None where none can be written."""
    match declared.kind:
        case Kind.BOOL:
            return Any((Test(fact, Comparison.IS, True), Test(fact, Comparison.IS, False)))
        case kind if kind.numeric:
            return Test(fact, Comparison.AT_LEAST, declared.minimum)
        case Kind.ONE if declared.choices and not declared.open:
            return Test(fact, Comparison.IN, frozenset(declared.choices))
        case Kind.MANY if declared.choices and not declared.open:
            some = Test(fact, Comparison.INCLUDES_ANY, frozenset(declared.choices))
            return Any((some, Test(fact, Comparison.IS, frozenset())))
        case _:
            return None


def _said(fact: str, assignment: Assignment) -> str:
    value = assignment.values[fact]
    if fact in assignment.untold:
        return f"{fact} is not known"
    return f"{fact} is not applicable" if value is None else str(Test(fact, Comparison.IS, value))
