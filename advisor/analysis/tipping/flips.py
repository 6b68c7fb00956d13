"""What flips at a tipping point: the tests that the outcome hangs on, how far they may be off, and their evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from advisor.analysis.sampling.thresholds import threshold_grades, threshold_ranges, weakest
from advisor.analysis.tipping.following import Moved, follow
from advisor.analysis.tipping.outcomes import Outcomes, outcomes_of
from advisor.analysis.tipping.pieces import Piece
from advisor.compiled.evaluator import Compiled
from advisor.compiled.words import LIKELY
from advisor.engine.gathering import gather_facts
from advisor.model.condition import FactReference, Test
from advisor.model.evidence import Grade
from advisor.model.knowledge import Interval
from advisor.model.profile import Profile

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """Where a decision tips on a piece: at the number `at`, between two cells, given by their rows."""

    decision: str
    piece: Piece
    at: float
    below: int
    above: int


@dataclass(frozen=True, slots=True)
class Flip:
    """What a tipping point hangs on: tests, the range in which it might as well lie, and its weakest evidence.

    `uncertain` and `basis` are None where no estimate flips, but whether a question arises.
    """

    tests: tuple[Test, ...]
    uncertain: Span | None
    basis: Grade | None


def flips_of(reader: Compiled, profile: Profile, cells: Outcomes, borders: Sequence[Border]) -> list[Flip]:
    """What flips at each border between cells."""
    grades = threshold_grades(reader.program)
    tests = [
        tuple(test for literal in found if isinstance(test := reader.tests[literal], Test))
        for found in _decisive(reader, profile, cells, borders)
    ]
    spans = _spans(reader, profile, cells, borders, tests)
    return [
        Flip(
            found,
            (min(border.at, *lows), max(border.at, *highs)) if lows and highs else None,
            weakest(known) if (known := [grades[test] for test in found if test in grades]) else None,
        )
        for border, found, (lows, highs) in zip(borders, tests, spans, strict=True)
    ]


def _decisive(reader: Compiled, profile: Profile, cells: Outcomes, borders: Sequence[Border]) -> list[list[int]]:
    """The literals that turn the outcome when they alone turn, on either side; where none does, all that turn."""
    turned = [np.flatnonzero(cells.rows[border.below] != cells.rows[border.above]).tolist() for border in borders]
    alone = [
        (place, side, other, literal)
        for place, border in enumerate(borders)
        for side, other in ((border.below, border.above), (border.above, border.below))
        for literal in (turned[place] if len(turned[place]) > 1 else ())
    ]
    rows = cells.rows[[side for _, side, _, _ in alone]]
    for row, (_, _, other, literal) in enumerate(alone):
        rows[row, literal] = cells.rows[other, literal]
    mixed = outcomes_of(reader, profile, rows).of
    decisive: list[set[int]] = [set() for _ in borders]
    for row, (place, side, _, literal) in enumerate(alone):
        decision = borders[place].decision
        if mixed[decision][row] != cells.of[decision][side]:
            decisive[place].add(literal)
    return [sorted(found) or every for found, every in zip(decisive, turned, strict=True)]


def _spans(
    reader: Compiled,
    profile: Profile,
    cells: Outcomes,
    borders: Sequence[Border],
    tests: Sequence[tuple[Test, ...]],
) -> list[tuple[list[float], list[float]]]:
    """Where each border might as well lie: the lower and the upper ends, one of each a test."""
    ranges = threshold_ranges(reader.program)
    spans: list[tuple[list[float], list[float]]] = [([], []) for _ in borders]
    moves: list[tuple[int, Moved]] = []
    for place, (border, found) in enumerate(zip(borders, tests, strict=True)):
        for test in found:
            if isinstance(test.operand, FactReference):
                for low, high in _known(reader, profile, test, border.piece.question):
                    spans[place][0].append(low)
                    spans[place][1].append(high)
            elif test in ranges and test.fact == border.piece.question:
                spans[place][0].append(ranges[test][0])
                spans[place][1].append(ranges[test][1])
            elif test in ranges:
                literal = reader.tests.index(test)
                below, above = (bool(cells.rows[side, literal] & LIKELY) for side in (border.below, border.above))
                if below != above:
                    moves += [(place, Moved(border.piece, border.at, test, end, above)) for end in ranges[test]]
    for (place, _), number in zip(moves, follow(reader, profile, [move for _, move in moves]), strict=True):
        spans[place][0].append(number)
        spans[place][1].append(number)
    return spans


def _known(reader: Compiled, profile: Profile, test: Test, question: str) -> Iterator[Span]:
    """What the profile says of the other side of a comparison."""
    assert isinstance(test.operand, FactReference)
    other = test.operand.fact if test.fact == question else test.fact
    known = gather_facts(profile, reader.program.base).certain.knowledge.get(other)
    if known is not None and isinstance(known.values, Interval) and isfinite(known.values.high):
        yield known.values.low, known.values.high
