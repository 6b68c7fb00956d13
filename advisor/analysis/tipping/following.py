"""Where along an axis a test turns when its threshold stands elsewhere, whatever formula lies between the two."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.tipping.cells import literals_at
from advisor.analysis.tipping.pieces import Piece
from advisor.analysis.tipping.plain_numbers import plainest
from advisor.analysis.tipping.sections import Numbers, first_gaps, narrowed
from advisor.compiled.evaluator import Compiled
from advisor.compiled.words import LIKELY
from advisor.model.condition import Test
from advisor.model.profile import Profile

PRECISION = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """A test on a piece that turns at the number `at`, into `holds` above it, and another threshold for it."""

    piece: Piece
    at: float
    test: Test
    threshold: float
    holds: bool


def follow(reader: Compiled, profile: Profile, moves: Sequence[Moved]) -> list[float]:
    """Where each test then turns in the same direction, nearest to where it turned; at an end where it turns beyond."""
    if not moves:
        return []
    lines = [move.piece for move in moves]
    reached = _Reached(reader, profile, moves)

    def differ(owners: NDArray[np.intp], values: Numbers) -> NDArray[np.bool_]:
        above = reached(owners, values)
        return ~above[:-1] & above[1:]

    gaps = narrowed(lines, first_gaps(lines, differ), differ, PRECISION)
    starts = reached(np.arange(len(lines)), np.array([line.points[0] for line in lines])).tolist()
    ends = reached(np.arange(len(lines)), np.array([line.points[-1] for line in lines])).tolist()
    found = []
    for place, move in enumerate(moves):
        rows = gaps.lines == place
        turns = [
            high if move.piece.whole else plainest(low, high)
            for low, high in zip(gaps.low[rows].tolist(), gaps.high[rows].tolist(), strict=True)
        ]
        if turns:
            found.append(min(turns, key=lambda turn, at=move.at: abs(turn - at)))  # type: ignore[misc]
        elif starts[place] == ends[place]:
            found.append(float(move.piece.points[0 if starts[place] else -1]))
        else:
            found.append(move.at)
    return found


@dataclass(frozen=True)
class _Reached:
    """Whether tests say what they say above, at numbers on the pieces of moves (by place), with thresholds moved."""

    reader: Compiled
    profile: Profile
    moves: Sequence[Moved]

    def __call__(self, owners: NDArray[np.intp], values: Numbers) -> NDArray[np.bool_]:
        reader = self.reader
        places = {test: place for place, test in enumerate(reader.threshold_tests)}
        thresholds: list[object] = list(reader.thresholds)
        moved = np.array([move.threshold for move in self.moves])[owners]
        rows_of = {test: np.zeros(len(owners), bool) for test in dict.fromkeys(move.test for move in self.moves)}
        for owner, move in enumerate(self.moves):
            rows_of[move.test] |= owners == owner
        for test, rows in rows_of.items():
            thresholds[places[test]] = np.where(rows, moved, reader.thresholds[places[test]])
        names = [move.piece.question for move in self.moves]
        words = literals_at(reader, self.profile, names, owners, values, thresholds)
        held = np.zeros(len(owners), bool)
        for test, rows in rows_of.items():
            held |= rows & ((np.asarray(words[reader.tests.index(test)]) & LIKELY) != 0)
        same: NDArray[np.bool_] = held == np.array([move.holds for move in self.moves])[owners]
        return same
