"""The syntax tree of conditions over facts: the one small language that every reader of rules shares."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import InstanceOf

Scalar = str | bool | float | int


class Comparison(StrEnum):
    """How a test compares a fact with its operand. `not` is no comparison of its own: it negates a test."""

    IS = "is"
    IN = "in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    INCLUDES = "includes"
    INCLUDES_ANY = "includes_any"
    INCLUDES_ALL = "includes_all"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class FactReference:
    """The operand of a test that compares field against field."""

    fact: str


Operand = Scalar | frozenset[str] | FactReference


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of one fact; numbers are in the fact's own unit.

    `uncertain` is the range (low, high) within which the threshold might as well stand.
    """

    __test__ = False

    fact: str
    comparison: Comparison
    operand: Operand
    uncertain: tuple[float, float] | None = None

    def __str__(self) -> str:
        if self.comparison is Comparison.KNOWN:
            return f"{self.fact} is known" if self.operand else f"{self.fact} is not known"
        return f"{self.fact} {self.comparison.replace('_', ' ')} {_shown(self.operand)}"


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every part holds; of no parts, always."""

    parts: tuple["Condition", ...]

    def __str__(self) -> str:
        return " and ".join(_bracketed(part) for part in self.parts) or "always"


@dataclass(frozen=True, slots=True)
class Any:
    """Holds when some part holds; of no parts, never."""

    parts: tuple["Condition", ...]

    def __str__(self) -> str:
        return " or ".join(_bracketed(part) for part in self.parts) or "never"


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its part does not."""

    part: "Condition"

    def __str__(self) -> str:
        return f"not ({self.part})"


Condition = Test | All | Any | Not

ALWAYS = All(())

ConditionField = InstanceOf[Test] | InstanceOf[All] | InstanceOf[Any] | InstanceOf[Not]
"""A condition as the field of a model."""


def tests_of(condition: Condition) -> Iterator[Test]:
    """Every test in the tree, from left to right."""
    match condition:
        case Test():
            yield condition
        case Not(part):
            yield from tests_of(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from tests_of(part)


@lru_cache(maxsize=4096)
def facts_read(condition: Condition) -> tuple[str, ...]:
    """The ids of all facts that the condition reads, each once, in order of appearance."""
    names: dict[str, None] = {}
    for test in tests_of(condition):
        names[test.fact] = None
        if isinstance(test.operand, FactReference):
            names[test.operand.fact] = None
    return tuple(names)


def _bracketed(condition: Condition) -> str:
    return f"({condition})" if isinstance(condition, Any) else str(condition)


def _shown(operand: Operand) -> str:
    match operand:
        case FactReference(fact):
            return fact
        case frozenset():
            return ", ".join(sorted(operand)) or "nothing"
        case bool():
            return "yes" if operand else "no"
        case float() | int():
            return f"{operand:,.6g}" if abs(operand) < 1e6 else f"{operand:,.0f}"
        case _:
            return str(operand)
