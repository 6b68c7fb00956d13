"""A solution of the model as answers that a profile can hold: ranges become numbers that people would say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import floor, inf, isfinite, log10, sqrt

from ortools.sat.python import cp_model

from advisor.model.fact import Kind
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer, Profile
from advisor.solving.axes import Axis
from advisor.solving.logarithms import Amount, value_of
from advisor.solving.logic import TRUE, Literal, Logic
from advisor.solving.model import Model


@dataclass(frozen=True)
class Solution:
    """The values that the solver found, by literal and by number."""

    logic: Logic
    solver: cp_model.CpSolver

    def holds(self, literal: Literal) -> bool:
        """Whether a literal holds."""
        if abs(literal) == TRUE:
            return literal == TRUE
        return self.solver.boolean_value(self.logic.literal(literal))

    def logarithm(self, amount: Amount) -> int:
        """The logarithm that the solver gave to a quantity."""
        total = amount.logarithm
        return total.constant + sum(
            factor * self.solver.value(self.logic.variable(number)) for number, factor in total.terms.items()
        )

    def number(self, axis: Axis) -> float | None:
        """The number that the solver gave to an answer; near one a share is read from what is left of it."""
        if axis.leaf is None:
            return None
        value = value_of(self.logarithm(axis.leaf))
        rest = axis.leaf.rest
        return 1 - value_of(self.logarithm(rest)) if rest is not None and value > 0.5 else value


def proposals(model: Model, solution: Solution, profile: Profile) -> Iterator[tuple[Profile, tuple[str, ...]]]:
    """Profiles that the solution may stand for, each with the answers that moved, the plainest numbers first."""
    moved = {axis.question.id: _told(axis, solution) for axis in model.answers.axes()}
    places = _places(model, solution)
    seen: list[dict[str, Answer]] = []
    for manner in range(3):
        answers = {name: told[min(manner, len(told) - 1)] for name, told in moved.items() if told}
        if places is not None:
            answers["pain_in"] = places
        if answers not in seen:
            seen.append(answers)
            yield replace(profile, answers={**profile.answers, **answers}, sha256=""), tuple(answers)


def _told(axis: Axis, solution: Solution) -> tuple[Answer, ...]:
    """The answer that an axis moved to, in one to three manners; nothing where it stays."""
    for state, cell in axis.cells:
        if solution.holds(state.literal):
            return tuple(number_answer(value) for value in _numbers(axis, cell, solution.number(axis)))
    for state, word in axis.words:
        if solution.holds(state.literal):
            return (Answer(Knowledge(Choice(frozenset({word}))), raw=word),)
    for state, whole in axis.wholes:
        if solution.holds(state.literal):
            return (list_answer(axis, whole),)
    for state, form in axis.forms:
        if solution.holds(state.literal):
            return (form,)
    if axis.listed is not None and solution.holds(axis.listed.literal):
        whole = frozenset(word for word, held in axis.members().items() if solution.holds(held))
        if not axis.exact or whole != axis.baseline:
            return (list_answer(axis, whole),)
    return ()


def number_answer(value: float) -> Answer:
    """A number as an answer."""
    plain = int(value) if isfinite(value) and value == int(value) else value
    return Answer(Knowledge(Interval(value, value)), raw=plain)


def list_answer(axis: Axis, words: frozenset[str]) -> Answer:
    """A complete list as an answer, in the order in which it is offered."""
    ordered = [word for word in axis.members() if word in words] or sorted(words)
    return Answer(Knowledge(Subset.exactly(words)), raw=ordered)


def _places(model: Model, solution: Solution) -> Answer | None:
    """Where pains are felt, as far as a completion says it."""
    if not model.facts.places:
        return None
    felt = {
        pain: tuple(word for word, held in members.items() if solution.holds(held))
        for pain, members in model.facts.places.items()
    }
    return Answer(Knowledge(Subset.exactly(frozenset(felt))), detail=felt, raw={k: list(v) for k, v in felt.items()})


def _numbers(axis: Axis, cell: Interval, solved: float | None) -> list[float]:
    """Numbers of a cell: a plain one near what is told today, then what the solver found, rounded and as it is."""
    whole = axis.question.type is Kind.COUNT
    found = [plain_number(cell, axis.expected, whole)]
    if solved is not None:
        exact = min(max(solved, cell.low), cell.high)
        exact = float(round(exact)) if whole and isfinite(exact) else exact
        found += [value for value in (rounded(exact, 3), exact) if cell.low <= value <= cell.high]
    return found


def plain_number(cell: Interval, near: float | None, whole: bool) -> float:
    """A number of the cell with few digits: close to the end next to a given number, else about the middle."""
    if near is None:
        near = _middle(cell)
    target = min(max(near, cell.low), cell.high)
    reach = min(abs(target), cell.high - cell.low) / 20
    for digits in range(1, 18):
        for value in _around(target, digits):
            inside = cell.low <= value <= cell.high and abs(value - target) <= reach
            if inside and value != near and (not whole or value == int(value)):
                return value
    return target


def _middle(cell: Interval) -> float:
    if cell.low > 0 and isfinite(cell.high):
        return sqrt(cell.low) * sqrt(cell.high)
    return cell.low + (cell.high - cell.low) / 2 if isfinite(cell.high) else cell.low


_TINY = 1e-300
"""Below this, numbers are taken as they are."""


def _around(value: float, digits: int) -> tuple[float, ...]:
    """The number rounded to some digits, and its neighbours."""
    if value < _TINY or not isfinite(value):
        return (value,)
    step = 10.0 ** (floor(log10(abs(value))) - digits + 1)
    base = round(value / step)
    return tuple(float(f"{(base + offset) * step:.12g}") for offset in (0, 1, -1))


def rounded(value: float, digits: int) -> float:
    """A number rounded to so many digits."""
    return _around(value, digits)[0] if value != inf else value
