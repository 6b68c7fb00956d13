"""Two profiles of one project: which answers differ, and what is advised on mixtures of the two."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from advisor.analysis.comparing.advised import Advised, Change, Subject, advised, changes
from advisor.engine.plain import plain
from advisor.engine.program import Program
from advisor.errors import AdvisorError
from advisor.loading.constraints import answers_bound, broken_constraints
from advisor.model.fact import Kind
from advisor.model.knowledge import Interval, Knowledge
from advisor.model.profile import Answer, Profile
from advisor.model.rulebase import RuleBase

FACTOR = "factors."
"""What stands before the id of a factor, where answers and factors are named side by side."""

Unit = tuple[str, ...]
"""Answers that are moved together."""


@dataclass(frozen=True)
class Pair:
    """Two profiles of one project."""

    base: RuleBase
    one: Profile
    other: Profile

    @cached_property
    def differing(self) -> tuple[str, ...]:
        """The questions that they answer otherwise, and the factors that they set otherwise, in declared order."""
        ones, others = self.one.answers, self.other.answers
        answers = (name for name in self.base.questions if _told(ones.get(name)) != _told(others.get(name)))
        factors = (
            FACTOR + name for name in self.base.factors if self.one.factors.get(name) != self.other.factors.get(name)
        )
        return (*answers, *factors)

    def mixed(self, moved: Collection[str]) -> Profile:
        """The first profile with these of the second one's answers and factors."""
        answers = {
            name: answer
            for name in self.base.questions
            if (answer := (self.other if name in moved else self.one).answers.get(name))
        }
        factors = {
            name: factor
            for name in self.base.factors
            if (factor := (self.other if FACTOR + name in moved else self.one).factors.get(name))
        }
        return replace(self.one, answers=answers, factors=factors)

    def inseparable(self, moved: Collection[str]) -> frozenset[str]:
        """Differing answers of which one cannot be moved without another, since the mixed profile contradicts itself.

        Empty where it does not. What one of the two profiles says against itself is no fault of the mixture.
        """
        for constraint in broken_constraints(self.mixed(moved).answers, self.base):
            if constraint.id not in self._broken_anyway:
                return frozenset(self.differing).intersection(answers_bound(constraint, self.base))
        return frozenset()

    @cached_property
    def _broken_anyway(self) -> frozenset[str]:
        profiles = (self.one, self.other)
        return frozenset(one.id for profile in profiles for one in broken_constraints(profile.answers, self.base))

    def values(self, name: str) -> tuple[Any, Any]:
        """An answer or factor as plain values, as the one and as the other has it; None where it is not told."""
        if name.startswith(FACTOR):
            factors = (profile.factors.get(name.removeprefix(FACTOR)) for profile in (self.one, self.other))
            first, second = (plain(Knowledge(factor)) if factor else None for factor in factors)
        else:
            kind = self.base.questions[name].type
            answers = (profile.answers.get(name) for profile in (self.one, self.other))
            first, second = (_plain(answer, kind) if answer else None for answer in answers)
        return first, second


class InseparableError(AdvisorError):
    """A mixture contradicts itself unless these answers come from one profile."""

    def __init__(self, answers: frozenset[str]) -> None:
        self.answers = answers


class Mixtures:
    """What is advised on mixtures of two profiles, each asked for once."""

    def __init__(self, program: Program, pair: Pair) -> None:
        self.pair = pair
        self._program = program
        self._known: dict[frozenset[str], Advised] = {}

    def outcome(self, moved: Iterable[str]) -> Advised:
        """What is advised on the first profile with these of the second one's answers."""
        key = frozenset(moved)
        if key not in self._known:
            if inseparable := self.pair.inseparable(key):
                raise InseparableError(inseparable)
            self._known[key] = advised(self._program, self.pair.mixed(key))
        return self._known[key]

    def both_ways(
        self, units: Collection[Unit], kinds: Collection[Subject] | None = None
    ) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        """What changes when the first profile takes these answers over from the second, and the other way round."""
        every = frozenset(self.pair.differing)
        moved = frozenset(name for unit in units for name in unit)
        return (
            changes(self.outcome(()), self.outcome(moved), kinds),
            changes(self.outcome(every), self.outcome(every - moved), kinds),
        )


def united(units: Collection[Unit], inseparable: frozenset[str]) -> tuple[Unit, ...]:
    """The units, those that hold inseparable answers made one."""
    bound = [unit for unit in units if not inseparable.isdisjoint(unit)]
    whole = tuple(name for unit in bound for name in unit)
    return tuple(whole if unit in bound else unit for unit in units if unit not in bound[1:])


def _told(answer: Answer | None) -> tuple[Any, ...] | None:
    """What an answer tells the rules; notes and sources tell them nothing."""
    if answer is None:
        return None
    return answer.knowledge, answer.best, answer.partial, answer.detail, answer.sequence


def _plain(answer: Answer, kind: Kind) -> Any:
    if answer.knowledge.not_applicable:
        return {"not_applicable": answer.reason}
    if kind in (Kind.MAP, Kind.ORDER):
        return answer.raw["value"] if isinstance(answer.raw, dict) and "value" in answer.raw else answer.raw
    best = None if answer.best is None else Knowledge(Interval(answer.best, answer.best))
    return plain(answer.knowledge, best)
