"""How the values of a fact fall into cells, and which cells a comparison accepts."""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from math import ceil, floor, inf
from typing import Protocol

from advisor.authoring.logic.numbers import number_between
from advisor.authoring.logic.regions import ABSENT, ListRegion, Region
from advisor.model.condition import Comparison, Operand, Scalar
from advisor.model.fact import FactType

Value = bool | float | str | frozenset[str] | None
"""A plain value of a fact; None when it is not applicable."""


class Domain(Protocol):
    """The values of one fact. `everything` includes *not applicable* where the fact may be."""

    @property
    def everything(self) -> Region:
        """The region of all values."""

    @property
    def applicable(self) -> Region:
        """The region of all values but *not applicable*."""

    @property
    def absent(self) -> Region | None:
        """The region of *not applicable* alone; None when the fact always has a value."""

    def accepted(self, comparison: Comparison, operand: Operand) -> tuple[Region, ...]:
        """Regions that together hold exactly the values for which the comparison is true."""

    def refused(self, comparison: Comparison, operand: Operand) -> tuple[Region, ...]:
        """Regions that together hold exactly the values for which it is false."""

    def values(self, region: Region) -> Iterator[Value]:
        """Some values of a region, the plainest first."""


class _Scalars(ABC):
    """A domain of cells."""

    def __init__(self, cells: int, absence: bool) -> None:
        self.applicable: int = cells
        self.everything: int = cells | ABSENT if absence else cells
        self.absent: int | None = ABSENT if absence else None

    def accepted(self, comparison: Comparison, operand: Operand) -> tuple[Region, ...]:
        """See `Domain`."""
        cells = self._cells(comparison, operand) & self.applicable
        return (cells,) if cells else ()

    def refused(self, comparison: Comparison, operand: Operand) -> tuple[Region, ...]:
        """See `Domain`."""
        cells = self.everything & ~self._cells(comparison, operand)
        return (cells,) if cells else ()

    @abstractmethod
    def _cells(self, comparison: Comparison, operand: Operand) -> int:
        """The cells for whose values the comparison is true."""


class Numbers(_Scalars):
    """Numbers within bounds: every border is a cell of its own, as is what lies between two."""

    def __init__(self, declared: FactType, borders: Iterable[float], absence: bool, whole: bool) -> None:
        low, high = declared.minimum, declared.maximum
        ends = [end for end in (low, high) if abs(end) != inf]
        self._borders = sorted({*ends, *map(float, borders)})
        self._low, self._high, self._whole = low, high, whole
        count = 2 * len(self._borders) + 1
        super().__init__(sum(2 << cell for cell in range(count) if self._inhabited(cell)), absence)

    def _cells(self, comparison: Comparison, operand: Operand) -> int:
        assert isinstance(operand, int | float)
        point = 4 << 2 * bisect_left(self._borders, operand)
        match comparison:
            case Comparison.AT_LEAST:
                return self.applicable & -point
            case Comparison.MORE_THAN:
                return self.applicable & -(point << 1)
            case Comparison.AT_MOST:
                return self.applicable & ((point << 1) - 1)
            case Comparison.LESS_THAN:
                return self.applicable & (point - 1)
            case _:
                return self.applicable & point

    def span(self, region: Region) -> tuple[float, float]:
        """The least and the greatest border of what a region holds besides *not applicable*."""
        assert isinstance(region, int)
        cells = region & self.applicable
        lowest, highest = (cells & -cells).bit_length() - 2, cells.bit_length() - 2
        return self._ends(lowest)[0], self._ends(highest)[1]

    def values(self, region: Region) -> Iterator[Value]:
        """See `Domain`; the lowest cell first, then the highest, then the others."""
        assert isinstance(region, int)
        cells = [cell for cell in range(2 * len(self._borders) + 1) if region & self.applicable & (2 << cell)]
        for cell in dict.fromkeys((*cells[:1], *cells[-1:], *cells)):
            low, high = self._ends(cell)
            yield low if low == high else number_between(max(low, self._low), min(high, self._high), self._whole)
        if region & ABSENT:
            yield None

    def _ends(self, cell: int) -> tuple[float, float]:
        place = cell // 2
        if cell % 2:
            return self._borders[place], self._borders[place]
        low = self._borders[place - 1] if place else -inf
        return low, self._borders[place] if place < len(self._borders) else inf

    def _inhabited(self, cell: int) -> bool:
        low, high = self._ends(cell)
        if low == high:
            return self._low <= low <= self._high and (not self._whole or low == floor(low))
        low, high = max(low, self._low), min(high, self._high)
        if low >= high:
            return False
        return not self._whole or low == -inf or high == inf or floor(low) + 1 <= ceil(high) - 1


class Words(_Scalars):
    """Words or truth values: a cell each, and one for any other word where the vocabulary is open."""

    def __init__(self, words: Iterable[Scalar], open_ended: bool, absence: bool) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._places = {word: place for place, word in enumerate(self._words)}
        super().__init__(((1 << len(self._words) + open_ended) - 1) << 1, absence)

    def _cells(self, comparison: Comparison, operand: Operand) -> int:
        words = operand if isinstance(operand, frozenset) else (operand,)
        return sum(2 << self._places[word] for word in words if word in self._places)

    def values(self, region: Region) -> Iterator[Value]:
        """See `Domain`."""
        assert isinstance(region, int)
        for word, place in self._places.items():
            if region & (2 << place):
                yield word
        if region & self.applicable & (2 << len(self._words)):
            yield _another(self._places)
        if region & ABSENT:
            yield None


class Lists:
    """Lists of words: a bit each, and one for any other word where the vocabulary is open."""

    def __init__(self, words: Iterable[str], open_ended: bool, absence: bool) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._bits = {word: 1 << place for place, word in enumerate(self._words)}
        self._all = (1 << len(self._words) + open_ended) - 1
        self.everything = ListRegion(absence)
        self.applicable = ListRegion(False)
        self.absent = ListRegion(True, present=False) if absence else None

    def accepted(self, comparison: Comparison, operand: Operand) -> tuple[Region, ...]:
        """See `Domain`."""
        words, unknown = self._mask(operand)
        match comparison:
            case Comparison.INCLUDES_ANY:
                return (ListRegion(False, clauses=frozenset({words})),) if words else ()
            case _ if unknown:
                return ()
            case Comparison.INCLUDES | Comparison.INCLUDES_ALL:
                return (ListRegion(False, required=words),)
            case _:
                return (ListRegion(False, required=words, forbidden=self._all & ~words),)

    def refused(self, comparison: Comparison, operand: Operand) -> tuple[Region, ...]:
        """See `Domain`."""
        absence = self.everything.absent
        words, unknown = self._mask(operand)
        match comparison:
            case Comparison.INCLUDES_ANY:
                return (ListRegion(absence, forbidden=words),)
            case _ if unknown:
                return (self.everything,)
        lacking = [ListRegion(absence, forbidden=1 << place) for place in _places(words)]
        others = self._all & ~words
        if comparison is Comparison.IS and others:
            lacking.append(ListRegion(absence, clauses=frozenset({others})))
        return tuple(lacking) or ((self.absent,) if self.absent else ())

    def values(self, region: Region) -> Iterator[Value]:
        """See `Domain`; the shortest list that comes to mind first, then the longest."""
        assert isinstance(region, ListRegion)
        if region.present:
            words = region.required
            for clause in sorted(region.clauses):
                words |= 0 if clause & words else clause & -clause
            yield self._list(words)
            yield self._list(self._all & ~region.forbidden)
        if region.absent:
            yield None

    def _mask(self, operand: Operand) -> tuple[int, bool]:
        """The words as bits, and whether some are none that a list could hold."""
        words = operand if isinstance(operand, frozenset) else {str(operand)}
        return sum(self._bits.get(word, 0) for word in words), not words <= self._bits.keys()

    def _list(self, mask: int) -> frozenset[str]:
        words = {word for word, bit in self._bits.items() if mask & bit}
        return frozenset(words | {_another(self._bits)} if mask >> len(self._words) else words)


def _places(mask: int) -> Iterator[int]:
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def _another(known: Iterable[Scalar]) -> str:
    """A word that no test names."""
    word, taken = "another", set(known)
    while word in taken:
        word += "_one"
    return word
