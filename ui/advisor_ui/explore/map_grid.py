"""A decision map laid out for drawing: bands of both axes between 0 and 1, and the outcome where two bands cross."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.analysis.tipping.axes import Listed
from advisor.analysis.tipping.cells import Cell
from advisor.analysis.tipping.decision_map import DecisionMap, MapAxis
from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.model.fact import Kind
from advisor.reporting.naming import Names
from advisor.reporting.values import show_number
from advisor.reporting.wording import capitalised, counted
from advisor_ui.explore import tipping_words
from advisor_ui.explore.scale import Scale


@dataclass(frozen=True)
class Band:
    """A run of answers on one axis: from `start` to `end`, what they are in words, and a cell that stands for
    them; None where no answer can lie."""

    start: float
    end: float
    label: str
    cell: int | None


@dataclass(frozen=True)
class Side:
    """One axis: its title, its bands, the place of today's answer, and where its scale has marks."""

    title: str
    bands: tuple[Band, ...]
    here: float | None
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Grid:
    """The map: `outcomes[row][column]`, by the bands of `y` and of `x`."""

    x: Side
    y: Side
    outcomes: tuple[tuple[Outcome, ...], ...]


def grid(found: DecisionMap, here: dict[str, float], names: Names) -> Grid:
    """Lay a map out. `here` holds present numbers by question, as far as they are known."""
    rows = [list(row) for row in found.outcomes]
    columns = [list(column) for column in zip(*rows, strict=True)]
    x, y = _side(found.x, columns, here, names), _side(found.y, rows, here, names)
    return Grid(x, y, tuple(tuple(_outcome(found, row.cell, column.cell) for column in x.bands) for row in y.bands))


def _outcome(found: DecisionMap, row: int | None, column: int | None) -> Outcome:
    return Nothing.IMPOSSIBLE if row is None or column is None else found.outcomes[row][column]


def _side(axis: MapAxis, lines: list[list[Outcome]], here: dict[str, float], names: Names) -> Side:
    title = capitalised(names.fact(axis.question))
    numbers = [cell for cell in axis.cells if isinstance(cell, Cell)]
    if numbers:
        return _numbers(title, axis, numbers, here.get(axis.question), names)
    listed = [cell for cell in axis.cells if isinstance(cell, Listed)]
    return _listed(title, axis, listed, lines, names)


def _numbers(title: str, axis: MapAxis, cells: Sequence[Cell], here: float | None, names: Names) -> Side:
    inner = [cell.low for cell in cells[1:]]
    present = [] if here is None else [here]
    scale = Scale.around([*inner, *present], (cells[0].low, cells[-1].high), names.type_of(axis.question))
    declared = names.type_of(axis.question)
    step = 1 if declared and declared.kind is Kind.COUNT else 0
    bands: list[Band] = []
    for place, cell in enumerate(cells):
        start, end = scale.place(cell.low), scale.place(cell.high + step)
        if bands and bands[-1].end < start:
            bands.append(Band(bands[-1].end, start, "no project is like this", None))
        if start < end:
            bands.append(Band(start, end, _range(axis, cell, names), place))
    ticks = tuple((scale.place(tick), show_number(tick, declared)) for tick in scale.ticks())
    unit = "%" if declared and declared.kind in (Kind.SHARE, Kind.PERCENT) else axis.unit
    title = f"{title} ({unit})" if unit else title
    return Side(title, tuple(bands), None if here is None else scale.place(here), ticks)


def _range(axis: MapAxis, cell: Cell, names: Names) -> str:
    low, high = (names.value(axis.question, value, rounded=True) for value in (cell.low, cell.high))
    return low if low == high else f"{low} to {high}"


def _listed(title: str, axis: MapAxis, cells: Sequence[Listed], lines: list[list[Outcome]], names: Names) -> Side:
    """Answers with the same outcomes all along the other axis share a band; today's answer comes first."""
    groups: dict[tuple[Outcome, ...], list[int]] = defaultdict(list)
    order = [*([axis.here] if axis.here is not None else []), *(p for p in range(len(cells)) if p != axis.here)]
    for place in order:
        groups[tuple(lines[place])].append(place)
    width = 1 / len(groups)
    bands = tuple(
        Band(place * width, (place + 1) * width, _answers(axis, [cells[cell] for cell in group], names), group[0])
        for place, group in enumerate(groups.values())
    )
    here = width / 2 if axis.here is not None else None
    return Side(title, bands, here, tuple(((band.start + band.end) / 2, band.label) for band in bands))


def _answers(axis: MapAxis, group: list[Listed], names: Names) -> str:
    first = _answer(axis, group[0], names)
    return first if len(group) == 1 else f"{first} ({counted(len(group) - 1, 'more answer')} alike)"


def _answer(axis: MapAxis, listed: Listed, names: Names) -> str:
    if listed.added is not None:
        return f"with {names.choice(axis.question, listed.added)}"
    if listed.removed is not None:
        return f"without {names.choice(axis.question, listed.removed)}"
    if isinstance(listed.value, tuple):
        return "as told"
    return names.value(axis.question, tipping_words.plain(listed.value))
