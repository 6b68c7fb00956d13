"""What a decision is taken from: which evidence speaks of which option, on which criterion, under which argument.

Evidence is named by its place in the tuple of truth words that the generated function hands over. Options that the same
evidence speaks of, under one argument, share a group: the strongest item of a group is found once for all of them.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from advisor.model.decision import Decision, Option

Strengths = tuple[tuple[int, int], ...]
"""Strength and place of the evidence, for the items of one argument on one side."""


@dataclass(frozen=True)
class Group:
    """The items of one argument on one side (`sign`), and the cells (option, criterion) that they speak of."""

    items: Strengths
    sign: int
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Decided:
    """A decision's table. Options stand in ascending order of `order`, those that can be recommended first.

    `vetoes` holds the places of the evidence against each option; `weighings` the (factor, place) of every argument,
    per criterion; `applies` is the place of the decision's own condition.
    """

    decision: Decision
    options: tuple[Option, ...]
    eligible: int
    groups: tuple[Group, ...]
    vetoes: tuple[tuple[int, ...], ...]
    weighings: tuple[tuple[Strengths, ...], ...]
    applies: int

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the options that can be recommended."""
        return tuple(option.id for option in self.options[: self.eligible])

    @cached_property
    def items(self) -> tuple[NDArray[np.intp], NDArray[np.uint8], NDArray[np.intp]]:
        """Of all items, group by group: place and strength; of all groups: the first item."""
        items = [item for group in self.groups for item in group.items]
        return (
            np.array([place for _, place in items], np.intp),
            np.array([strength for strength, _ in items], np.uint8),
            np.cumsum([0, *(len(group.items) for group in self.groups[:-1])]),
        )

    @cached_property
    def cells(self) -> dict[tuple[int, int], tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """By option and criterion: the groups that speak for the option, and those that speak against it."""
        found: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        for number, group in enumerate(self.groups):
            for cell in group.cells:
                if cell[0] < self.eligible:
                    found.setdefault(cell, ([], []))[group.sign < 0].append(number)
        return {cell: (np.array(ours, np.intp), np.array(theirs, np.intp)) for cell, (ours, theirs) in found.items()}
