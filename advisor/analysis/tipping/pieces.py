"""The numbers that an answer may have: pieces of a line, cut where a constraint forbids some of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite, nextafter

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.tipping.exact_answers import Value, exactly
from advisor.analysis.tipping.plain_numbers import plainest
from advisor.analysis.tipping.validity import Validity
from advisor.compiled.evaluator import Compiled
from advisor.engine.facts import Facts
from advisor.model.condition import Condition, FactReference, Test, tests_of
from advisor.model.fact import Kind
from advisor.model.knowledge import Interval
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase

WIDENED = 10.0
"""How many times an axis reaches beyond what is likely, beyond every threshold and beyond the present value."""
STEPS = 72
"""Points of the grid that looks for what formulae make of a number."""
UNKNOWN_SIZE = (1.0, 1e6)
"""Where to look when nobody has said how large a number is likely to be."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """Values that the answer cannot have here, and why: a list of values, or the numbers between `low` and `high`."""

    because: str
    values: tuple[Value, ...] = ()
    low: float = inf
    high: float = -inf


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Numbers that an answer may have, from the first of `points` to the last, and where to look first.

    `exact` are the numbers with which it is itself compared. `even` numbers (shares and percentages) are looked for in
    equal steps, others in equal ratios.
    """

    question: str
    points: NDArray[np.float64]
    exact: tuple[float, ...]
    whole: bool
    even: bool


def pieces_of(
    reader: Compiled, facts: Facts, question: Question, here: float | None, validity: Validity
) -> tuple[tuple[Piece, ...], tuple[Excluded, ...]]:
    """The runs of numbers that are valid, and what lies between them; `here` is the present number."""
    whole = question.type is Kind.COUNT
    conditions = _conditions(reader.program.base, validity)
    # Validity is told by comparisons with the answer itself, so it changes at exact points only.
    exact = sorted({*_thresholds(reader, facts, question.id), *_bounds(conditions, question.id, facts)})
    reasons: dict[tuple[int, int], str | None] = {}
    runs: list[tuple[str | None, list[float]]] = []
    for point in _points(question, here, exact).tolist():
        region = (int(np.searchsorted(exact, point, "left")), int(np.searchsorted(exact, point, "right")))
        if region not in reasons:
            reasons[region] = validity.objection(**{question.id: exactly(point)})
        if not runs or runs[-1][0] != reasons[region]:
            runs.append((reasons[region], []))
        runs[-1][1].append(point)
    pieces, excluded = [], []
    for place, (reason, run) in enumerate(runs):
        if reason is None:
            within = tuple(number for number in exact if run[0] <= number <= run[-1])
            pieces.append(Piece(question.id, np.array(run), within, whole, _even(question)))
        else:
            before = run[0] if whole or not place else runs[place - 1][1][-1]
            after = run[-1] if whole or place + 1 == len(runs) else runs[place + 1][1][0]
            excluded.append(Excluded(reason, (), plainest(before, run[0]), plainest(run[-1], after)))
    return tuple(pieces), tuple(excluded)


def _thresholds(reader: Compiled, facts: Facts, question: str) -> Iterator[float]:
    """The numbers with which rules compare the answer itself."""
    base = reader.program.base
    for test, threshold in zip(reader.threshold_tests, reader.thresholds, strict=True):
        if test.fact == question:
            yield threshold
    for literal in reader.tests:
        if isinstance(literal, Test) and isinstance(literal.operand, FactReference):
            yield from _other_side(literal, question, facts, base)


def _bounds(conditions: Iterable[Condition], question: str, facts: Facts) -> Iterator[float]:
    """The numbers with which conditions compare the answer."""
    for condition in conditions:
        for test in tests_of(condition):
            if isinstance(test.operand, FactReference):
                yield from _other_side(test, question, facts, None)
            elif test.fact == question and isinstance(test.operand, int | float):
                yield float(test.operand)


def _other_side(test: Test, question: str, facts: Facts, base: RuleBase | None) -> Iterator[float]:
    """What is known of the number with which the answer is compared: its bounds and its best value, if anything."""
    assert isinstance(test.operand, FactReference)
    pair = (test.fact, test.operand.fact)
    if question not in pair:
        return
    other = pair[1] if pair[0] == question else pair[0]
    if other in facts.origins and facts.origins[other].status == "unknown":
        return
    if base is not None and other.startswith("="):
        _, decision, attribute = other.rsplit("=", 1)[1].split(".", 2)
        for option in base.options[decision].values():
            yield from (float(value) for value in option.values_of(attribute) or () if not isinstance(value, str))
    for view in (facts.certain, facts.likely):
        known = view.knowledge.get(other)
        if known is not None and isinstance(known.values, Interval):
            yield from (bound for bound in (known.values.low, known.values.high) if isfinite(bound))


def _conditions(base: RuleBase, validity: Validity) -> Iterator[Condition]:
    """The conditions that decide whether questions arise, and what a profile may say."""
    yield from (question.ask_when for question in base.questions.values())
    yield from validity.conditions


def _points(question: Question, here: float | None, exact: Sequence[float]) -> NDArray[np.float64]:
    """Where to look first: a grid, every exact point with its neighbours, and the present value."""
    declared = question.fact_type
    whole, even = question.type is Kind.COUNT, _even(question)
    present = [] if here is None else [float(round(here)) if whole else here]
    told = [value for value in (*present, *exact, *(question.prior.range or () if question.prior else ())) if value]
    if even and isfinite(declared.maximum):
        low, high = declared.minimum, declared.maximum
        grid = np.linspace(low, high, STEPS)
    else:
        low = max(declared.minimum, min(told, default=UNKNOWN_SIZE[0] * WIDENED) / WIDENED)
        high = min(declared.maximum, max(told, default=UNKNOWN_SIZE[1] / WIDENED) * WIDENED)
        grid = np.linspace(low, high, STEPS) if low <= 0 else np.geomspace(low, high, STEPS)
        grid[-1] = high
        if declared.minimum <= 0 < low:
            grid = np.concatenate(([0.0, low * 1e-9], grid))
    near = [point for value in exact for point in _neighbours(value, whole)]
    every = np.unique(np.concatenate((np.round(grid) if whole else grid, near, present)))
    return every[(every >= declared.minimum) & (every <= declared.maximum)]


def _even(question: Question) -> bool:
    return question.type in (Kind.SHARE, Kind.PERCENT) or question.minimum < 0


def _neighbours(value: float, whole: bool) -> tuple[float, float, float]:
    """A number, and those just below and above it."""
    if whole:
        return float(ceil(value) - 1), float(floor(value)), float(floor(value) + 1)
    return nextafter(value, -inf), value, nextafter(value, inf)
