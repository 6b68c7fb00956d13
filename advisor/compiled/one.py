"""Taking a decision for one profile: all cells in one product of matrices, whole numbers throughout.

Points and weights are small integers, so that floating point carries them without rounding (up to 2^53).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.tables import Decided
from advisor.compiled.words import CERTAIN, LIKELY, OPEN, POSSIBLE
from advisor.engine.scoring import CAP
from advisor.model.assessment import VetoStatus

PLACES: dict[VetoStatus, int] = {"eligible": 0, "possibly_vetoed": 0, "likely_vetoed": 1, "vetoed": 2}
_SHIFT = {CERTAIN: 0, POSSIBLE: 1, LIKELY: 2}


@dataclass(slots=True)
class Taken:
    """A decision taken; everything is by option in the table's order. `first` is None when all are vetoed.

    `applies` is the word of the decision's own condition.
    """

    applies: int
    scores: list[int]
    statuses: list[VetoStatus]
    possible: list[bool]
    first: int | None

    def order(self) -> list[int]:
        """The options from first to last."""
        return sorted(
            range(len(self.scores)), key=lambda option: (PLACES[self.statuses[option]], -self.scores[option], option)
        )


class Taking:
    """Takes one decision, again and again."""

    def __init__(self, table: Decided) -> None:
        self._table = table
        self._vetoed = [(option, places) for option, places in enumerate(table.vetoes[: table.eligible]) if places]

    def take(self, words: tuple[int, ...], weights: tuple[int, ...]) -> Taken:
        """Take the decision from the words of its evidence; `weights` are those before rules multiply them."""
        table = self._table
        statuses: list[VetoStatus] = ["eligible"] * table.eligible
        for option, places in self._vetoed:
            statuses[option] = _status(words, places)
        scores, lowest, highest = self._scores(words, weights)
        bar = max((low for low, status in zip(lowest, statuses, strict=True) if status == "eligible"), default=None)
        possible = [
            status != "vetoed" and (bar is None or top >= bar) for top, status in zip(highest, statuses, strict=True)
        ]
        first = min(range(table.eligible), key=lambda o: (PLACES[statuses[o]], -scores[o], o), default=None)
        if first is not None and statuses[first] == "vetoed":
            first = None
        return Taken(words[table.applies], scores, statuses, possible, first)

    def candidates(self, taken: Taken, fixed: int | None) -> tuple[int, ...]:
        """Per option, the word of whether it may be the choice; last, of what keeps it open whether there is one."""
        table = self._table
        if fixed is not None:
            return (*(POSSIBLE | OPEN if option == fixed else 0 for option in range(len(table.options))), 0)
        applies = taken.applies
        found = [0] * (len(table.options) + 1)
        if table.eligible and applies & POSSIBLE:
            for option, possible in enumerate(taken.possible):
                found[option] = POSSIBLE if possible else 0
            if taken.first is not None and applies & OPEN:
                found[taken.first] |= OPEN
        surely = applies & CERTAIN and "eligible" in taken.statuses
        found[-1] = (0 if surely else POSSIBLE) | (0 if applies & LIKELY else OPEN)
        return tuple(found)

    def _scores(self, words: tuple[int, ...], weights: tuple[int, ...]) -> tuple[list[int], list[int], list[int]]:
        """The scores, and the lowest and highest that they may be."""
        table = self._table
        if not table.groups or not table.eligible:
            nothing = [0] * table.eligible
            return nothing, nothing, nothing
        places, shifts, strengths, starts, signs = self._items
        held = (np.frombuffer(bytes(words), np.uint8)[places] >> shifts) & 1
        cells = (np.maximum.reduceat(held * strengths, starts, axis=1) * signs) @ self._cells
        spans = np.minimum(np.maximum(cells, -CAP), CAP).reshape(3, table.eligible, -1)
        if not any(table.weighings):
            low, middle, high = (spans @ np.array(weights, np.float64)).astype(int).tolist()
            return middle, low, high
        low, middle, high = spans
        likely, least, most = (np.array(found, np.float64) for found in self._multiplied(words, weights))
        lowest = (low * np.where(low < 0, most, least)).sum(axis=1)
        highest = (high * np.where(high > 0, most, least)).sum(axis=1)
        return (middle @ likely).astype(int).tolist(), lowest.astype(int).tolist(), highest.astype(int).tolist()

    def _multiplied(self, words: tuple[int, ...], weights: tuple[int, ...]) -> list[list[int]]:
        """The weights with what likely, certain and possible firings multiply them by."""
        found = [list(weights), list(weights), list(weights)]
        for criterion, arguments in enumerate(self._table.weighings):
            for items in arguments:
                for multiplied, mask in zip(found, (LIKELY, CERTAIN, POSSIBLE), strict=True):
                    multiplied[criterion] *= max((factor for factor, place in items if words[place] & mask), default=1)
        return found

    @cached_property
    def _items(self) -> tuple[NDArray[Any], ...]:
        """Of all items: place, shifts to the bits that count for the least, the value and the most, and strength; of
        all groups: first item, and sign."""
        table = self._table
        places, strengths, starts = table.items
        orders = {1: (CERTAIN, LIKELY, POSSIBLE), -1: (POSSIBLE, LIKELY, CERTAIN)}
        shifts = [[_SHIFT[bit] for bit in orders[group.sign]] for group in table.groups for _ in group.items]
        return (
            places,
            np.array(shifts, np.uint8).T.copy(),
            strengths.astype(np.float32),
            starts,
            np.array([group.sign for group in table.groups], np.float32),
        )

    @cached_property
    def _cells(self) -> NDArray[np.float32]:
        """How often a group counts for a cell: groups × (options × criteria)."""
        table = self._table
        criteria = len(table.decision.criteria)
        found = np.zeros((len(table.groups), table.eligible * criteria), np.float32)
        for (option, criterion), groups in table.cells.items():
            np.add.at(found[:, option * criteria + criterion], np.concatenate(groups), 1)
        return found


def _status(words: tuple[int, ...], vetoes: tuple[int, ...]) -> VetoStatus:
    found = 0
    for place in vetoes:
        found |= words[place]
    if found & CERTAIN:
        return "vetoed"
    if found & LIKELY:
        return "likely_vetoed"
    return "possibly_vetoed" if found else "eligible"
