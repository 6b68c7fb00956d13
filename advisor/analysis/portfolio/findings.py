"""Which risks are open and which practices are recommended, for thousands of profiles at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.evaluator import Compiled
from advisor.compiled.results import Many
from advisor.compiled.words import LIKELY
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.engine.risks import avoids
from advisor.engine.selection import reads_facts, selects
from advisor.model.advice import Priority, Severity
from advisor.model.evaluation import View
from advisor.model.profile import Profile
from advisor.model.rule import Recommend, Rule, Target, Warn
from advisor.model.truth import Truth

SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high")
PRIORITIES: tuple[Priority, ...] = ("now", "next_quarter", "at_trigger")


@dataclass(frozen=True, slots=True)
class _Warning:
    """A rule's warning of a risk (by its place), with the target whose options avoid it, where it names one.

    `avoiding` tells per option of the target's decision whether it does; None where that hangs on the profile's facts.
    """

    rule: str
    risk: int
    severity: int
    target: Target | None
    avoiding: NDArray[np.bool_] | None


class RiskFinder:
    """Finds the open risks of the project and of what is recommended, the gravest first."""

    def __init__(self, reader: Compiled) -> None:
        self._reader = reader
        base = reader.program.base
        self._names = tuple(base.risks)
        self._places = {name: place for place, name in enumerate(self._names)}
        self._warnings = tuple(
            self._warning(rule, conclusion)
            for rule in reader.program.early_rules
            for conclusion in rule.then
            if isinstance(conclusion, Warn)
        )

    def open(self, many: Many, profiles: Sequence[Profile]) -> list[tuple[tuple[str, Severity], ...]]:
        """Per profile, the open risks and how grave each is, as its warnings say, avoided ones included."""
        grave = np.full((many.count, len(self._names)), -1, np.int8)
        opened = np.zeros((many.count, len(self._names)), bool)
        for warning in self._warnings:
            warned = _holds(many, warning.rule)
            if warned.any():
                grave[warned, warning.risk] = np.maximum(grave[warned, warning.risk], warning.severity)
                opened[:, warning.risk] |= warned & ~self._avoided(warning, many, profiles, warned)
        found: list[list[tuple[str, Severity]]] = [[] for _ in range(many.count)]
        for severity in reversed(range(len(SEVERITIES))):
            for row, risk in np.argwhere(opened & (grave == severity)).tolist():
                found[row].append((self._names[risk], SEVERITIES[severity]))
        return [tuple(risks) for risks in found]

    def _warning(self, rule: Rule, warn: Warn) -> _Warning:
        severity = warn.severity or self._reader.program.base.risks[warn.warn].severity
        avoiding = None
        if warn.avoided_by and not reads_facts(warn.avoided_by):
            nothing = View({}, frozenset())
            table = self._reader.tables[warn.avoided_by.decision]
            fits = [
                selects(warn.avoided_by, option, nothing) is Truth.TRUE for option in table.options[: table.eligible]
            ]
            avoiding = np.array([*fits, False])  # the last stands for no option at all, which is -1
        return _Warning(rule.id, self._places[warn.warn], SEVERITIES.index(severity), warn.avoided_by, avoiding)

    def _avoided(
        self, warning: _Warning, many: Many, profiles: Sequence[Profile], warned: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Where what is recommended avoids the risk."""
        if warning.target is None:
            return np.zeros(many.count, bool)
        if warning.avoiding is not None:
            taken = many.decisions[warning.target.decision]
            return np.asarray(((taken.applies & LIKELY) != 0) & warning.avoiding[taken.first])
        program = self._reader.program
        found = np.zeros(many.count, bool)
        for row in np.flatnonzero(warned).tolist():
            run = infer(program, gather_facts(profiles[row], program.base), profiles[row].priority)
            found[row] = avoids(run, warning.target)
        return found


class PracticeFinder:
    """Finds the practices recommended, the most urgent first; stubs are never recommended."""

    def __init__(self, program: Program) -> None:
        practices = program.base.practices
        self._names = tuple(practices)
        places = {name: place for place, name in enumerate(self._names)}
        self._advice = tuple(
            (rule.id, places[practice.id], PRIORITIES.index(conclusion.priority or practice.priority))
            for rule in program.early_rules
            for conclusion in rule.then
            if isinstance(conclusion, Recommend) and (practice := practices[conclusion.recommend]).status == "full"
        )

    def recommended(self, many: Many) -> list[tuple[tuple[str, Priority], ...]]:
        """Per profile, the practices and how urgent each is."""
        urgent = np.full((many.count, len(self._names)), len(PRIORITIES), np.int8)
        for rule, practice, priority in self._advice:
            held = _holds(many, rule)
            urgent[held, practice] = np.minimum(urgent[held, practice], priority)
        found: list[list[tuple[str, Priority]]] = [[] for _ in range(many.count)]
        for priority in range(len(PRIORITIES)):
            for row, practice in np.argwhere(urgent == priority).tolist():
                found[row].append((self._names[practice], PRIORITIES[priority]))
        return [tuple(practices) for practices in found]


def _holds(many: Many, rule: str) -> NDArray[np.bool_]:
    """Where a rule counts."""
    return np.broadcast_to((np.asarray(many.rules[rule], np.uint8) & LIKELY) != 0, many.count)
