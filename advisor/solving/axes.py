"""One answer of the profile as states of the model: as told, not asked, or one of the values that it may become."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite

from advisor.engine.gathering import assumed
from advisor.model.condition import Scalar
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer
from advisor.model.question import Question
from advisor.sizing.estimate import Estimate
from advisor.solving.estimates import OpenEstimate, Quantity, either_of
from advisor.solving.freedom import Freedom
from advisor.solving.linear import Sum, same
from advisor.solving.logarithms import ZERO, Amount
from advisor.solving.logic import TRUE, Literal, Logic, Rails
from advisor.solving.states import Members, State

ANOTHER = "another"
"""Stands for every word that the rules do not mention."""


@dataclass(eq=False)
class Axis:
    """What one answer may be. Exactly one state holds; those that are a change name their value.

    `forms` are answers without a value: that it does not apply, or is open.
    `leaf` is the logarithm of the number that it becomes, where formulae or other numbers are compared with it.
    """

    question: Question
    answer: Answer | None
    asked: Rails
    told: list[State] = field(default_factory=list)
    cells: list[tuple[State, Interval]] = field(default_factory=list)
    words: list[tuple[State, Scalar]] = field(default_factory=list)
    wholes: list[tuple[State, frozenset[str]]] = field(default_factory=list)
    listed: State | None = None
    forms: list[tuple[State, Answer]] = field(default_factory=list)
    leaf: Amount | None = None

    def states(self) -> Iterator[State]:
        """Every state."""
        yield from self.told
        for values in (self.cells, self.words, self.wholes, self.forms):
            yield from (state for state, _ in values)
        if self.listed:
            yield self.listed

    @property
    def baseline(self) -> frozenset[str] | None:
        """The list that is told today, as far as it is told."""
        values = self.answer.knowledge.values if self.answer else None
        return values.required if isinstance(values, Subset) else None

    @property
    def exact(self) -> bool:
        """Whether one value, and one only, is told today."""
        return self.answer is not None and self.answer.knowledge.exact and not self.answer.knowledge.not_applicable

    @property
    def expected(self) -> float | None:
        """The number that is told today at its best, else the middle of what the question takes to be likely."""
        today = self.estimate_today() if self.answer else None
        if today is not None:
            return float(today.best)
        prior = self.question.prior.range if self.question.prior else None
        return (prior[0] * prior[1]) ** 0.5 if prior else None

    def members(self) -> Members:
        """The list that it becomes, word by word."""
        return self.listed.content if self.listed and isinstance(self.listed.content, dict) else {}

    def estimate_today(self) -> Estimate | None:
        """What formulae read of the answer as told; None where they go without it."""
        likely, certain = likely_today(self.question, self.answer), certain_today(self.question, self.answer)
        best, span = likely.values, certain.values
        if not isinstance(best, Interval) or not isinstance(span, Interval):
            return None
        return Estimate(span.low, best.low, span.high) if best.exact and isfinite(span.high) else None

    def quantity(self, logic: Logic) -> Quantity:
        """The answer as formulae read it."""
        moved = logic.any_of(state.literal for state, _ in self.cells)
        cases = []
        if self.leaf is not None:
            cases.append((moved, OpenEstimate(self.leaf, self.leaf, self.leaf)))
        today = self.estimate_today()
        if today is not None:
            still = logic.any_of(state.literal for state in self.told if state.content != NOT_APPLICABLE)
            cases.append((still, OpenEstimate.told(logic, today)))
        return either_of(logic, cases)


DECLINED = "it does not arise here"
_DECLINED = Answer(NOT_APPLICABLE, reason=DECLINED, raw={"not_applicable": DECLINED})


def _left_open(question: Question) -> Iterator[Answer]:
    """The answer that leaves open what silence would not."""
    anything = question.fact_type.anything
    match anything.values:
        case _ if question.assume is None:
            return
        case Subset():
            yield Answer(anything, partial=True, raw={"at_least": []})
        case Choice(values) if values and len(values) > 1:
            yield Answer(anything, raw={"one_of": sorted(values, key=lambda word: _place(question, word))})


def likely_today(question: Question, answer: Answer | None) -> Knowledge:
    """What the likely pass knows of a question that is asked."""
    if answer is not None:
        return Knowledge(Interval(answer.best, answer.best)) if answer.best is not None else answer.knowledge
    return question.fact_type.anything if question.assume is None else assumed(question)


def certain_today(question: Question, answer: Answer | None) -> Knowledge:
    """What the certain pass knows of a question that is asked."""
    return answer.knowledge if answer else question.fact_type.anything


def make_axis(
    logic: Logic,
    question: Question,
    answer: Answer | None,
    asked: Rails,
    freedom: Freedom,
    cells: tuple[Interval, ...],
    mentioned: tuple[str, ...],
    measured: bool,
) -> Axis:
    """The states of one answer.

    `cells` cut its numbers, `mentioned` holds the words that rules know besides the choices, and `measured` says
    whether the number itself matters and not only its cell.
    """
    axis = Axis(question, answer, asked)
    if asked[1] != TRUE:
        axis.told.append(State(-asked[1], NOT_APPLICABLE))
    stays = freedom.stays and not (isinstance(freedom.domain, Subset) and axis.exact)
    if isinstance(freedom.domain, Interval):
        axis.cells = _cells(logic, axis, stays and not measured, stays, cells)
    elif isinstance(freedom.domain, Choice):
        axis.words = _words(logic, axis, stays, freedom.domain, mentioned)
    elif isinstance(freedom.domain, Subset) and freedom.domain.alternatives:
        wholes = tuple(dict.fromkeys(freedom.domain.alternatives))
        literals = _literals(logic, axis, stays, len(wholes))
        contents = (Knowledge(Subset.exactly(whole)) for whole in wholes)
        axis.wholes = [
            (State(literal, content, given=True), whole)
            for literal, content, whole in zip(literals, contents, wholes, strict=True)
        ]
    elif isinstance(freedom.domain, Subset):
        members = _members(logic, axis, freedom.domain, mentioned)
        axis.listed = State(_literals(logic, axis, stays, 1)[0], members, given=True)
    if freedom.other_forms:
        axis.forms = [
            (State(logic.fresh(), form.knowledge, given=True), form) for form in (_DECLINED, *_left_open(question))
        ]
    free = bool(axis.forms or axis.cells or axis.words or axis.wholes or axis.listed)
    if stays or not free:
        axis.told.extend(_as_told(logic, axis, freedom, logic.fresh() if free else asked[1]))
    logic.exactly_one(state.literal for state in axis.states())
    if measured and axis.cells:
        axis.leaf = _measure(logic, axis)
    return axis


def _literals(logic: Logic, axis: Axis, stays: bool, count: int) -> list[Literal]:
    """A literal a state; the only one holds wherever the question is asked."""
    return [axis.asked[1]] if count == 1 and not stays else [logic.fresh() for _ in range(count)]


def _as_told(logic: Logic, axis: Axis, freedom: Freedom, literal: Literal) -> Iterator[State]:
    """The answer as it stands: what is not answered is less known where it is not sure to be asked."""
    given = axis.answer is not None
    if freedom.domain is None and not freedom.stays:
        yield State(literal, None, given=True)
        return
    likely, certain = likely_today(axis.question, axis.answer), certain_today(axis.question, axis.answer)
    if given or axis.question.assume is not None or axis.asked[0] == axis.asked[1]:
        yield State(literal, likely, given, certain)
        return
    yield State(logic.all_of((literal, axis.asked[0])), likely, given, certain)
    yield State(logic.all_of((literal, -axis.asked[0])), Knowledge(likely.values, absent=True), given, certain)


def _cells(
    logic: Logic, axis: Axis, drop: bool, stays: bool, cells: tuple[Interval, ...]
) -> list[tuple[State, Interval]]:
    """A state a cell; where only the cell matters, the present one is no change."""
    today = axis.answer.knowledge.values if axis.answer and axis.exact else None
    if drop and isinstance(today, Interval):
        cells = tuple(cell for cell in cells if not cell.low <= today.low <= cell.high)
    literals = _literals(logic, axis, stays, len(cells))
    return [
        (State(literal, Knowledge(cell), given=True, several=not cell.exact), cell)
        for literal, cell in zip(literals, cells, strict=True)
    ]


def _words(
    logic: Logic, axis: Axis, stays: bool, domain: Choice, mentioned: tuple[str, ...]
) -> list[tuple[State, Scalar]]:
    question, values = axis.question, domain.values
    universe = _universe(question, mentioned) if values is None else sorted(values, key=lambda x: _place(question, x))
    today = axis.answer.knowledge.values if axis.answer and stays else None
    words = [word for word in universe if today != Choice(frozenset({word}))]
    literals = _literals(logic, axis, stays, len(words))
    return [
        (State(literal, Knowledge(Choice(frozenset({word}))), given=True), word)
        for literal, word in zip(literals, words, strict=True)
    ]


def _members(logic: Logic, axis: Axis, domain: Subset, mentioned: tuple[str, ...]) -> Members:
    question, allowed = axis.question, domain.allowed
    words = _universe(question, mentioned) if allowed is None else sorted(allowed, key=lambda x: _place(question, x))
    told = sorted(domain.required | (axis.baseline or frozenset()))
    return {word: TRUE if word in domain.required else logic.fresh() for word in dict.fromkeys((*words, *told))}


def _measure(logic: Logic, axis: Axis) -> Amount:
    """The logarithm of the number, held to its cell; zero has a cell of its own."""
    share = axis.question.fact_type.maximum == 1
    leaf = Amount.share(logic) if share else Amount.measured(logic)
    for state, cell in axis.cells:
        _hold(logic, leaf, cell.low, cell.high, state.literal)
        if leaf.rest is not None:
            _hold(logic, leaf.rest, 1 - cell.high, 1 - cell.low, state.literal)
    return leaf


def _hold(logic: Logic, amount: Amount, low: float, high: float, when: Literal) -> None:
    if high == 0:
        same(logic, amount.logarithm, Sum(ZERO), (when,))
    else:
        amount.within(low, high, when)
        amount.clear_of(low, high, when)


def _universe(question: Question, mentioned: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*question.fact_type.choices, *mentioned, *((ANOTHER,) if question.open else ()))))


def _place(question: Question, word: Scalar) -> tuple[int, str]:
    choices = question.fact_type.choices
    return (choices.index(str(word)) if str(word) in choices else len(choices)), str(word)
