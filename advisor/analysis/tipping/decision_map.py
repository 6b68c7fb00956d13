"""The decision map: what is recommended over two answers at once, all else as told.

The cells of both axes make a grid, of which every pair is assessed. Where a formula, a comparison or a constraint
joins two numbers, the border between outcomes is a curve: a finer grid then samples it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.tipping.axes import Axis, Listed, axes_of
from advisor.analysis.tipping.cells import Cell
from advisor.analysis.tipping.exact_answers import Value, exactly
from advisor.analysis.tipping.map_cells import MapCell, map_cells
from advisor.analysis.tipping.outcomes import (
    Nothing,
    Outcome,
    as_rows,
    outcomes_of,
    outcomes_of_profiles,
    read_alone,
    with_answers,
)
from advisor.analysis.tipping.validity import Validity
from advisor.compiled.columns import Columns
from advisor.compiled.evaluator import CHUNK, Compiled, compiled
from advisor.compiled.feeding import Feeding
from advisor.compiled.layout import Mark
from advisor.compiled.words import FALSE, TRUE
from advisor.engine.program import Program
from advisor.errors import InputError, Problem, did_you_mean
from advisor.model.condition import FactReference, Test, tests_of
from advisor.model.fact import Kind
from advisor.model.profile import Profile
from advisor.model.question import Question


@dataclass(frozen=True, slots=True)
class MapAxis:
    """One side of a map: numbers in ascending cells, or listed answers; `here` is the place of the present one."""

    question: str
    unit: str
    cells: tuple[MapCell, ...]
    here: int | None


@dataclass(frozen=True, slots=True)
class DecisionMap:
    """The outcome of one decision for every pair of cells: `outcomes[row of y][column of x]`.

    Where `sampled_border` is true, the border between two outcomes lies anywhere between two samples of it.
    """

    decision: str
    x: MapAxis
    y: MapAxis
    outcomes: tuple[tuple[Outcome, ...], ...]
    sampled_border: bool


def decision_map(program: Program, profile: Profile, x: str, y: str, decision: str) -> DecisionMap:
    """What becomes of a decision over the answers to two questions.

    Raises:
        InputError: when the decision is not known, a question has no axis or does not arise, or the project is out of
            scope.
    """
    reader, base = compiled(program), program.base
    if decision not in base.decisions:
        raise InputError([Problem(f"`{decision}` is no decision", did_you_mean(decision, base.decisions))])
    if x == y:
        raise InputError([Problem(f"`{x}` stands on both axes", "choose two different questions")])
    objection = Validity.of(base, Feeding(base), profile).objection()
    if objection is not None:
        raise InputError([Problem("there is no map of this project", objection)])
    sides = _side(reader, profile, x, y), _side(reader, profile, y, x)
    sampled = all(side.pieces for side in sides) and _joined(reader, x, y)
    across, down = (
        map_cells(reader, profile, side, other, sampled) for side, other in ((sides[0], sides[1]), (sides[1], sides[0]))
    )
    outcomes = _outcomes(reader, profile, (sides[0].question, across), (sides[1].question, down), decision)
    whole_x, whole_y = (side.question.type is Kind.COUNT for side in sides)
    down, outcomes = _merged(down, outcomes, whole_y)
    across, columns = _merged(across, [list(column) for column in zip(*outcomes, strict=True)], whole_x)
    return DecisionMap(
        decision,
        MapAxis(x, sides[0].question.unit, tuple(across), _place(sides[0], across)),
        MapAxis(y, sides[1].question.unit, tuple(down), _place(sides[1], down)),
        tuple(zip(*columns, strict=True)),
        sampled,
    )


def _side(reader: Compiled, profile: Profile, question: str, other: str) -> Axis:
    """The axis of a question while the other one is open: what excludes values together is looked at pair by pair."""
    answers = {name: answer for name, answer in profile.answers.items() if name != other}
    without = Profile(profile.name, answers, profile.sha256, profile.as_of, profile.factors)
    axes = axes_of(reader, without, (question,))
    if not axes:
        known = reader.program.base.questions
        hint = "numbers and choices have one" if question in known else did_you_mean(question, known)
        raise InputError([Problem(f"`{question}` has no axis for this profile", hint)])
    return axes[0]


def _joined(reader: Compiled, x: str, y: str) -> bool:
    """Whether some formula, comparison or constraint takes both numbers."""
    feeding = Feeding(reader.program.base)
    constraints = (constraint.must for constraint in reader.program.base.constraints)
    tests = [test for test in reader.tests if isinstance(test, Test)]
    compared = [test for condition in (*constraints, *tests) for test in tests_of(condition)]
    return feeding.of_both(x, y) or any(
        {x, y} <= feeding.behind(test.fact) | feeding.behind(test.operand.fact)
        for test in compared
        if isinstance(test.operand, FactReference)
    )


def _outcomes(
    reader: Compiled,
    profile: Profile,
    across: tuple[Question, list[MapCell]],
    down: tuple[Question, list[MapCell]],
    decision: str,
) -> list[list[Outcome]]:
    """A row of outcomes for every cell of the second axis."""
    width, height = len(across[1]), len(down[1])
    pairs = [(one.value, other.value) for other in down[1] for one in across[1]]
    found: list[Outcome] = []
    for start in range(0, len(pairs), CHUNK):
        chunk = pairs[start : start + CHUNK]
        columns = reader.variations(profile, len(chunk))
        _answer(columns, across[0], [value for value, _ in chunk])
        _answer(columns, down[0], [value for _, value in chunk])
        rows = as_rows(reader.literals(columns, like=profile), len(chunk))
        outcomes = _read_alone(reader, profile, (across[0].id, down[0].id), chunk, rows, decision)
        found += outcomes or outcomes_of(reader, profile, rows).of[decision]
    base = reader.program.base
    validity = Validity.of(base, Feeding(base), profile, across[0].id, down[0].id)
    for place, (one, other) in enumerate(pairs) if validity.conditions else ():
        if validity.objection(**{across[0].id: exactly(one), down[0].id: exactly(other)}):
            found[place] = Nothing.IMPOSSIBLE
    return [found[row * width : (row + 1) * width] for row in range(height)]


def _read_alone(
    reader: Compiled,
    profile: Profile,
    names: tuple[str, str],
    pairs: list[tuple[Value, Value]],
    rows: NDArray[np.uint8],
    decision: str,
) -> list[Outcome]:
    """The outcomes where words alone do not settle them, as lists exclude each other; none where they do.

    Pairs of which all words are the same are read once.
    """
    told = (
        with_answers(profile, {name: exactly(value) for name, value in zip(names, pair, strict=True)}) for pair in pairs
    )
    first_told = next(told)
    if read_alone(reader, first_told).isdisjoint(names):
        return []
    profiles = [first_told, *told]
    _, first, places = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    outcomes = outcomes_of_profiles(reader, [profiles[place] for place in first.tolist()])[decision]
    return [outcomes[place] for place in places.ravel().tolist()]


def _answer(columns: Columns, question: Question, values: list[Value]) -> None:
    """Let a question be answered by an exact value a row."""
    if question.type.numeric:
        columns.answer_number(question.id, np.array(values, np.float64))
        return
    known = columns.layout.values[question.id]
    if question.type is Kind.MANY:
        lists = [value if isinstance(value, tuple) else () for value in values]
        words = {word for whole in lists for word in whole}
        columns.answer_words(question.id, {word: np.array([word in whole for whole in lists]) for word in words})
        others = np.array([not set(whole) <= set(known) for whole in lists])
        columns.words[columns.layout.words[question.id, Mark.OTHER]] = np.where(others, np.uint8(TRUE), np.uint8(FALSE))
    else:
        places = [known.index(value) if value in known else len(known) for value in values]
        columns.answer_word(question.id, np.array(places))


def _merged(cells: list[MapCell], lines: list[list[Outcome]], whole: bool) -> tuple[list[MapCell], list[list[Outcome]]]:
    """Neighbouring cells of numbers joined where their lines of outcomes are equal."""
    kept: list[MapCell] = []
    found: list[list[Outcome]] = []
    for cell, line in zip(cells, lines, strict=True):
        before = kept[-1] if kept else None
        if isinstance(before, Cell) and isinstance(cell, Cell) and before.meets(cell, whole) and found[-1] == line:
            kept[-1] = before.joined(cell)
        else:
            kept.append(cell)
            found.append(line)
    return kept, found


def _place(axis: Axis, cells: Iterable[MapCell]) -> int | None:
    """Which cell holds the present answer."""
    for place, cell in enumerate(cells):
        if isinstance(cell, Listed) and cell.value == axis.here and axis.here is not None:
            return place
        if isinstance(cell, Cell) and axis.position is not None and cell.holds(axis.position):
            return place
    return None
