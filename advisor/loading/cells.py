"""The cells of a CSV file → answers in the forms that a profile file has.

An empty cell is unknown, `a; b` a list, `[]` an empty list, `2k..20k` a range, `key: value; key: value` a mapping; else
the cell holds the value. Which of these a cell may hold follows from the type of its column's question.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.errors import InputError, Problem, did_you_mean
from advisor.loading.document import CONTROL, MAXIMUM_BYTES, Document, plain_value
from advisor.model.fact import Kind
from advisor.model.question import Question

NAME = "profile"
"""The column that holds the profile's name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two commas, and where it starts."""

    text: str
    line: int
    column: int


def read_cells(content: bytes, file: str, line: int) -> list[Cell]:
    """The cells of one row that starts on this line.

    Raises:
        InputError: when the row is too long, no UTF-8, no CSV, or holds control characters.
    """
    text = row_text(content, file, line)
    try:
        cells = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error as error:
        hint = 'check the quotes: a text with commas or quotes stands in quotes, its own quotes doubled ("")'
        raise InputError([Problem(f"this is not CSV: {error}", hint, file, line)]) from None
    found = [Cell(cell.strip(), *place) for cell, place in zip(cells, _places(text, line), strict=False)]
    problems = [
        Problem("a control character stands here", "remove it", file, cell.line, cell.column)
        for cell in found
        if CONTROL.search(cell.text)
    ]
    if problems:
        raise InputError(problems)
    return found


def row_text(content: bytes, file: str, line: int) -> str:
    """The text of one row.

    Raises:
        InputError: when the row is too long, or no UTF-8.
    """
    if len(content) > MAXIMUM_BYTES:
        hint = "check that it ends, and that its quotes are closed"
        raise InputError([Problem("the row is larger than the 1 MB allowed", hint, file, line)])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line += before.count(b"\n")
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        raise InputError([Problem("the text is not UTF-8", "save the file as UTF-8", file, line, column)]) from None


def check_header(cells: Sequence[Cell], questions: Mapping[str, Question], file: str) -> None:
    """Make sure that every column is known.

    Raises:
        InputError: with every fault of the header.
    """
    problems = []
    known = (NAME, *questions)
    seen: dict[str, int] = {}
    for number, cell in enumerate(cells, 1):
        if cell.text not in known:
            named = f"there is no question `{cell.text}`" if cell.text else "the column has no name"
            hint = did_you_mean(cell.text, known) or "a column is called `profile`, or as the question that it answers"
            problems.append(Problem(named, hint, file, cell.line, cell.column))
        elif cell.text in seen:
            message = f"the column `{cell.text}` stands here twice (first as column {seen[cell.text]})"
            problems.append(Problem(message, "keep one of them", file, cell.line, cell.column))
        seen.setdefault(cell.text, number)
    if NAME not in seen:
        hint = "the first line holds the names of the columns, with commas between them"
        problems.insert(0, Problem(f"there is no column `{NAME}`", hint, file))
    if problems:
        raise InputError(problems)


def document_of_cells(
    cells: Sequence[Cell], columns: Sequence[str], questions: Mapping[str, Question], file: str, line: int
) -> Document:
    """The profile document that a row states.

    Raises:
        InputError: when the row has more or fewer cells than the header has columns, or a mapping cannot be read.
    """
    if len(cells) != len(columns):
        message = f"the row has {len(cells)} cells, but the header has {len(columns)} columns"
        hint = "a text with commas stands in quotes; an unknown answer is an empty cell"
        raise InputError([Problem(message, hint, file, line)])
    problems: list[Problem] = []
    answers: dict[str, Any] = {}
    data: dict[str, Any] = {NAME: None, "answers": answers}
    positions: dict[tuple[str | int, ...], tuple[int, int]] = {(): (line, 1)}
    for column, cell in zip(columns, cells, strict=True):
        path = (NAME,) if column == NAME else ("answers", column)
        positions[path] = cell.line, cell.column
        if column == NAME:
            data[NAME] = cell.text
        elif cell.text:
            answers[column] = _answer(questions[column], cell, file, problems)
    if problems:
        raise InputError(problems)
    return Document(file, data, positions)


def _answer(question: Question, cell: Cell, file: str, problems: list[Problem]) -> Any:
    """The answer that a cell states, in the form that a profile file has."""
    text = cell.text
    match question.type:
        case _ if text == "unknown":
            return text
        case Kind.MANY | Kind.ORDER:
            return [] if text == "[]" else list(_parts(text))
        case Kind.MAP:
            return {} if text == "[]" else _mapping(cell, file, problems)
        case kind if kind.numeric and ".." in text:
            low, _, high = text.partition("..")
            return [plain_value(low.strip()), plain_value(high.strip())]
        case kind if kind.numeric or kind is Kind.BOOL:
            return plain_value(text)
        case _:
            return text


def _mapping(cell: Cell, file: str, problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _parts(cell.text):
        key, colon, value = (piece.strip() for piece in part.partition(":"))
        fault = f"`{part}` is no pair" if not colon else f"the key `{key}` stands here twice" if key in found else ""
        if fault:
            problems.append(Problem(fault, "write `key: value; key: value`", file, cell.line, cell.column))
        found[key] = value
    return found


def _parts(text: str) -> Iterator[str]:
    """What stands between semicolons; one at the end separates nothing."""
    return (part.strip() for part in text.removesuffix(";").split(";"))


def _places(text: str, line: int) -> list[tuple[int, int]]:
    """Line and column at which each cell of a row starts."""
    places = [(line, 1)]
    column, quoted, first, closing = 0, False, True, False
    for character in text:
        column += 1
        if character == '"' and (quoted or first or closing):
            quoted, closing = not quoted, quoted
        else:
            closing = False
            if character == "," and not quoted:
                places.append((line, column + 1))
            elif character == "\n":
                line, column = line + 1, 0
        first = character == "," and not quoted
    return places
