"""Tipping points: where along the axis of one answer, all else as told, the recommendation becomes another.

Rules are piecewise constant, so every cell of an axis is assessed once, all axes together; equal neighbours are merged.
Whatever is said holds under these rules and weights.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from advisor.analysis.tipping.axes import Axis, Listed, axes_of
from advisor.analysis.tipping.cells import Cell, cells_of
from advisor.analysis.tipping.exact_answers import Value, exactly
from advisor.analysis.tipping.flips import Border, Flip, flips_of
from advisor.analysis.tipping.outcomes import (
    Outcome,
    Outcomes,
    as_rows,
    outcomes_of,
    outcomes_of_answers,
    outcomes_of_profiles,
    put,
    read_alone,
    with_answers,
)
from advisor.analysis.tipping.pieces import Excluded, Piece
from advisor.analysis.tipping.stretches import Line, lines_of
from advisor.analysis.tipping.stretches import Stretch as Stretch
from advisor.analysis.tipping.validity import Validity
from advisor.compiled.evaluator import Compiled, compiled
from advisor.compiled.feeding import Feeding
from advisor.engine.facts import Status
from advisor.engine.program import Program
from advisor.model.condition import Test
from advisor.model.evidence import Grade
from advisor.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Answers:
    """Listed answers under which a decision has one outcome."""

    outcome: Outcome
    answers: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """Where a decision's outcome changes from `before` to `after`.

    `after` holds `from` the number `at` upwards, `above` it, `up_to` it, `below` it, or where the answer `is` this;
    `added` and `removed` tell what makes a list differ from the present one. The number might as well lie anywhere
    within `uncertain`, told as far as the axis reaches: its weakest evidence has the grade `basis`. `tests` are what
    flips; of none, a question arises.
    """

    decision: str
    before: Outcome
    after: Outcome
    holds: Literal["from", "above", "up_to", "below", "is"]
    at: Value
    uncertain: tuple[float, float] | None = None
    basis: Grade | None = None
    tests: tuple[Test, ...] = ()
    added: str | None = None
    removed: str | None = None


@dataclass(frozen=True, slots=True)
class AxisTipping:
    """One axis: its question and unit, the present value or best estimate, and what each decision does along it.

    Numbers have `stretches`, other answers have `answers`, per decision. `tipping` holds the tipping points next to
    `here`, all of them where `here` is None. `present` is what is recommended for the profile as told. `reach` is how
    far the axis was looked at; `excluded` values the answer cannot have.
    """

    question: str
    unit: str
    status: Status
    here: Value | None
    present: dict[str, Outcome]
    stretches: dict[str, tuple[Stretch, ...]]
    answers: dict[str, tuple[Answers, ...]]
    tipping: tuple[TippingPoint, ...]
    reach: tuple[float, float] | None
    excluded: tuple[Excluded, ...]


def tipping_points(
    program: Program, profile: Profile, questions: Iterable[str] | None = None
) -> tuple[AxisTipping, ...]:
    """What becomes of every decision along the axes of these questions (of all, where None are named).

    Questions that do not arise, and those with text, a map or an order as their answer, are left out. A project that
    is out of scope has no axes.
    """
    reader = compiled(program)
    if Validity.of(program.base, Feeding(program.base), profile).objection() is not None:
        return ()
    axes = axes_of(reader, profile, questions)
    pieces = [piece for axis in axes for piece in axis.pieces]
    cells, words = cells_of(reader, profile, pieces)
    along = outcomes_of(reader, profile, as_rows(words, sum(map(len, cells))))
    _read_alone(reader, profile, pieces, cells, along)
    lines = lines_of(pieces, cells, along)
    changes = [(axis.question.id, exactly(listed.value)) for axis in axes for listed in axis.listed]
    found = outcomes_of_answers(reader, profile, changes)
    present = {decision: outcomes[0] for decision, outcomes in found.items()}
    offered = {decision: iter(outcomes[1:]) for decision, outcomes in found.items()}
    tips = {axis.question.id: list(_tips(axis, lines)) for axis in axes}
    flips = iter(flips_of(reader, profile, along, [tip.border for found in tips.values() for tip in found]))
    results = []
    for axis in axes:
        name = axis.question.id
        answers = {decision: _grouped(axis.listed, outcomes) for decision, outcomes in offered.items() if axis.listed}
        tipping = [*(_point(tip, next(flips)) for tip in tips[name]), *_changes(axis, answers, present)]
        results.append(_result(axis, present, lines.get(name, []), answers, tuple(tipping)))
    return tuple(results)


def _read_alone(
    reader: Compiled, profile: Profile, pieces: list[Piece], cells: Iterable[tuple[Cell, ...]], along: Outcomes
) -> None:
    """Correct the outcomes of cells that words alone do not settle, for a profile whose lists exclude each other."""
    careful = read_alone(reader, profile)
    owners = [(piece.question, cell) for piece, on_piece in zip(pieces, cells, strict=True) for cell in on_piece]
    rows = [row for row, (name, _) in enumerate(owners) if name in careful]
    if rows:
        answers = ({name: exactly(cell.value)} for name, cell in (owners[row] for row in rows))
        put(along.of, rows, outcomes_of_profiles(reader, [with_answers(profile, answer) for answer in answers]))


@dataclass(frozen=True, slots=True)
class _Tip:
    """A border between two stretches, and which side of it the answer is on; of an open answer, the lower one."""

    border: Border
    lower: Stretch
    upper: Stretch
    upwards: bool


def _tips(axis: Axis, lines: dict[str, list[Line]]) -> Iterator[_Tip]:
    """The borders next to where the answer is; every one where it is open."""
    position = axis.position
    for line in lines.get(axis.question.id, ()):
        for decision, runs in line.runs.items():
            for lower, upper in pairwise(runs):
                if position is None or lower.stretch.holds(position) or upper.stretch.holds(position):
                    border = Border(decision, line.piece, upper.stretch.low, lower.last, upper.first)
                    upwards = position is None or lower.stretch.holds(position)
                    yield _Tip(border, lower.stretch, upper.stretch, upwards)


def _point(tip: _Tip, flip: Flip) -> TippingPoint:
    included = tip.upper.low_included
    before, after = (tip.lower, tip.upper) if tip.upwards else (tip.upper, tip.lower)
    return TippingPoint(
        tip.border.decision,
        before.outcome,
        after.outcome,
        ("from" if included else "above") if tip.upwards else ("below" if included else "up_to"),
        tip.border.at,
        flip.uncertain,
        flip.basis,
        flip.tests,
    )


def _grouped(listed: tuple[Listed, ...], outcomes: Iterator[Outcome]) -> tuple[Answers, ...]:
    """The answers of an axis by what comes of them; takes one outcome an answer."""
    groups: dict[Outcome, list[Listed]] = {}
    for value in listed:
        groups.setdefault(next(outcomes), []).append(value)
    return tuple(Answers(outcome, tuple(values)) for outcome, values in groups.items())


def _changes(
    axis: Axis, answers: dict[str, tuple[Answers, ...]], present: dict[str, Outcome]
) -> Iterator[TippingPoint]:
    """The listed answers that change the outcome of the present one, or of the profile as told while it is open."""
    for decision, groups in answers.items():
        here = next(
            (group.outcome for group in groups if axis.here in [listed.value for listed in group.answers]), None
        )
        before = present[decision] if here is None else here
        for group in groups:
            for listed in group.answers if group.outcome != before else ():
                yield TippingPoint(
                    decision, before, group.outcome, "is", listed.value, added=listed.added, removed=listed.removed
                )


def _result(
    axis: Axis,
    present: dict[str, Outcome],
    lines: list[Line],
    answers: dict[str, tuple[Answers, ...]],
    tipping: tuple[TippingPoint, ...],
) -> AxisTipping:
    decisions = lines[0].runs if lines else {}
    return AxisTipping(
        question=axis.question.id,
        unit=axis.question.unit,
        status=axis.status,
        here=axis.here,
        present=present,
        stretches={name: tuple(run.stretch for line in lines for run in line.runs[name]) for name in decisions},
        answers=answers,
        tipping=tipping,
        reach=(float(lines[0].piece.points[0]), float(lines[-1].piece.points[-1])) if lines else None,
        excluded=axis.excluded,
    )
