"""CSV with a header, read row by row, with the line and the column of each cell for messages."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.lines import lines_of

DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column name, and its line."""

    cells: dict[str, str]
    line: int
    places: dict[str, int]

    def number(self, column: str, faults: Faults, least: float = 0.0) -> float | None:
        """A number of at least `least`, or None with the fault noted."""
        return faults.number(self.cells[column], f"`{column}`", self.line, self.places[column], least)


def header_of(line: str) -> list[str]:
    """The column names of a first line, whatever of , ; tab or | parts them."""
    delimiter = max(DELIMITERS, key=line.count)
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def rows_of(path: Path, faults: Faults, needed: Sequence[str], hint: str) -> Iterator[Row]:
    """Every row below the header; a row with too few or too many cells is noted and left out.

    Raises:
        InputError: when a needed column is missing or the file is no CSV.
    """
    lines = lines_of(path, faults)
    first = next(lines, (1, ""))[1]
    names, delimiter = header_of(first), max(DELIMITERS, key=first.count)
    for name in needed:
        if name not in names:
            faults.add(f"the column `{name}` is missing", hint)
    faults.raise_any()
    places = {name: at + 1 for at, name in enumerate(names)}
    reader = csv.reader((text + "\n" for _, text in lines), delimiter=delimiter)
    try:
        for cells in reader:
            line = reader.line_num + 1
            if not cells or not any(map(str.strip, cells)):
                continue
            if len(cells) != len(names):
                many = f"the row has {len(cells)} cells, and the header has {len(names)}"
                faults.add(many, "the file may be cut off; delete the row or run again", line)
                continue
            yield Row(dict(zip(names, cells, strict=True)), line, places)
    except csv.Error as error:
        faults.stop(f"this is not CSV: {error}", "a quotation mark may be missing", reader.line_num + 1)
