"""Thousands of profiles on two versions of the rules at once: which come out alike, and what differs in the others."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.portfolio.findings import PracticeFinder, RiskFinder
from advisor.authoring.replay.outlook import RULED_OUT, Aspect
from advisor.compiled.evaluator import CHUNK, compiled
from advisor.compiled.results import Many
from advisor.compiled.words import LIKELY
from advisor.engine.program import Program
from advisor.engine.scope import limits_reached
from advisor.model.profile import Profile
from advisor.model.rule import RegimeSelector, Require, Rule

Words = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One profile on both versions: what each says of scope, recommendations, practices, controls and open risks, and
    whether anything at all may differ: some score, some veto, whether some rule fires, or a changed rule that may."""

    before: dict[Aspect, str]
    after: dict[Aspect, str]
    touched: bool


class Survey:
    """Holds two programs against each other; `changed` are the ids of rules that differ."""

    def __init__(self, before: Program, after: Program, changed: Collection[str]) -> None:
        self._sides = _Side(before), _Side(after)
        self._changed = changed

    def compare(self, pairs: Sequence[tuple[Profile, Profile]]) -> Iterator[Surveyed]:
        """Each profile, as the earlier and as the later version read it, in order."""
        for start in range(0, len(pairs), CHUNK):
            chunk = pairs[start : start + CHUNK]
            old, new = self._sides
            profiles = [one for one, _ in chunk], [other for _, other in chunk]
            many = old.run(profiles[0]), new.run(profiles[1])
            touched = self._touched(*many)
            said = zip(old.said(many[0], profiles[0]), new.said(many[1], profiles[1]), touched.tolist(), strict=True)
            for before, after, differs in said:
                yield Surveyed(before, after, differs or before != after)

    def _touched(self, before: Many, after: Many) -> NDArray[np.bool_]:
        found = np.zeros(before.count, bool)
        for rule in before.rules.keys() | after.rules.keys():
            old, new = (np.asarray(many.rules.get(rule, 0), np.uint8) for many in (before, after))
            found |= (old != new) | (((old | new) != 0) if rule in self._changed else False)
        old_side, new_side = self._sides
        for decision in before.decisions.keys() | after.decisions.keys():
            if decision in before.decisions and decision in after.decisions:
                found |= _rows_that_differ(old_side.table(before, decision), new_side.table(after, decision))
            else:
                found |= True
        return found


class _Side:
    """One of the two versions."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.reader = compiled(program)
        self._risks = RiskFinder(self.reader)
        self._practices = PracticeFinder(program)
        self._controls = [(rule.id, name) for rule in program.early_rules for name in controls_required(program, rule)]

    def run(self, profiles: list[Profile]) -> Many:
        return next(self.reader.many(profiles, attrgetter("priority")))

    def table(self, many: Many, decision: str) -> dict[str, NDArray[np.float64]]:
        """Whether the decision is taken, and per option score and place, by name; scores as shares of the weights."""
        taken, names = many.decisions[decision], self.reader.tables[decision].names
        total = np.broadcast_to(np.asarray(taken.total, np.float64), many.count)
        columns = {"": np.asarray(taken.applies, np.float64)}
        for place, name in enumerate(names):
            columns[f"{name} score"] = np.asarray(taken.scores[:, place] / total, np.float64)
            columns[f"{name} place"] = np.asarray(taken.places[:, place], np.float64)
        return columns

    def said(self, many: Many, profiles: list[Profile]) -> list[dict[Aspect, str]]:
        found: list[dict[Aspect, str]] = [{("scope", ""): "in"} for _ in profiles]
        for decision, taken in many.decisions.items():
            names = (*self.reader.tables[decision].names, RULED_OUT)
            applies = (np.asarray(taken.applies) & LIKELY) != 0
            for row in np.flatnonzero(np.broadcast_to(applies, many.count)).tolist():
                found[row]["winner", decision] = names[taken.first[row]]
        for rule, control in self._controls:
            held = np.broadcast_to((np.asarray(many.rules[rule], np.uint8) & LIKELY) != 0, many.count)
            for row in np.flatnonzero(held).tolist():
                found[row]["control", control] = "required"
        for row, practices in enumerate(self._practices.recommended(many)):
            found[row] |= {("practice", name): priority for name, priority in practices}
        for row, risks in enumerate(self._risks.open(many, profiles)):
            found[row] |= {("risk", name): f"{severity}, open" for name, severity in risks}
        for row, profile in enumerate(profiles):
            if limits_reached(profile, self.program.base):
                found[row] = {("scope", ""): "out"}
        return found


def _rows_that_differ(
    before: dict[str, NDArray[np.float64]], after: dict[str, NDArray[np.float64]]
) -> NDArray[np.bool_]:
    """In which rows two tables of named columns differ; a column that only one has differs everywhere."""
    found = np.zeros(len(before[""]), bool)
    for name in before.keys() | after.keys():
        found |= before[name] != after[name] if name in before and name in after else True
    return found


def controls_required(program: Program, rule: Rule) -> tuple[str, ...]:
    """The ids of all controls that a rule requires."""
    found: list[str] = []
    for conclusion in rule.then:
        if isinstance(conclusion, Require):
            required = conclusion.require
            if isinstance(required, RegimeSelector):
                found += [control.id for control in program.base.regimes[required.regime].controls]
            else:
                found += required
    return tuple(found)
