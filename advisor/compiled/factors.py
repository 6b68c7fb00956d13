"""Ranges of factors over many profiles at once: as told, else those of the first variant that fits."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from advisor.compiled.numbers import Bounds
from advisor.compiled.words import CERTAIN, LIKELY, POSSIBLE, TRUE, Word
from advisor.model.factor import Factor, Variant

UNTOLD: Bounds = (np.nan, np.nan, np.nan, np.nan)
"""What stands for a factor, among profiles that set it, where a profile does not."""


@dataclass(frozen=True)
class FactorRange:
    """The range of one factor. A call takes the factors that profiles set, and the word of each variant's condition.

    The same is said of one profile by `advisor.engine.assuming.fitting`.
    """

    factor: Factor

    def __call__(self, own: dict[str, Bounds], *words: Word) -> Bounds:
        """Low and high of everything that may hold, and the best value twice."""
        told = own.get(self.factor.id)
        if told is None:
            return self._by_variant(words)
        untold = np.isnan(told[0])
        if not np.any(untold):
            return told
        low, high, best, _ = (
            np.where(untold, assumed, set_) for assumed, set_ in zip(self._by_variant(words), told, strict=True)
        )
        return low, high, best, best

    def _by_variant(self, words: tuple[Word, ...]) -> Bounds:
        factor = self.factor
        if not words:
            return factor.low, factor.high, factor.best, factor.best
        low, high, best = self._taken(words)
        open_still: Any = True
        ends: tuple[Factor | Variant, ...] = (*factor.variants, factor)
        for variant, word in zip(ends, (*words, TRUE), strict=True):
            may_hold = open_still & ((word & POSSIBLE) != 0)
            low, high = _widened(may_hold, variant, low, high)
            open_still = open_still & ((word & CERTAIN) == 0)
        return low, high, best, best

    def _taken(self, words: tuple[Word, ...]) -> tuple[Any, Any, Any]:
        """Low, high and best of the first variant that likely holds."""
        found: tuple[Any, ...] = self.factor.low, self.factor.high, self.factor.best
        for variant, word in zip(reversed(self.factor.variants), reversed(words), strict=True):
            holds = (word & LIKELY) != 0
            if holds is True or holds is False:
                found = (variant.low, variant.high, variant.best) if holds else found
                continue
            ends = (variant.low, variant.high, variant.best)
            found = tuple(np.where(holds, end, other) for end, other in zip(ends, found, strict=True))
        low, high, best = found
        return low, high, best


def _widened(may_hold: Any, variant: Factor | Variant, low: Any, high: Any) -> tuple[Any, Any]:
    if may_hold is False:
        return low, high
    if may_hold is True:
        return _smaller(low, variant.low), _larger(high, variant.high)
    return np.where(may_hold, np.minimum(low, variant.low), low), np.where(
        may_hold, np.maximum(high, variant.high), high
    )


def _smaller(one: Any, other: float) -> Any:
    return min(one, other) if isinstance(one, float | int) else np.minimum(one, other)


def _larger(one: Any, other: float) -> Any:
    return max(one, other) if isinstance(one, float | int) else np.maximum(one, other)
