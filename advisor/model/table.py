"""Decision tables: rules over the same few facts, written as the rows of one table."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from advisor.model.base import Item
from advisor.model.condition import ALWAYS, All, Condition, ConditionField, Not
from advisor.model.decision import Words
from advisor.model.exclusion import exclude_each_other
from advisor.model.rule import Cases, Conclusion, Rule
from advisor.model.words import as_tuple

OTHERWISE = "otherwise"
"""What the rule is called that speaks when no row holds."""

TEXTS = ("because", "evidence", "limits")
"""What every row needs, of its own or from the table."""


class Otherwise(Item):
    """What follows when no row holds; a text or source of its own takes the place of the table's."""

    title: str = ""
    then: tuple[Conclusion, ...] = Field(min_length=1)
    because: str = ""
    evidence: Words = ()
    limits: str = ""


def _row_id(name: str) -> str:
    if name == OTHERWISE or not re.fullmatch(r"[A-Za-z0-9_-]+", name):
        raise ValueError(f"takes letters, digits, `_` and `-`, and is not `{OTHERWISE}`")
    return name


class Row(Item):
    """One row: under which values of the columns it holds, and what follows."""

    id: Annotated[str, AfterValidator(_row_id)]
    title: str = ""
    when: ConditionField = ALWAYS
    then: tuple[Conclusion, ...] = Field(min_length=1)
    because: str = ""
    evidence: Words = ()
    limits: str = ""


class Grid(Item):
    """The rows of a table over the columns that it reads.

    `hit` says which rows speak: the first that holds, every one that holds, or the only one that can hold. `gaps` is
    the reason why there may be facts under which no row holds.
    """

    hit: Literal["first", "unique", "collect"]
    reads: Annotated[tuple[str, ...], BeforeValidator(as_tuple)] = Field(min_length=1)
    rows: tuple[Row, ...] = Field(min_length=1)
    otherwise: Otherwise | None = None
    gaps: str = ""


class TableCase(Item):
    """Facts, and exactly the rows that speak under them (`otherwise` among them)."""

    given: dict[str, Any]
    rows: Words


class Table(Item):
    """One piece of knowledge in several rows; `when`, the texts and `ignore` hold for every row."""

    id: str
    order: int = 0
    topic: str = ""
    title: str = Field(min_length=1)
    when: ConditionField = ALWAYS
    table: Grid
    because: str = ""
    evidence: Words = ()
    limits: str = ""
    cases: tuple[TableCase, ...]
    status: Literal["active", "obsolete"] = "active"
    replaced_by: str = ""
    ignore: dict[str, Annotated[str, Field(min_length=1)]] = {}

    def rule_id(self, row: str) -> str:
        """What the rule is called that a row (or `otherwise`) becomes."""
        return f"{self.id}.{row}"

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The ids of all rows, and `otherwise` where something is said for that."""
        return (*(row.id for row in self.table.rows), *([OTHERWISE] if self.table.otherwise else []))

    @property
    def without_row(self) -> tuple[Condition, ...]:
        """The conditions that hold together when the table is asked and none of its rows holds."""
        return (self.when, *(Not(row.when) for row in self.table.rows))


def rules_of(table: Table) -> tuple[Rule, ...]:
    """The rules that say what the table says: one a row, in order, then `otherwise`.

    The condition of a row of a `first` table denies every earlier row, but for those that cannot hold beside it anyway.
    The rules take consecutive orders from the table's own on, and share one argument unless a row names another.
    """
    rules = []
    for place, row in enumerate(table.table.rows):
        before = table.table.rows[:place] if table.table.hit == "first" else ()
        denied = tuple(Not(one.when) for one in before if not exclude_each_other(one.when, row.when))
        rules.append(_rule(table, row.id, row, place, joined(table.when, row.when, *denied)))
    if table.table.otherwise:
        rules.append(_rule(table, OTHERWISE, table.table.otherwise, len(rules), joined(*table.without_row)))
    return tuple(rules)


def as_stated(table: Table, rule: Rule) -> Rule:
    """The rule of a row with the condition that its author wrote, without what the other rows add to it."""
    own = next((row.when for row in table.table.rows if table.rule_id(row.id) == rule.id), ALWAYS)
    return rule.model_copy(update={"when": joined(table.when, own)})


def joined(*conditions: Condition) -> Condition:
    """The condition that holds when all of these do, as a rule that lists their parts would state it."""
    parts = tuple(
        part for condition in conditions for part in (condition.parts if isinstance(condition, All) else (condition,))
    )
    return parts[0] if len(parts) == 1 else All(parts)


def _rule(table: Table, name: str, row: Row | Otherwise, place: int, when: Condition) -> Rule:
    return Rule(
        id=table.rule_id(name),
        order=table.order + place,
        topic=table.topic,
        title=row.title or f"{table.title}: {name.replace('_', ' ').replace('-', ' ')}",
        when=when,
        then=tuple(_argued(conclusion, table.id) for conclusion in row.then),
        because=row.because or table.because,
        evidence=row.evidence or table.evidence,
        limits=row.limits or table.limits,
        cases=Cases(
            fires=tuple(case.given for case in table.cases if name in case.rows),
            silent=tuple(case.given for case in table.cases if name not in case.rows),
        ),
        status=table.status,
        replaced_by=table.replaced_by,
        ignore=table.ignore,
    )


def _argued(conclusion: Conclusion, argument: str) -> Conclusion:
    """The conclusion with the table's argument, where it takes one and names none."""
    if getattr(conclusion, "argument", None) == "":
        return conclusion.model_copy(update={"argument": argument})
    return conclusion
