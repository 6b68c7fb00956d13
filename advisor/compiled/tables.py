"""What a decision is taken from: which evidence speaks of which option, on which criterion, under which argument.

Evidence is named by its place in the tuple of truth words that the generated function hands over. Options that the same
evidence speaks of, under one argument, share a group: the strongest item of a group is found once for all of them.
"""

from dataclasses import dataclass

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
