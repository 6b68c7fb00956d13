"""Where the profiles of a portfolio stand: a folder of YAML files, lines of a JSONL file, or rows of a CSV file.

Rows are handed out as bytes, one after the other, so that a portfolio of any size passes through little memory, and so
that whoever reads them (see `row_profiles`) may do it elsewhere. A row that is too long is cut to where it shows.
"""

import csv
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO, Literal, NoReturn

from advisor.errors import InputError, Problem
from advisor.loading.cells import check_header, read_cells
from advisor.loading.document import MAXIMUM_BYTES
from advisor.model.rulebase import RuleBase

Form = Literal["yaml", "jsonl", "csv"]
_FORMS: dict[str, Form] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}
_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some programs write before UTF-8."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One profile as it stands: its bytes (None: all of its file) from `line` on; `end` is how far the portfolio then
    is read, in its own measure."""

    file: str
    line: int
    content: bytes | None
    end: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Many profiles: where they stand, the questions of the columns of a CSV file (and `profile`), and how much there
    is to read (bytes, of a folder files)."""

    path: Path
    form: Form
    columns: tuple[str, ...]
    total: int

    def rows(self) -> Iterator[RawRow]:
        """Every row, in order; blank ones are passed over.

        Raises:
            InputError: when the portfolio cannot be read on.
        """
        match self.form:
            case "yaml":
                return _files(self.path)
            case "jsonl":
                return _lines_of_json(self.path)
            case "csv":
                return _records(self.path)


def open_portfolio(path: Path, rulebase: RuleBase) -> Portfolio:
    """The portfolio in a folder or file.

    Raises:
        InputError: when it cannot be read, is of another kind, or has a faulty header.
    """
    if path.is_dir():
        return Portfolio(path, "yaml", (), sum(1 for _ in _files(path)))
    form = _FORMS.get(path.suffix.lower())
    if form is None and path.exists():
        hint = "name a folder of YAML files, a .jsonl file (one profile a line) or a .csv file (one profile a row)"
        raise InputError([Problem("this is no portfolio", hint, str(path))])
    with _opened(path) as file:
        total = os.fstat(file.fileno()).st_size
        columns = _header(file, str(path), rulebase) if form == "csv" else ()
    return Portfolio(path, form or "jsonl", columns, total)


def _files(folder: Path) -> Iterator[RawRow]:
    """Every YAML file of a folder, then of the folders below, by name."""

    def fail(error: OSError) -> NoReturn:
        _refuse(Path(error.filename or folder), error)

    count = 0
    for parent, folders, names in os.walk(folder, onerror=fail):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".yaml", ".yml")):
                count += 1
                yield RawRow(str(Path(parent) / name), 1, None, count)


def _lines_of_json(path: Path) -> Iterator[RawRow]:
    with _opened(path) as file:
        for number, content in enumerate(_lines(file), 1):
            if content.strip():
                yield RawRow(str(path), number, content.rstrip(b"\r\n"), file.tell())


def _records(path: Path) -> Iterator[RawRow]:
    """The rows of a CSV file below its header; one that is no CSV is handed out as it stands."""
    with _opened(path) as file:
        taken: list[bytes] = []
        reader = csv.reader(_decoded(_lines(file), taken.append), strict=True)
        line = 1
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:
                cells = [""]
            if cells is None:
                return
            content, start = b"".join(taken), line
            line += len(taken)
            taken.clear()
            if start > 1 and content.strip(b", \t\r\n"):
                yield RawRow(str(path), start, content, file.tell())


def _header(file: BinaryIO, name: str, rulebase: RuleBase) -> tuple[str, ...]:
    taken: list[bytes] = []
    reader = csv.reader(_decoded(_lines(file), taken.append), strict=True)
    with suppress(csv.Error):  # it comes again below, in words
        next(reader, None)
    cells = read_cells(b"".join(taken), name, 1)
    check_header(cells, rulebase.questions, name)
    return tuple(cell.text for cell in cells)


def _decoded(lines: Iterator[bytes], take: Callable[[bytes], None]) -> Iterator[str]:
    """Lines as text, for finding where rows end: what is no UTF-8 is left to whoever reads the row."""
    for line in lines:
        take(line)
        yield line.decode("utf-8", "surrogateescape")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only so much that it shows."""
    first = True
    while line := file.readline(MAXIMUM_BYTES + 1):
        if first:
            line, first = line.removeprefix(_MARK), False
        yield line
        if len(line) > MAXIMUM_BYTES and not line.endswith(b"\n"):
            for _ in takewhile(lambda rest: rest and not rest.endswith(b"\n"), _rest(file)):
                pass


def _rest(file: BinaryIO) -> Iterator[bytes]:
    while True:
        yield file.readline(MAXIMUM_BYTES)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        _refuse(path, error)
    with file:
        try:
            yield file
        except OSError as error:
            _refuse(path, error)


def _refuse(path: Path, error: OSError | ValueError) -> NoReturn:
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    raise InputError([Problem(f"the portfolio cannot be read: {reason}", "check the path", str(path))]) from None
