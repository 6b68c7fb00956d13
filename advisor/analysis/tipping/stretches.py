"""Stretches: runs of cells along a piece under which a decision has one outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.analysis.tipping.cells import Cell
from advisor.analysis.tipping.outcomes import Outcome, Outcomes
from advisor.analysis.tipping.pieces import Piece


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers from `low` to `high` under which a decision has one outcome; the last ends are those of the axis."""

    outcome: Outcome
    low: float
    high: float
    low_included: bool
    high_included: bool

    def holds(self, number: float) -> bool:
        """Whether a number lies in the stretch."""
        above = self.low < number or (self.low_included and number == self.low)
        return above and (number < self.high or (self.high_included and number == self.high))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch, and the rows of its first and last cell."""

    stretch: Stretch
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of an axis, and the runs of every decision along it."""

    piece: Piece
    runs: dict[str, list[Run]]


def lines_of(pieces: Iterable[Piece], cells: Iterable[tuple[Cell, ...]], along: Outcomes) -> dict[str, list[Line]]:
    """The lines of each question."""
    found: dict[str, list[Line]] = {}
    start = 0
    for piece, on_piece in zip(pieces, cells, strict=True):
        runs = {name: _runs(on_piece, outcomes, start) for name, outcomes in along.of.items()}
        found.setdefault(piece.question, []).append(Line(piece, runs))
        start += len(on_piece)
    return found


def _runs(cells: tuple[Cell, ...], outcomes: list[Outcome], start: int) -> list[Run]:
    """Neighbouring cells of equal outcome, joined; the first cell has the row `start`."""
    runs: list[Run] = []
    for row, cell in enumerate(cells, start):
        joined = bool(runs) and runs[-1].stretch.outcome == outcomes[row]
        before = runs.pop() if joined else None
        low, included = (before.stretch.low, before.stretch.low_included) if before else (cell.low, cell.low_included)
        stretch = Stretch(outcomes[row], low, cell.high, included, cell.high_included)
        runs.append(Run(stretch, before.first if before else row, row))
    return runs
