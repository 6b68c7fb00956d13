"""Taking a decision for many profiles at once, in arrays with one element a profile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.tables import Decided
from advisor.compiled.words import CERTAIN, FALSE, LIKELY, OPEN, POSSIBLE, Word, everywhere
from advisor.engine.scoring import CAP

Points = Any
"""A number, or an array with one a profile."""

Shift = Callable[[int, int, NDArray[np.uint8]], NDArray[Any]]
"""What becomes of the points that a group (by its number) gives to one option (by its number)."""

_SHIFT = {CERTAIN: 0, POSSIBLE: 1, LIKELY: 2}


@dataclass(slots=True)
class TakenByMany:
    """A decision taken for N profiles: `applies` (words), `scores` (N × options), `total` (the sum of the weights),
    `places` (N × options: 0 eligible, 1 likely vetoed, 2 vetoed), `first` (the option's number, -1 for none).

    `possible` (N × options) tells which may be first, `spotless` where some option can be vetoed by nothing; both are
    None where nobody asked.
    """

    applies: NDArray[np.uint8]
    scores: NDArray[Any]
    total: Points
    places: NDArray[np.int8]
    first: NDArray[np.int8]
    possible: NDArray[np.bool_] | None = None
    spotless: NDArray[np.bool_] | None = None

    def order(self) -> NDArray[np.intp]:
        """The options from first to last, a row a profile."""
        return np.lexsort((-self.scores, self.places), axis=-1)


class TakingByMany:
    """Takes one decision for many profiles, again and again."""

    def __init__(self, table: Decided) -> None:
        self._table = table
        _, _, starts = table.items
        self._first_items = starts
        self._further_items = [
            (number, item)
            for number, (start, group) in enumerate(zip(starts.tolist(), table.groups, strict=False))
            for item in range(start + 1, start + len(group.items))
        ]

    def take(
        self,
        words: tuple[Word, ...],
        weights: Sequence[Points],
        count: int,
        spans: bool = True,
        shift: Shift | None = None,
    ) -> TakenByMany:
        """Take the decision from the words of its evidence; `weights` are those before rules multiply them.

        Where `spans` is false, nobody asks which options may be first while answers are open.
        """
        table = self._table
        evidence = np.empty((len(words), count), np.uint8)
        for place, word in enumerate(words):
            evidence[place] = word
        likely = self._strongest(evidence, LIKELY)
        multiplied = _multiplied(table, words, weights, LIKELY)
        scores = self._scores(likely, likely, [(weight, weight) for weight in multiplied], shift)
        vetoes = np.array(
            [np.bitwise_or.reduce(evidence[list(places)], axis=0) for places in table.vetoes[: table.eligible]],
            np.uint8,
        ).reshape(table.eligible, count)
        barred, likely_vetoed = (vetoes & CERTAIN) != 0, (vetoes & LIKELY) != 0
        places = np.ascontiguousarray(np.where(barred, 2, likely_vetoed).astype(np.int8).T)
        taken = TakenByMany(evidence[table.applies], scores, sum(multiplied), places, _first(scores, places))
        if spans:
            eligible = (vetoes == FALSE).T
            taken.possible = self._possible(evidence, words, weights, eligible) & ~barred.T
            taken.spotless = eligible.any(axis=1)
        return taken

    def candidates(self, taken: TakenByMany, fixed: int | NDArray[np.int8] | None) -> tuple[Word, ...]:
        """Per option, the words of whether it may be the choice; last, of what keeps it open whether there is one.

        `fixed` is the choice from outside, one for all profiles or one a profile (-1 where it is as taken). Where
        nobody asked for what is possible, the first pass sees the choice that the second sees.
        """
        options = len(self._table.options)
        if isinstance(fixed, np.ndarray):
            *words, unsure = self.candidates(taken, None)
            free = everywhere(fixed < 0)
            chosen = (everywhere(fixed == option) & (POSSIBLE | OPEN) for option in range(options))
            return (*(word & free | outside for word, outside in zip(words, chosen, strict=True)), unsure & free)
        if fixed is not None:
            return (*(POSSIBLE | OPEN if option == fixed else FALSE for option in range(options)), FALSE)
        applies = taken.applies
        found: list[Word] = [FALSE] * (options + 1)
        for option in range(self._table.eligible):
            chosen = (taken.first == option) * np.uint8(OPEN) & applies
            if taken.possible is None:
                found[option] = _simplest(chosen | (chosen >> 2))
            else:
                found[option] = _simplest(chosen | (taken.possible[:, option] * np.uint8(POSSIBLE) & applies))
        unsure = (~applies & LIKELY) << 1
        if taken.spotless is None:
            found[-1] = _simplest(unsure | (unsure >> 2))
        else:
            found[-1] = _simplest(unsure | ((~(applies & taken.spotless) & CERTAIN) << 1))
        return tuple(found)

    def _strongest(self, evidence: NDArray[np.uint8], bit: int) -> NDArray[np.uint8]:
        """Per group, the strength of the strongest item of which the bit is set, 0 where there is none."""
        places, strengths, _ = self._table.items
        held = (evidence >> np.uint8(_SHIFT[bit])) & np.uint8(1)
        points: NDArray[np.uint8] = np.asarray(held[places] * strengths[:, None], np.uint8)
        if not self._further_items:
            return points
        strongest = points[self._first_items]
        for group, item in self._further_items:
            np.maximum(strongest[group], points[item], out=strongest[group])
        return strongest

    def _scores(
        self,
        favours: NDArray[np.uint8],
        disfavours: NDArray[np.uint8],
        weights: Sequence[tuple[Points, Points]],
        shift: Shift | None = None,
    ) -> NDArray[Any]:
        """The scores, N × options; of each criterion's two weights the first is for points below zero."""
        whole = all(np.asarray(weight).dtype.kind == "i" for pair in weights for weight in pair)
        scores = np.zeros((self._table.eligible, favours.shape[1]), np.int64 if whole else np.float64)
        for (option, criterion), (ours, theirs) in self._table.cells.items():
            points = _sum(favours, ours, option, shift) - _sum(disfavours, theirs, option, shift)
            np.minimum(np.maximum(points, -CAP, out=points), CAP, out=points)
            below, above = weights[criterion]
            weight = below if below is above else np.where(points < 0, below, above)
            scores[option] += np.multiply(points, weight, dtype=scores.dtype)
        return np.ascontiguousarray(scores.T)

    def _possible(
        self,
        evidence: NDArray[np.uint8],
        words: tuple[Word, ...],
        weights: Sequence[Points],
        eligible: NDArray[np.bool_],
    ) -> NDArray[np.bool_]:
        """Which options' highest score reaches the best lowest score of options that nothing can veto, N × options."""
        table = self._table
        low, high = _multiplied(table, words, weights, CERTAIN), _multiplied(table, words, weights, POSSIBLE)
        if not any(table.weighings):
            high = low
        sure, possible = self._strongest(evidence, CERTAIN), self._strongest(evidence, POSSIBLE)
        lowest = self._scores(sure, possible, list(zip(high, low, strict=True)))
        highest = self._scores(possible, sure, list(zip(low, high, strict=True)))
        nothing = -np.inf if lowest.dtype.kind == "f" else np.iinfo(np.int64).min
        bar = np.where(eligible, lowest, nothing).max(axis=1, initial=nothing)
        return np.asarray(highest >= bar[:, None])


def _sum(points: NDArray[np.uint8], groups: NDArray[np.intp], option: int, shift: Shift | None) -> NDArray[np.int16]:
    """What groups give to an option together."""
    if shift is None:
        return np.asarray(points[groups].sum(axis=0, dtype=np.int16))
    total = np.zeros(points.shape[1], np.int16)
    for group in groups.tolist():
        if points[group].any():
            total += shift(group, option, points[group])
    return total


def _simplest(word: NDArray[Any]) -> Word:
    """The word itself where all profiles share it, so that what follows from it is found once."""
    return int(word[0]) if word.size and (word == word[0]).all() else word


def _multiplied(table: Decided, words: tuple[Word, ...], weights: Sequence[Points], mask: int) -> list[Points]:
    """The weights with what firings multiply them by: the largest factor of each argument."""
    found = []
    for weight, arguments in zip(weights, table.weighings, strict=True):
        for items in arguments:
            factor: Points = 1
            for times, place in items:
                factor = np.maximum(factor, np.where(np.asarray(words[place]) & mask, times, 1))
            weight = weight * factor
        found.append(weight)
    return found


def _first(scores: NDArray[Any], places: NDArray[np.int8]) -> NDArray[np.int8]:
    """The best option of the best place; of equals the one that stands first; -1 where all are vetoed."""
    if not scores.shape[1]:
        return np.full(len(scores), -1, np.int8)
    best = places.min(axis=1)
    nothing = -np.inf if scores.dtype.kind == "f" else np.iinfo(np.int64).min
    first = np.where(places == best[:, None], scores, nothing).argmax(axis=1)
    return np.where(best == 2, -1, first).astype(np.int8)
