"""Finding where something changes along lines of numbers: many gaps at once, each cut into sections again and again."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.tipping.pieces import Piece

SECTIONS = 16
TOLERANCE = 1e-10
"""How narrow a gap may stay: relative to the number, or for shares and percentages to the length of the scale."""

Numbers = NDArray[np.float64]
Differ = Callable[[NDArray[np.intp], Numbers], NDArray[np.bool_]]
"""Whether something changes between each row and the next, for rows of lines (by place) and numbers."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Pairs of numbers on lines (by place) between which something changes."""

    lines: NDArray[np.intp]
    low: Numbers
    high: Numbers


def first_gaps(lines: list[Piece], differ: Differ) -> Gaps:
    """The gaps between neighbouring points of the lines."""
    owners = np.repeat(np.arange(len(lines)), [len(line.points) for line in lines])
    points = np.concatenate([line.points for line in lines]) if lines else np.empty(0)
    changed = differ(owners, points) & (owners[1:] == owners[:-1])
    return Gaps(owners[:-1][changed], points[:-1][changed], points[1:][changed])


def narrowed(lines: list[Piece], gaps: Gaps, differ: Differ, tolerance: float = TOLERANCE) -> Gaps:
    """The same gaps, or those into which they fall apart, as narrow as can be; in order along each line."""
    whole = np.array([line.whole for line in lines], bool)
    even = np.array([line.even for line in lines], bool)
    done: list[Gaps] = []
    while len(gaps.lines):
        narrow = _narrow(gaps, whole[gaps.lines], even[gaps.lines], tolerance)
        done.append(_only(gaps, narrow))
        wide = _only(gaps, ~narrow)
        cuts = _cuts(wide, whole[wide.lines], even[wide.lines])
        owners = np.repeat(wide.lines, SECTIONS + 1)
        changed = np.zeros((len(wide.lines), SECTIONS + 1), bool)
        if len(owners):
            changed.flat[:-1] = differ(owners, cuts.ravel())
        rows, places = np.nonzero(changed[:, :-1])
        gaps = Gaps(wide.lines[rows], cuts[rows, places], cuts[rows, places + 1])
    return _joined(done)


def _joined(parts: list[Gaps]) -> Gaps:
    """All gaps, in order along each line."""
    nothing = Gaps(np.empty(0, np.intp), np.empty(0), np.empty(0))
    lines = np.concatenate([part.lines for part in (nothing, *parts)])
    low = np.concatenate([part.low for part in (nothing, *parts)])
    high = np.concatenate([part.high for part in (nothing, *parts)])
    order = np.lexsort((low, lines))
    return Gaps(lines[order], low[order], high[order])


def _only(gaps: Gaps, rows: NDArray[np.bool_]) -> Gaps:
    return Gaps(gaps.lines[rows], gaps.low[rows], gaps.high[rows])


def _narrow(gaps: Gaps, whole: NDArray[np.bool_], even: NDArray[np.bool_], tolerance: float) -> NDArray[np.bool_]:
    """Zero has no ratio to any number, so what lies next to it counts as its neighbour."""
    width = gaps.high - gaps.low
    reach = np.maximum(np.abs(gaps.high), np.where(even, 1.0, 0.0))
    return np.asarray(np.where(whole, width <= 1, (width <= tolerance * reach) | (~even & (gaps.low <= 0))))


def _cuts(gaps: Gaps, whole: NDArray[np.bool_], even: NDArray[np.bool_]) -> Numbers:
    """The ends of the sections of each gap, a row a gap."""
    low, high = gaps.low[:, None], gaps.high[:, None]
    steps = np.arange(SECTIONS + 1) / SECTIONS
    evenly = low + (high - low) * steps
    ratio = np.divide(high, low, out=np.ones_like(high), where=low > 0)
    found = np.where((whole | even)[:, None], evenly, low * ratio**steps)
    found = np.where(whole[:, None], np.round(found), found)
    found[:, :1], found[:, -1:] = low, high
    return np.asarray(np.clip(found, low, high))
