"""The cells of one side of a decision map: cut wherever the rules may change, whatever the other side is."""

from dataclasses import replace

import numpy as np

from advisor.analysis.tipping.axes import Axis, Listed
from advisor.analysis.tipping.cells import Cell, cells_of
from advisor.analysis.tipping.exact_answers import exactly
from advisor.analysis.tipping.pieces import Piece
from advisor.compiled.evaluator import Compiled
from advisor.compiled.feeding import Feeding
from advisor.model.profile import Profile

MapCell = Cell | Listed

SAMPLES = 48
"""Steps of the grid that samples a border, per axis."""


def map_cells(reader: Compiled, profile: Profile, axis: Axis, other: Axis, sampled: bool) -> list[MapCell]:
    """The cells of an axis beside another one; `sampled` adds the steps of a grid."""
    if not axis.pieces:
        return list(axis.listed)
    edges = {piece.points[0]: _edges(reader, profile, axis, other, piece) for piece in axis.pieces}
    return [
        cell
        for piece in axis.pieces
        for cell in cut(piece, sorted(edges[piece.points[0]]), _grid(piece) if sampled else [])
    ]


def cut(piece: Piece, edges: list[float], steps: list[float]) -> list[Cell]:
    """The cells between edges; an edge is a cell of its own, a step of a grid is the first number of the cell above it.

    Of whole numbers, an edge begins a cell.
    """
    first, last = float(piece.points[0]), float(piece.points[-1])
    marks = sorted(
        {first, *(edge for edge in edges if first <= edge <= last), *(step for step in steps if first < step < last)}
    )
    found: list[Cell] = []
    if piece.whole:
        for low, following in zip(marks, [*marks[1:], last + 1], strict=True):
            found.append(Cell(low, following - 1, True, True, float(round(_middle(piece, low, following - 1)))))
        return found
    points = {*edges}
    for low, high in zip(marks, [*marks[1:], last], strict=True):
        if low in points or low == high:
            found.append(Cell(low, low, True, True, low))
        if low < high:
            ends = high == last and high not in points
            found.append(Cell(low, high, low not in points, ends, _middle(piece, low, high)))
    return found


def _edges(reader: Compiled, profile: Profile, axis: Axis, other: Axis, piece: Piece) -> set[float]:
    """Where something may change on a piece: what it is compared with, and what formulae make of it.

    Formulae are followed for every listed answer of the other side; of numbers, for the present one.
    """
    edges = set(piece.exact)
    if piece.whole:
        edges = {float(edge) for number in piece.exact for edge in (np.ceil(number), np.floor(number) + 1)}
    base = reader.program.base
    feeding = Feeding(base)
    if not any(axis.question.id in feeding.behind(fact) for fact in base.computed if fact != axis.question.id):
        return edges
    profiles = [profile]
    if other.listed and any({axis.question.id, other.question.id} <= feeding.behind(fact) for fact in base.computed):
        profiles += [
            replace(profile, answers={**profile.answers, other.question.id: exactly(listed.value)})
            for listed in other.listed
        ]
    for told in profiles:
        (cells,), _ = cells_of(reader, told, [piece])
        edges |= {cell.low for cell in cells[1:]}
    return edges


def _grid(piece: Piece) -> list[float]:
    low, high = float(piece.points[0]), float(piece.points[-1])
    if piece.even or low < 0:
        return list(map(float, np.linspace(low, high, SAMPLES)))
    positive = piece.points[piece.points > 0]
    smallest = low if low > 0 else float(positive[min(1, len(positive) - 1)])
    steps = np.geomspace(smallest, high, SAMPLES)
    return list(map(float, np.unique(np.ceil(steps)) if piece.whole else steps))


def _middle(piece: Piece, low: float, high: float) -> float:
    """A number within a cell: the middle, in ratio where the axis is one of ratios."""
    if piece.even or low <= 0:
        return (low + high) / 2
    middle = float((low * high) ** 0.5)
    return middle if low < middle < high else (low + high) / 2
