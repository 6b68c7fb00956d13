"""The cells of an axis: runs of numbers under which every condition of the rules says the same.

Thresholds on the answer itself are exact points. Thresholds on what formulae make of it are found by cutting, along a
grid, wherever neighbouring points differ; two changes that undo each other between two points of the grid are missed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.tipping.pieces import Piece
from advisor.analysis.tipping.plain_numbers import plainest
from advisor.analysis.tipping.sections import Gaps, Numbers, first_gaps, narrowed
from advisor.compiled.columns import Columns
from advisor.compiled.evaluator import Compiled
from advisor.compiled.layout import Mark
from advisor.compiled.words import LIKELY, TRUE, Word
from advisor.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Cell:
    """Numbers from `low` to `high` under which every condition says the same, and `value`, one of them."""

    low: float
    high: float
    low_included: bool
    high_included: bool
    value: float

    def holds(self, number: float) -> bool:
        """Whether a number lies in the cell."""
        above = self.low < number or (self.low_included and number == self.low)
        return above and (number < self.high or (self.high_included and number == self.high))

    def meets(self, following: "Cell", whole: bool) -> bool:
        """Whether a cell above this one begins where this one ends, among whole numbers or all numbers."""
        if whole:
            return following.low == self.high + 1
        return self.high == following.low and (self.high_included or following.low_included)

    def joined(self, following: "Cell") -> "Cell":
        """This cell and the one above it as one."""
        return Cell(self.low, following.high, self.low_included, following.high_included, self.value)


def cells_of(
    reader: Compiled, profile: Profile, pieces: Sequence[Piece]
) -> tuple[tuple[tuple[Cell, ...], ...], list[Word]]:
    """The cells of each piece, and the words of all literals with one row a cell, piece after piece."""
    lines = list(pieces)
    names = [piece.question for piece in lines]

    def differ(owners: NDArray[np.intp], values: Numbers) -> NDArray[np.bool_]:
        return changes(literals_at(reader, profile, names, owners, values), len(values))

    gaps = narrowed(lines, first_gaps(lines, differ), differ)
    candidates = [_candidates(piece, _on(gaps, place)) for place, piece in enumerate(lines)]
    owners = np.repeat(np.arange(len(lines)), [len(found) for found in candidates])
    values = np.array([cell.value for found in candidates for cell in found])
    words = literals_at(reader, profile, names, owners, values)
    starts = np.ones(len(values), bool)
    starts[1:] = changes(words, len(values)) | (owners[1:] != owners[:-1])
    flags = iter(starts.tolist())
    merged = tuple(_merged([(cell, next(flags)) for cell in found]) for found in candidates)
    return merged, [word if np.ndim(word) == 0 else word[starts] for word in words]


def literals_at(
    reader: Compiled,
    profile: Profile,
    names: Sequence[str],
    owners: NDArray[np.intp],
    values: Numbers,
    thresholds: Sequence[object] | None = None,
) -> list[Word]:
    """The words of all literals where, in each row, one number is the exact answer to one question (`names[owner]`)."""
    columns = reader.variations(profile, len(values))
    questions = np.array([*names, ""])[owners] if len(owners) else np.empty(0, str)
    for question in dict.fromkeys(names):
        _answer_some(columns, question, questions == question, values)
    return reader.literals(columns, thresholds, like=profile)


def changes(words: list[Word], count: int) -> NDArray[np.bool_]:
    """Whether any word changes between each row and the next: an array of `count` - 1."""
    changed = np.zeros(max(count - 1, 0), bool)
    for word in words:
        if np.ndim(word):
            changed |= word[1:] != word[:-1]
    return changed


def _answer_some(columns: Columns, question: str, rows: NDArray[np.bool_], values: Numbers) -> None:
    """Let a question be answered by exact numbers in some rows, and as told in the others."""
    layout = columns.layout
    place = layout.bounds[question]
    one, *others = columns.bounds[place]
    if all(other is one for other in others):
        exact = np.where(rows, values, one)
        columns.bounds[place] = (exact, exact, exact, exact)
    else:
        low, high, likely_low, likely_high = (np.where(rows, values, bound) for bound in (one, *others))
        columns.bounds[place] = (low, high, likely_low, likely_high)
    for mark, new in ((Mark.PRESENT, TRUE), (Mark.GIVEN, TRUE), (Mark.TOLD, LIKELY)):
        place = layout.words[question, mark]
        old = columns.words[place]
        if old != new:
            columns.words[place] = np.where(rows, np.uint8(new), np.uint8(old))
    columns.varied.add(question)


def _on(gaps: Gaps, place: int) -> list[tuple[float, float]]:
    rows = gaps.lines == place
    return list(zip(gaps.low[rows].tolist(), gaps.high[rows].tolist(), strict=True))


def _candidates(piece: Piece, gaps: list[tuple[float, float]]) -> list[Cell]:
    """Cells as far as gaps tell; a boundary between real numbers is a cell of its own until it is known whose it is."""
    first, last = float(piece.points[0]), float(piece.points[-1])
    if piece.whole:
        starts = [first, *(high for _, high in gaps)]
        ends = [*(low for low, _ in gaps), last]
        return [Cell(low, high, True, True, low) for low, high in zip(starts, ends, strict=True)]
    edges: dict[float, tuple[float, float]] = {}
    for low, high in gaps:
        at = plainest(low, high)
        edges[at] = (edges[at][0] if at in edges else low, high)
    found: list[Cell] = []
    start, reached = first, first
    for at, (low, high) in edges.items():
        if start < at:
            found.append(Cell(start, at, not found, False, _between(start, at, reached, low, piece.even, not found)))
        found.append(Cell(at, at, True, True, at))
        start, reached = at, high
    if start < last or not found:
        value = last if found else _between(start, last, reached, last, piece.even, True)
        found.append(Cell(start, last, not found, True, value))
    return found


def _between(start: float, end: float, low: float, high: float, even: bool, closed: bool) -> float:
    """A number within a cell: the middle of those that were looked at on either side."""
    middle = (low + high) / 2 if even or low <= 0 else (low * high) ** 0.5
    inside = start < middle < end or (closed and start <= middle < end)
    return middle if inside else (start + end) / 2


def _merged(cells: list[tuple[Cell, bool]]) -> tuple[Cell, ...]:
    """Cells joined with those after them that say the same."""
    found: list[Cell] = []
    for cell, starts in cells:
        if starts or not found:
            found.append(cell)
        else:
            found[-1] = found[-1].joined(cell)
    return tuple(found)
