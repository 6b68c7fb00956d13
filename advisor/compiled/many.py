"""Taking a decision for many profiles at once, in arrays with one element a profile.

What is the same for all profiles stays one number, so that only what varies costs time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.tables import Decided, Group
from advisor.compiled.words import CERTAIN, FALSE, LIKELY, OPEN, POSSIBLE, Word
from advisor.engine.scoring import CAP

Points = Any
"""A number, or an array with one a profile."""

Cells = dict[tuple[int, int], Points]
"""Points by option and criterion; a cell that is not listed holds none."""

Shift = Callable[[int, int, Points], Points]
"""What becomes of the points that a group (by its number) gives to one of its cells (by its number)."""


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


def take_many(
    table: Decided,
    words: tuple[Word, ...],
    weights: Sequence[Points],
    count: int,
    spans: bool = True,
    shift: Shift | None = None,
) -> TakenByMany:
    """Take a decision from the words of its evidence.

    Where `spans` is false, nobody asks which options may be first while answers are open.
    """
    cells = _cells(table, words, (LIKELY, LIKELY), shift)
    multiplied = _multiplied(table, words, weights, LIKELY)
    scores = _weighed(table, cells, [(weight, weight) for weight in multiplied], count)
    vetoes = [_either(words, places) for places in table.vetoes[: table.eligible]]
    places = np.zeros((count, table.eligible), np.int8)
    for option, word in enumerate(vetoes):
        if not isinstance(word, int) or word:
            places[:, option] = np.where((word & CERTAIN) != 0, 2, (word & LIKELY) != 0)
    applies = np.broadcast_to(np.asarray(words[table.applies], np.uint8), count)
    taken = TakenByMany(applies, scores, sum(multiplied), places, _first(scores, places))
    if spans:
        taken.possible, taken.spotless = _possible(table, words, weights, count, vetoes)
    return taken


def candidates_of_many(table: Decided, taken: TakenByMany, fixed: int | None) -> tuple[Word, ...]:
    """Per option, the words of whether it may be the choice; last, of what keeps it open whether there is one.

    Where nobody asked for what is possible, the first pass sees the choice that the second sees.
    """
    if fixed is not None:
        return (*(POSSIBLE | OPEN if option == fixed else FALSE for option in range(len(table.options))), FALSE)
    applies = taken.applies
    found: list[Word] = [FALSE] * (len(table.options) + 1)
    for option in range(table.eligible):
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


def _simplest(word: NDArray[Any]) -> Word:
    """The word itself where all profiles share it, so that what follows from it is found once."""
    return int(word[0]) if word.size and (word == word[0]).all() else word


def _cells(table: Decided, words: tuple[Word, ...], masks: tuple[int, int], shift: Shift | None = None) -> Cells:
    """The points of every cell: favours that hold by the first mask, disfavours that hold by the second."""
    cells: Cells = {}
    for number, group in enumerate(table.groups):
        points = _strongest(group, words, masks[group.sign < 0])
        if isinstance(points, int) and not points:
            continue
        for place, (option, criterion) in enumerate(group.cells):
            if option < table.eligible:
                moved = points if shift is None else shift(number, place, points)
                so_far = cells.get((option, criterion), 0)
                cells[option, criterion] = so_far + moved if group.sign > 0 else so_far - moved
    return cells


def _strongest(group: Group, words: tuple[Word, ...], mask: int) -> Points:
    """The strength of the strongest item that holds, 0 where none does."""
    strongest: Points = 0
    for strength, place in group.items:
        word = words[place]
        if isinstance(word, int):
            found: Points = strength if word & mask else 0
        else:
            found = ((word & mask) != 0) * np.int16(strength)
        strongest = _larger(strongest, found)
    return strongest


def _multiplied(table: Decided, words: tuple[Word, ...], weights: Sequence[Points], mask: int) -> list[Points]:
    """The weights with what firings multiply them by: the largest factor of each argument."""
    found = []
    for weight, arguments in zip(weights, table.weighings, strict=True):
        for items in arguments:
            factor: Points = 1
            for times, place in items:
                held = words[place] & mask
                factor = _larger(factor, (times if held else 1) if isinstance(held, int) else np.where(held, times, 1))
            weight = weight * factor
        found.append(weight)
    return found


def _weighed(table: Decided, cells: Cells, weights: Sequence[tuple[Points, Points]], count: int) -> NDArray[Any]:
    """The scores, N × options; of each criterion's two weights the first is for points below zero."""
    whole = all(np.asarray(weight).dtype.kind == "i" for pair in weights for weight in pair)
    scores = np.zeros((table.eligible, count), np.int64 if whole else np.float64)
    for (option, criterion), points in cells.items():
        below, above = weights[criterion]
        if isinstance(points, int):
            points = max(-CAP, min(CAP, points))
            scores[option] += points * (below if points < 0 else above)
        else:
            points = np.minimum(np.maximum(points, -CAP), CAP).astype(scores.dtype)
            scores[option] += points * (below if below is above else np.where(points < 0, below, above))
    return np.ascontiguousarray(scores.T)


def _possible(
    table: Decided, words: tuple[Word, ...], weights: Sequence[Points], count: int, vetoes: list[Word]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which options may be first, and where some option can be vetoed by nothing."""
    low, high = _multiplied(table, words, weights, CERTAIN), _multiplied(table, words, weights, POSSIBLE)
    if not any(table.weighings):
        high = low
    least = _cells(table, words, (CERTAIN, POSSIBLE))
    most = _cells(table, words, (POSSIBLE, CERTAIN))
    lowest = _weighed(table, least, list(zip(high, low, strict=True)), count)
    highest = _weighed(table, most, list(zip(low, high, strict=True)), count)
    eligible = np.ones((count, table.eligible), bool)
    barred = np.zeros((count, table.eligible), bool)
    for option, word in enumerate(vetoes):
        eligible[:, option] = word == FALSE
        barred[:, option] = (word & CERTAIN) != 0
    nothing = -np.inf if lowest.dtype.kind == "f" else np.iinfo(np.int64).min
    bar = np.where(eligible, lowest, nothing).max(axis=1, initial=nothing)
    return np.asarray(~barred & (highest >= bar[:, None])), np.asarray(eligible.any(axis=1))


def _either(words: tuple[Word, ...], places: tuple[int, ...]) -> Word:
    found: Word = FALSE
    for place in places:
        found = found | words[place]
    return found


def _larger(one: Points, other: Points) -> Points:
    if isinstance(one, int) and isinstance(other, int):
        return max(one, other)
    return other if isinstance(one, int) and not one else np.maximum(one, other)


def _first(scores: NDArray[Any], places: NDArray[np.int8]) -> NDArray[np.int8]:
    """The best option of the best place; of equals the one that stands first; -1 where all are vetoed."""
    if not scores.shape[1]:
        return np.full(len(scores), -1, np.int8)
    best = places.min(axis=1)
    nothing = -np.inf if scores.dtype.kind == "f" else np.iinfo(np.int64).min
    first = np.where(places == best[:, None], scores, nothing).argmax(axis=1)
    return np.where(best == 2, -1, first).astype(np.int8)
