"""What a mutant is: one rule with one small fault."""

from dataclasses import dataclass
from enum import StrEnum

from advisor.model.condition import All, Any, Condition, Not, Test
from advisor.model.rule import Conclusion

Steps = tuple[int, ...]
"""The way from the top of a condition down to a part of it: which part to take at each node (0 below a `not`)."""


class Fault(StrEnum):
    """The classes of faults that are put into rules."""

    COMPARISON = "comparison"
    BOUNDARY = "boundary"
    TRUTH_VALUE = "truth value"
    WORD = "word"
    CONNECTIVE = "connective"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class ConditionMutant:
    """A rule whose condition is another: in a part that reads `facts` something was changed, as `change` says."""

    rule: str
    fault: Fault
    facts: tuple[str, ...]
    change: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class ConclusionMutant:
    """A rule whose conclusion number `place` (from 0) is another, or is gone (None)."""

    rule: str
    place: int
    change: str
    conclusion: Conclusion | None
    fault: Fault = Fault.CONCLUSION


Mutant = ConditionMutant | ConclusionMutant


def part_at(condition: Condition, steps: Steps) -> Condition:
    """The part of a condition to which the steps lead."""
    for step in steps:
        condition = condition.part if isinstance(condition, Not) else condition.parts[step]  # type: ignore[union-attr]
    return condition


def replaced(condition: Condition, steps: Steps, part: Condition) -> Condition:
    """The condition with another part in that place."""
    if not steps:
        return part
    step, rest = steps[0], steps[1:]
    match condition:
        case Not(inner):
            return negated(replaced(inner, rest, part))
        case All(parts) | Any(parts):
            changed = tuple(replaced(old, rest, part) if place == step else old for place, old in enumerate(parts))
            return type(condition)(changed)
        case Test():
            raise ValueError("The steps lead below a test.")


def negated(condition: Condition) -> Condition:
    """The opposite of a condition, without two negations in a row."""
    return condition.part if isinstance(condition, Not) else Not(condition)
