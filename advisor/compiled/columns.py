"""Many rows side by side: a column for every place, so that one operation serves all profiles."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.factors import UNTOLD
from advisor.compiled.layout import Layout, Mark
from advisor.compiled.numbers import Bounds
from advisor.compiled.rows import Row
from advisor.compiled.words import FALSE, LIKELY, TRUE, Word, everywhere
from advisor.model.condition import Scalar


@dataclass
class Columns:
    """N profiles: words by place and bounds by number, each an array of N or one value for all.

    `varied` holds the questions whose answers were replaced by exact ones, profile by profile.
    """

    layout: Layout
    count: int
    words: list[Word]
    bounds: list[Bounds]
    factors: dict[str, Bounds]
    varied: set[str] = field(default_factory=set)

    def copy(self) -> "Columns":
        """Columns whose answers can be replaced without changing these."""
        return replace(
            self, words=list(self.words), bounds=list(self.bounds), factors=dict(self.factors), varied=set(self.varied)
        )

    def answer_number(self, question: str, numbers: NDArray[np.float64]) -> None:
        """Let a question be answered by an exact number a profile (NaN: not applicable)."""
        self.bounds[self.layout.bounds[question]] = (numbers, numbers, numbers, numbers)
        absent = np.isnan(numbers)
        self._mark(question, _words(~absent) if absent.any() else TRUE)

    def answer_word(self, question: str, places: NDArray[np.integer[Any]]) -> None:
        """Let a question be answered by one word a profile, by its place among the values that the layout names."""
        start = self.layout.span(question).start
        for place in range(len(self.layout.values[question]) + 1):
            self.words[start + place] = _words(places == place)
        self._mark(question, TRUE)

    def answer_words(self, question: str, members: dict[Scalar, NDArray[np.bool_] | bool]) -> None:
        """Let a question be answered by a complete list a profile: per word, whether it is in the list."""
        for value in (*self.layout.values[question], Mark.OTHER):
            held = members.get(value, False) if not isinstance(value, Mark) else False
            self.words[self.layout.words[question, value]] = _words(held)
        if question == "existing_stack":
            self.words[self.layout.words[question, Mark.INEXACT]] = FALSE
        self._mark(question, TRUE)

    def set_factor(self, name: str, numbers: NDArray[np.float64]) -> None:
        """Let a factor of the formulae be an exact number a profile."""
        self.factors[name] = (numbers, numbers, numbers, numbers)

    def _mark(self, question: str, present: Word) -> None:
        self.varied.add(question)
        for mark, word in ((Mark.PRESENT, present), (Mark.GIVEN, TRUE), (Mark.TOLD, LIKELY)):
            self.words[self.layout.words[question, mark]] = word


def _words(held: Any) -> Word:
    """True where it holds; one word where it holds everywhere or nowhere."""
    if isinstance(held, bool | np.bool_):
        return TRUE if held else FALSE
    return everywhere(held)


def columns_of(layout: Layout, rows: Sequence[Row]) -> Columns:
    """Rows as columns; a column in which all profiles agree is one value."""
    words = np.frombuffer(b"".join(row.words for row in rows), np.uint8).reshape(len(rows), -1).T.copy()
    shared = (words == words[:, :1]).all(axis=1)
    return Columns(
        layout,
        len(rows),
        [int(column[0]) if same else column for column, same in zip(words, shared.tolist(), strict=True)],
        [_bounds([row.bounds[number] for row in rows]) for number in range(len(layout.bounds))],
        _factors(rows),
    )


def _bounds(rows: list[Any]) -> Bounds:
    """The bounds of one number; the rows' own where all profiles share them."""
    if all(row is rows[0] for row in rows):
        shared: Bounds = rows[0]
        return shared
    low, high, likely_low, likely_high = (np.array(bound, np.float64) for bound in zip(*rows, strict=True))
    if np.array_equal(low, high):
        return low, low, low, low
    return low, high, likely_low, likely_high


def _factors(rows: Sequence[Row]) -> dict[str, Bounds]:
    found = {}
    for name in dict.fromkeys(name for row in rows for name in row.factors):
        found[name] = _bounds([row.factors.get(name, UNTOLD) for row in rows])
    return found
