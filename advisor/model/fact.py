"""Declarations of facts: which types of value they take, in which unit, within which bounds."""

from enum import StrEnum
from functools import cached_property
from math import inf
from typing import Literal

from advisor.model.base import Item
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset


class Kind(StrEnum):
    """The types of value a fact can have."""

    BOOL = "bool"
    ONE = "one"
    MANY = "many"
    NUMBER = "number"
    COUNT = "count"
    SHARE = "share"
    PERCENT = "percent"
    TEXT = "text"
    MAP = "map"
    ORDER = "order"

    @property
    def numeric(self) -> bool:
        """Whether values are numbers."""
        return self in (Kind.NUMBER, Kind.COUNT, Kind.SHARE, Kind.PERCENT)


class FactType(Item):
    """What a fact's values look like. `choices` of an ordered fact stand in ascending order."""

    kind: Kind
    unit: str = ""
    choices: tuple[str, ...] = ()
    open: bool = False
    ordered: bool = False
    minimum: float = 0.0
    maximum: float = inf

    @cached_property
    def anything(self) -> Knowledge:
        """What is known of a fact of this type when nobody has said anything."""
        match self.kind:
            case Kind.MANY | Kind.ORDER | Kind.MAP:
                allowed = None if self.open or not self.choices else frozenset(self.choices)
                return Knowledge(Subset(frozenset(), allowed))
            case Kind.BOOL:
                return Knowledge(Choice(frozenset({True, False})))
            case Kind.ONE:
                return Knowledge(Choice(frozenset(self.choices) if self.choices and not self.open else None))
            case Kind.TEXT:
                return Knowledge(Choice(None))
            case _:
                return Knowledge(Interval(self.minimum, self.maximum))


class DerivedFact(Item):
    """A fact that rules derive. A boolean is false unless derived; of ordered values the highest derived wins."""

    id: str
    order: int
    type: Literal["bool", "one"] = "bool"
    values: tuple[str, ...] = ()
    default: str | None = None
    meaning: str

    @property
    def fact_type(self) -> FactType:
        """The type that conditions see."""
        if self.type == "bool":
            return FactType(kind=Kind.BOOL)
        return FactType(kind=Kind.ONE, choices=self.values, ordered=True)

    @property
    def scale(self) -> tuple[str | bool, ...]:
        """Every value in ascending order."""
        return (False, True) if self.type == "bool" else self.values

    @property
    def floor(self) -> str | bool:
        """The value that holds when no rule derives a higher one."""
        return self.default if self.default is not None else self.scale[0]


class ComputedFact(Item):
    """A fact that named formulae compute from whatever traffic answers exist.

    Several results are estimates of one quantity, so their intersection counts; `larger` is for rates of different
    periods.
    """

    id: str
    order: int
    unit: str
    meaning: str
    formulae: tuple[str, ...]
    combine: Literal["intersection", "larger"] = "intersection"
