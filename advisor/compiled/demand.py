"""Computed facts over many profiles at once: the same named formulae, each where what it needs is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import isfinite
from typing import Any

import numpy as np

from advisor.compiled.numbers import Bounds
from advisor.compiled.words import FALSE, LIKELY, MAY_HOLD, OPEN, Word, everywhere
from advisor.model.fact import ComputedFact
from advisor.sizing.demand import FORMULAE, Formula
from advisor.sizing.estimate import Estimate

Rows = Any
"""Where something is so: a bool for every profile, or an array of them."""


@dataclass(frozen=True, slots=True)
class Known:
    """An input of formulae, and where it is known well enough to compute with."""

    estimate: Estimate
    rows: Rows


@dataclass(frozen=True)
class Computation:
    """One computed fact. A call takes what stands in its place so far, whether an answer gives it, then bounds of each
    factor, bounds and presence of each fact read, each condition and its presence; it gives the bounds, and where they
    were computed.
    """

    fact: ComputedFact
    factors: tuple[str, ...]
    read: tuple[str, ...]
    conditions: tuple[str, ...]

    def __call__(self, own: Bounds, given: Word, *arguments: Any) -> tuple[Bounds, Word]:
        """The fact's bounds, and the word of where it was computed."""
        known = len(self.factors)
        ranges = zip(self.factors, arguments[:known], strict=True)
        factors = {name: Estimate(low, best, high) for name, (low, high, best, _) in ranges}
        rest = arguments[known:]
        pairs = list(zip(rest[::2], rest[1::2], strict=True))
        inputs = {name: _known(*pair) for name, pair in zip(self.read, pairs, strict=False)}
        holding = {name: _holds(*pair) for name, pair in zip(self.conditions, pairs[len(self.read) :], strict=True)}
        total: Known | None = None
        for name in self.fact.formulae:
            formula = FORMULAE[name]
            rows = holding.get(formula.only_if, False) if formula.only_if else True
            for result in self._results(formula, inputs, factors, rows):
                total = result if total is None else self._combined(total, result)
        rows = _and(total.rows, _is_false(given)) if total else False
        if total is None or rows is False:
            return own, FALSE
        estimate = total.estimate
        found = (estimate.low, estimate.high, estimate.best, estimate.best)
        if rows is True:
            return found, everywhere(True)
        low, high, likely_low, likely_high = (np.where(rows, new, old) for new, old in zip(found, own, strict=True))
        return (low, high, likely_low, likely_high), everywhere(rows)

    def _results(
        self, formula: Formula, inputs: dict[str, Known], factors: dict[str, Estimate], rows: Rows
    ) -> Iterator[Known]:
        """What a formula gives: one result for every set of profiles that know the same of its optional inputs."""
        for fact in formula.facts:
            rows = _and(rows, inputs[fact].rows if fact in inputs else False)
            if fact in formula.positive and fact in inputs:
                rows = _and(rows, inputs[fact].estimate.low > 0)
        optional = [inputs.get(fact) for fact in formula.optional]
        constants = [factors[name] for name in formula.factors]
        choices = [_cases(known) for known in optional]
        for case in product(*choices):
            if not formula.facts and not any(known for known, _ in case):
                continue
            where = rows
            for _, held in case:
                where = _and(where, held)
            if where is False:
                continue
            needed = [inputs[fact].estimate for fact in formula.facts]
            taken = [known.estimate if known else None for known, _ in case]
            if where is True:
                estimate = formula.compute(*needed, *constants, *taken)
            else:
                estimate = _spread(
                    where,
                    formula.compute(
                        *(_only(value, where) for value in needed),
                        *(_only(value, where) for value in constants),
                        *(_only(value, where) if value else None for value in taken),
                    ),
                )
            if estimate is not None:
                yield Known(estimate, where)

    def _combined(self, total: Known, other: Known) -> Known:
        """Two results as one, each where only it is known."""
        one, two = total.estimate, other.estimate
        both = one.larger(two) if self.fact.combine == "larger" else one.common(two)
        if total.rows is True and other.rows is True:
            return Known(both, True)
        low, best, high = (
            np.where(total.rows, np.where(other.rows, joint, first), second)
            for joint, first, second in zip(_ends(both), _ends(one), _ends(two), strict=True)
        )
        return Known(Estimate(low, best, high), _or(total.rows, other.rows))


def _known(bounds: Bounds, present: Word) -> Known:
    """A number as an estimate; known where it may have a value in both passes, one best value, and an upper end."""
    low, high, best, best_high = bounds
    rows = _and(_all_bits(present, MAY_HOLD), best == best_high)
    rows = _and(rows, isfinite(high) if isinstance(high, float | int) else np.isfinite(high))
    return Known(Estimate(low, best, high), rows)


def _holds(word: Word, present: Word) -> Rows:
    return _and(_all_bits(word, LIKELY), _all_bits(present, OPEN))


def _cases(known: Known | None) -> list[tuple[Known | None, Rows]]:
    """The ways in which an optional input may be known, and where."""
    if known is None or known.rows is False:
        return [(None, True)]
    return [(known, True)] if known.rows is True else [(known, known.rows), (None, ~known.rows)]


def _ends(estimate: Estimate) -> tuple[Any, Any, Any]:
    return estimate.low, estimate.best, estimate.high


def _only(estimate: Estimate, rows: Any) -> Estimate:
    """The estimate of these profiles alone."""
    low, best, high = (value[rows] if isinstance(value, np.ndarray) else value for value in _ends(estimate))
    return Estimate(low, best, high)


def _spread(rows: Any, estimate: Estimate | None) -> Estimate | None:
    """The estimate at its profiles' places; anything elsewhere."""
    if estimate is None:
        return None
    spread = []
    for value in _ends(estimate):
        whole = np.zeros(len(rows))
        whole[rows] = value
        spread.append(whole)
    return Estimate(*spread)


def _all_bits(word: Word, mask: int) -> Rows:
    found = (word & mask) == mask
    return bool(found) if isinstance(found, bool | np.bool_) else _simplified(found)


def _is_false(word: Word) -> Rows:
    return word == 0 if type(word) is int else _simplified(word == 0)


def _simplified(rows: Any) -> Rows:
    """A bool where all profiles agree."""
    return True if rows.all() else rows if rows.any() else False


def _and(one: Rows, other: Rows) -> Rows:
    if one is True or other is False or (isinstance(other, bool | np.bool_) and not other):
        return _plain(other)
    if one is False or other is True:
        return one
    return _simplified(one & other) if not isinstance(other, bool | np.bool_) else one


def _or(one: Rows, other: Rows) -> Rows:
    if one is True or other is True:
        return True
    return _simplified(one | other)


def _plain(rows: Any) -> Rows:
    if isinstance(rows, bool | np.bool_):
        return bool(rows)
    return _simplified(rows)
