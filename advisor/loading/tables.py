"""Decision tables out of documents, with every fault at the line where it stands."""

from typing import Any

from advisor.errors import Path, Problem, did_you_mean
from advisor.loading.conditions import ConditionReader, paths_of_tests
from advisor.loading.document import Document
from advisor.loading.validation import shown, validate
from advisor.model.condition import ALWAYS, Condition, tests_of
from advisor.model.fact import FactType
from advisor.model.rule import Rule
from advisor.model.table import OTHERWISE, TEXTS, Row, Table

ANY = "any"
"""What a cell says that takes every value."""

_GRID: Path = ("table",)


def is_table(data: Any) -> bool:
    """Whether a file of knowledge states a decision table rather than one rule."""
    return isinstance(data, dict) and "table" in data


def read_table(
    document: Document, topic: str, fact_types: dict[str, FactType], problems: list[Problem]
) -> Table | None:
    """The decision table of a file, or None after every fault was added to `problems`."""
    reader = _TableReader(document, fact_types, problems)
    before = len(problems)
    table = reader.read(topic)
    return None if len(problems) > before else table


def row_path(table: Table, rule: Rule) -> Path:
    """Where in the table's file the row of a rule stands."""
    name = rule.id.removeprefix(f"{table.id}.")
    ids = table.row_ids
    return (*_GRID, OTHERWISE) if name == OTHERWISE else (*_GRID, "rows", ids.index(name))


def path_within(data: Any, base: Path, path: Path) -> Path:
    """Where in a file the part `path` of an item at `base` stands.

    The parts that a row of a table does not state itself stand at the table's top, its cases among those of the table.
    """
    if base[:1] != _GRID or len(base) < 2 or not path:
        return (*base, *path)
    row = _at(data, base)
    if path[0] == "cases":
        return _case_path(data, row.get("id", OTHERWISE), path)
    if _at(row, path) is None and (_at(data, path) is not None or path[0] not in row):
        return path
    return (*base, *path)


def paths_of_row_tests(document: Document, base: Path, rule: Rule, fact_types: dict[str, FactType]) -> tuple[Path, ...]:
    """For every test of a row's rule, in the order of `tests_of`, its path within the item.

    A test that denies an earlier row stands for no place of its own: its path is that of the row's condition.
    """
    stated = [
        ("when", *path)
        for raw in (document.data.get("when"), _cells(_at(document.data, base).get("when")))
        if raw
        for path in paths_of_tests(raw, fact_types)
    ]
    rest = len(list(tests_of(rule.when))) - len(stated)
    return (*stated, *([("when",)] * rest))


class _TableReader:
    """Reads one document and gathers what is wrong with it."""

    def __init__(self, document: Document, fact_types: dict[str, FactType], problems: list[Problem]) -> None:
        self._document = document
        self._facts = fact_types
        self._problems = problems
        self._conditions = ConditionReader(document, fact_types, problems)

    def read(self, topic: str) -> Table | None:
        data = {**self._document.data, "topic": topic}
        if "then" in data:
            self._fail("the conclusions of a table stand in its rows", "move `then` into the rows", ("then",))
            del data["then"]
        if "when" in data:
            data["when"] = self._condition(data["when"], ("when",))
        grid = data["table"]
        if isinstance(grid, dict) and isinstance(grid.get("rows"), list):
            columns = self._columns(grid)
            data["table"] = {**grid, "rows": [self._row(row, index, columns) for index, row in enumerate(grid["rows"])]}
        table = validate(Table, data, self._document, (), self._problems)
        if table is not None:
            self._check(table)
        return table

    def _columns(self, grid: dict[str, Any]) -> tuple[str, ...]:
        """The facts that the table says it reads; faults where one is not known, or no row reads it."""
        raw = grid.get("reads")
        columns = (raw,) if isinstance(raw, str) else tuple(map(str, raw)) if isinstance(raw, list) else ()
        for index, column in enumerate(columns):
            path: Path = (*_GRID, "reads", index)
            if column not in self._facts:
                hint = did_you_mean(column, self._facts) or "declare it, or check its name"
                self._fail(f"the fact `{column}` is not known", hint, path, "unknown-fact")
            elif columns.index(column) != index:
                self._fail(f"the column `{column}` stands here twice", "keep one of them", path, "duplicate-key")
            elif not any(isinstance(row, dict) and column in _cells(row.get("when")) for row in grid["rows"]):
                self._fail(f"no row asks for `{column}`", "remove the column, or write its cells", path)
        return columns

    def _row(self, row: Any, index: int, columns: tuple[str, ...]) -> Any:
        if not isinstance(row, dict) or "when" not in row:
            return row
        path: Path = (*_GRID, "rows", index, "when")
        cells = row["when"]
        if not isinstance(cells, dict):
            self._fail(f"a row maps columns to cells, not {shown(cells)}", "write `when: {column: value}`", path)
            return {**row, "when": ALWAYS}
        known = {name: cell for name, cell in _cells(cells).items() if name in columns}
        for name in cells.keys() - set(columns):
            hint = did_you_mean(name, columns) or "add it to `reads`, or give the row to a rule of its own"
            self._fail(f"`{name}` is no column of this table", hint, (*path, name), "unresolved-reference")
        return {**row, "when": self._condition(known, path)}

    def _condition(self, raw: Any, path: Path) -> Condition:
        return ALWAYS if raw == {} else self._conditions.read(raw, path)

    def _check(self, table: Table) -> None:
        rows = table.table.rows
        for index, row in enumerate(rows):
            first = next(place for place, other in enumerate(rows) if other.id == row.id)
            if first != index:
                line = self._document.problem("", path=(*_GRID, "rows", first)).line
                message = f"the row `{row.id}` stands here twice (first on line {line})"
                self._fail(message, "rename one of them", (*_GRID, "rows", index, "id"), "duplicate-id")
        if table.table.otherwise and table.table.gaps:
            message = "a table with `otherwise` has no gaps"
            self._fail(message, "keep `otherwise`, or the reason for the gaps", (*_GRID, "gaps"))
        for text in TEXTS:
            self._check_text(table, text)
        self._check_cases(table)

    def _check_text(self, table: Table, text: str) -> None:
        """Every row has the text, of its own or from the table."""
        if getattr(table, text):
            return
        parts: dict[Path, Row] = {(*_GRID, "rows", index): row for index, row in enumerate(table.table.rows)}
        lacking = [path for path, row in parts.items() if not getattr(row, text)]
        if table.table.otherwise and not getattr(table.table.otherwise, text):
            lacking.append((*_GRID, OTHERWISE))
        if len(lacking) == len(table.row_ids):
            self._fail(f"the key `{text}` is missing", "add it", (), "missing-key")
            return
        for path in lacking:
            hint = "add it to the row, or to the table for all its rows"
            self._fail(f"the key `{text}` is missing", hint, path, "missing-key")

    def _check_cases(self, table: Table) -> None:
        for number, case in enumerate(table.cases):
            for name in case.rows:
                if name not in table.row_ids:
                    hint = did_you_mean(name, table.row_ids) or f"use {', '.join(table.row_ids)}"
                    self._fail(
                        f"the row `{name}` is not known", hint, ("cases", number, "rows"), "unresolved-reference"
                    )
            if len(case.rows) > 1 and table.table.hit != "collect":
                message = f"only one row of a `{table.table.hit}` table speaks"
                self._fail(message, "name that row alone", ("cases", number, "rows"))

    def _fail(self, message: str, hint: str, path: Path, kind: str = "wrong-form") -> None:
        self._problems.append(self._document.problem(message, hint, path, kind))


def _cells(raw: Any) -> dict[str, Any]:
    """The cells of a row that ask for something."""
    return {name: cell for name, cell in raw.items() if cell != ANY} if isinstance(raw, dict) else {}


def _case_path(data: Any, row: str, path: Path) -> Path:
    """Where the case stands that a row's rule knows by kind and number."""
    if len(path) < 3:
        return path[:1]
    wanted = path[1] == "fires"
    numbers = [number for number, case in enumerate(data["cases"]) if (row in _words(case["rows"])) is wanted]
    return ("cases", numbers[int(path[2])], "given", *path[3:])


def _words(raw: Any) -> list[Any]:
    return [raw] if isinstance(raw, str) else raw


def _at(data: Any, path: Path) -> Any:
    """The part of plain values at a path, or None."""
    for part in path:
        inside = part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        if not inside:
            return None
        data = data[part]
    return data
