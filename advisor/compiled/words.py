"""Truth words: what both passes say of a condition, in four bits, for one profile or for an array of them.

Bits 1 and 2 say that it holds, and that it may hold, in the first pass (sets and ranges); bits 4 and 8 say the same of
the second (best estimates). What is known in the second pass only narrows what is known in the first, so a word is
always nested: each bit implies the next of 1, 4, 8, 2. `and` and `or` are then the plain bitwise operations.
"""

from typing import Any

import numpy as np

from advisor.engine.surety import Surety
from advisor.model.truth import Truth

Word = Any
"""An int, or an array of uint8 with one word a profile."""

FALSE, TRUE, UNKNOWN = 0, 15, 10
HOLDS, MAY_HOLD = 5, 10
"""Masks of the bits that say so, in both passes."""

CERTAIN, LIKELY, OPEN, POSSIBLE = 1, 4, 8, 2
"""The single bits, the surest first."""


def negation(word: Word) -> Word:
    """Kleene's `not`: what may hold turns into what surely does not."""
    if type(word) is int:
        return NEGATIONS[word]
    return (((word & HOLDS) << 1) | ((word >> 1) & HOLDS)) ^ TRUE


NEGATIONS = tuple((((word & HOLDS) << 1) | ((word >> 1) & HOLDS)) ^ TRUE for word in range(16))
"""The negation of every word that is an int."""


def nested(word: Word) -> Word:
    """The word with the second pass bound by the first, which decides where it can."""
    return (word | (word & CERTAIN) * TRUE) & ((word >> 1) & CERTAIN) * TRUE


def word_of(first: Truth, second: Truth) -> int:
    """The word of two truth values; the second has a say only where the first is open."""
    if first is not Truth.UNKNOWN:
        return TRUE if first is Truth.TRUE else FALSE
    return (POSSIBLE, POSSIBLE | OPEN, POSSIBLE | OPEN | LIKELY)[second]


def flags(first: Any, first_possible: Any, second: Any, second_possible: Any) -> Word:
    """The word of four yes-or-no values, or of four arrays of them."""
    if type(first) is type(first_possible) is type(second) is type(second_possible) is bool:
        return first | first_possible << 1 | second << 2 | second_possible << 3
    return sum(_weighted(flag, bit) for bit, flag in enumerate((first, first_possible, second, second_possible)))


def everywhere(flag: Any) -> Word:
    """The word that is true where the flag is set, and false elsewhere."""
    if isinstance(flag, bool | np.bool_):
        return TRUE if flag else FALSE
    return flag.view(np.uint8) * np.uint8(TRUE)


def holds(word: Word, bit: int) -> Any:
    """Whether a bit is set: a bool, or an array of them."""
    return bool(word & bit) if type(word) is int else (word & bit) != 0


SURETIES: tuple[Surety | None, ...] = tuple(
    Surety.CERTAIN
    if word & CERTAIN
    else Surety.LIKELY
    if word & LIKELY
    else Surety.OPEN
    if word & OPEN
    else Surety.POSSIBLE
    if word & POSSIBLE
    else None
    for word in range(16)
)
"""How surely something holds, by its word."""


def _weighted(flag: Any, bit: int) -> Any:
    if isinstance(flag, bool | np.bool_):
        return np.uint8(int(flag) << bit)
    return flag.view(np.uint8) << np.uint8(bit)
