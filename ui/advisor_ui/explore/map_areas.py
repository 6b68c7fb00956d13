"""The areas of a decision map: cells of one outcome that hang together, and where their name finds room."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from advisor.analysis.tipping.outcomes import Outcome
from advisor_ui.explore.map_grid import Grid


@dataclass(frozen=True)
class Area:
    """An area: its outcome, the middle of its widest row, and how wide (0 to 1) and high that row and its like are."""

    outcome: Outcome
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Run:
    """Neighbouring cells of one outcome in a row."""

    outcome: Outcome
    row: int
    first: int
    last: int

    def touches(self, other: "_Run") -> bool:
        return self.outcome == other.outcome and self.first <= other.last and other.first <= self.last


def areas(grid: Grid) -> list[Area]:
    """Every area, in the order of its lowest row."""
    groups: list[list[_Run]] = []
    for row in range(len(grid.outcomes)):
        for run in _runs(grid, row):
            touching = [group for group in groups if any(run.touches(one) and one.row == row - 1 for one in group)]
            for group in touching:
                groups.remove(group)
            groups.append([one for group in touching for one in group] + [run])
    return [_area(grid, group) for group in groups]


def _runs(grid: Grid, row: int) -> Iterator[_Run]:
    columns = range(len(grid.x.bands))
    for outcome, members in groupby(columns, key=lambda column: grid.outcomes[row][column]):
        found = list(members)
        yield _Run(outcome, row, found[0], found[-1])


def _area(grid: Grid, runs: list[_Run]) -> Area:
    """The area of these runs; of all stacks of rows that share columns, its name stands in the largest."""
    found = [_stack(grid, runs, run) for run in runs]
    return max(found, key=lambda area: min(area.width, 4 * area.height))


def _stack(grid: Grid, runs: list[_Run], widest: _Run) -> Area:
    """The run, with the rows above and below that cover it."""
    covering = {run.row for run in runs if run.first <= widest.first and widest.last <= run.last}
    low = high = widest.row
    while low - 1 in covering:
        low -= 1
    while high + 1 in covering:
        high += 1
    left, right = grid.x.bands[widest.first].start, grid.x.bands[widest.last].end
    bottom, top = grid.y.bands[low].start, grid.y.bands[high].end
    return Area(widest.outcome, (left + right) / 2, (bottom + top) / 2, right - left, top - bottom)
