"""What the compiled program says of one profile or of many, and what may be varied besides answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.many import Shift, TakenByMany
from advisor.compiled.one import Taken
from advisor.compiled.words import Word


@dataclass(frozen=True)
class Found:
    """What the rules say: words in the order in which the generated function gives them."""

    rule_ids: tuple[str, ...]
    words: list[Word]
    widths: dict[str, int]

    @cached_property
    def rules(self) -> dict[str, Word]:
        """Per rule, whether it fires."""
        return dict(zip(self.rule_ids, self.words, strict=False))

    @cached_property
    def derived(self) -> dict[str, tuple[Word, ...]]:
        """Per derived fact, whether it has each of its values, the highest first; then an empty place."""
        rest = iter(self.words[len(self.rule_ids) :])
        return {fact: tuple(islice(rest, width)) for fact, width in self.widths.items()}


@dataclass(frozen=True)
class One(Found):
    """What the rules say of one profile; words are ints."""

    decisions: dict[str, Taken]


@dataclass(frozen=True)
class Many(Found):
    """What the rules say of N profiles; a word is an array of N, or one for all."""

    decisions: dict[str, TakenByMany]
    count: int


@dataclass(frozen=True)
class World:
    """What is varied besides answers: base weights by decision, thresholds by place, and shifts of strengths.

    Where `spans` is false, the first pass sees the choices of the second; that serves profiles without open answers.
    `fixed` holds decisions taken from outside: an option's id, or by profile its number (-1 where it is as taken).
    """

    weights: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    thresholds: Sequence[Any] | None = None
    shifts: dict[str, Shift] = field(default_factory=dict)
    fixed: Mapping[str, str | NDArray[np.int8]] = field(default_factory=dict)
    spans: bool = True
