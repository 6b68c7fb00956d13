"""What is said of many profiles, as a table of small numbers that two runs can be compared by.

Verdicts are the first place of every decision, every risk raised (of the project, of what is recommended, of what
exists, and under what people lean towards) with its severity and whether it is open, every practice with its priority,
and every control.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.portfolio.findings import PRIORITIES, SEVERITIES
from advisor.authoring.replay.survey import controls_required
from advisor.compiled.evaluator import Compiled
from advisor.compiled.foretelling import foretell
from advisor.compiled.results import Many, World
from advisor.compiled.rows import answer_fits
from advisor.compiled.words import LIKELY, Word
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.present import what_exists
from advisor.engine.program import Program
from advisor.engine.risks import decisions_read
from advisor.engine.selection import reads_facts, selects
from advisor.model.evaluation import View
from advisor.model.profile import Profile
from advisor.model.rule import Recommend, Target, Warn
from advisor.model.truth import Truth
from benchmarks.precision.leaving_out import Absent, LeavingOut

Rows = NDArray[np.intp]
Fixed = dict[str, NDArray[np.int8]]
"""By decision, the number of the option that is fixed, row by row; -1 where none is."""

Table = NDArray[np.int8]
"""A row a profile, a column a verdict; 0 where nothing is said."""


@dataclass(frozen=True)
class _Warning:
    """A rule's warning: the risk's column, how grave, the decisions that the rule reads, and who avoids it."""

    rule: str
    column: int
    severity: int
    reads: tuple[str, ...]
    avoided_in: str = ""
    avoiding: NDArray[np.bool_] | None = None


class Verdicts:
    """The verdicts on these profiles, with all rules and with some left out."""

    def __init__(self, program: Program, profiles: Sequence[Profile]) -> None:
        self.program = program
        self.rules = tuple(rule.id for rule in program.rules)
        self.count = len(profiles)
        self._leaving_out = LeavingOut(program)
        self._reader = self._leaving_out.reader
        self._literals = _literals(self._reader, profiles)
        self._weights = _weights(self._reader, profiles)
        self._existing, self._preferred = self._stacks(profiles)
        base = program.base
        self._risks = {name: place for place, name in enumerate(base.risks)}
        self._warnings = tuple(self._each_warning())
        practices = {name: place for place, name in enumerate(base.practices)}
        self._practices = tuple(
            (rule.id, practices[practice.id], PRIORITIES.index(conclusion.priority or practice.priority))
            for rule in program.rules
            for conclusion in rule.then
            if isinstance(conclusion, Recommend) and (practice := base.practices[conclusion.recommend]).status == "full"
        )
        controls = {name: place for place, name in enumerate(base.controls)}
        self._controls = tuple(
            (rule.id, controls[name]) for rule in program.rules for name in controls_required(program, rule)
        )

    def said(self, rows: Rows, absent: Absent | None = None) -> tuple[Table, NDArray[np.bool_]]:
        """The verdicts on these profiles (their numbers may recur), and which rules fire (rows × rules)."""
        chunk = 2048
        parts = [
            self._chunk(rows[start : start + chunk], _part(absent or {}, start, start + chunk))
            for start in range(0, len(rows), chunk)
        ]
        return np.concatenate([table for table, _ in parts]), np.concatenate([fires for _, fires in parts])

    def open_risks(self, said: Table) -> NDArray[np.bool_]:
        """Which risks (columns, in declared order) are open, in a table of verdicts."""
        start = len(self.program.base.decisions)
        return np.asarray(said[:, start : start + len(self._risks)] > len(SEVERITIES))

    def raised_risks(self, said: Table) -> NDArray[np.bool_]:
        """Which risks are raised, open or avoided."""
        start = len(self.program.base.decisions)
        return np.asarray(said[:, start : start + len(self._risks)] > 0)

    def practices(self, said: Table) -> Table:
        """Per practice (columns, in declared order) 0 where it is not recommended, else 1 to 3, where 3 is now."""
        start = len(self.program.base.decisions) + 2 * len(self._risks)
        return said[:, start : start + len(self.program.base.practices)]

    def _chunk(self, rows: Rows, absent: Absent) -> tuple[Table, NDArray[np.bool_]]:
        words = [word[rows] if isinstance(word, np.ndarray) else word for word in self._literals]
        words = self._leaving_out.words(words, absent)
        weights = {name: list(table[rows].T) for name, table in self._weights.items()}
        many = self._reader.assess(words, len(rows), World(weights=weights))
        fires = np.array([_holds(many, rule) for rule in self.rules], bool).T
        chosen = {name: _chosen(many, name) for name in many.decisions}
        risks, leanings = self._raised(many, chosen), np.zeros((len(rows), len(self._risks)), np.int8)
        for existing in self._existing:
            here = {name: numbers[rows] for name, numbers in existing.items()}
            if any((numbers >= 0).any() for numbers in here.values()):
                fixed = {name: np.where(here[name] >= 0, here[name], chosen[name]) for name in chosen}
                other = self._reader.assess(words, len(rows), World(weights=weights, fixed=fixed))
                fires |= np.array([_holds(other, rule) for rule in self.rules], bool).T
                risks = np.maximum(risks, self._raised_of_existing(other, fixed, here, chosen))
        leaning = {name: numbers[rows] for name, numbers in self._preferred.items()}
        if any((numbers >= 0).any() for numbers in leaning.values()):
            other = self._reader.assess(words, len(rows), World(weights=weights, fixed=leaning))
            told = np.any([numbers >= 0 for numbers in leaning.values()], axis=0)
            fires |= np.array([_holds(other, rule) for rule in self.rules], bool).T & told[:, None]
            leanings = np.asarray((self._raised(other, {}) > 0) & told[:, None], np.int8)
        firsts = np.array(list(chosen.values()), np.int8).T + np.int8(2)
        said = (firsts, risks, leanings, self._recommended(many), self._required(many))
        return np.concatenate(said, axis=1, dtype=np.int8), fires

    def _raised(self, many: Many, chosen: Fixed) -> Table:
        """Per risk 0 where it is not raised, else 1 and up by severity, and more where it is open."""
        found = np.zeros((many.count, len(self._risks)), np.int8)
        opened = np.zeros((many.count, len(self._risks)), bool)
        for warning in self._warnings:
            warned = _holds(many, warning.rule)
            if warned.any():
                found[:, warning.column] = np.maximum(found[:, warning.column], warned * (warning.severity + 1))
                opened[:, warning.column] |= warned & ~_avoided(warning, chosen, many.count)
        return _with_status(found, opened)

    def _raised_of_existing(self, many: Many, fixed: Fixed, here: Fixed, chosen: Fixed) -> Table:
        """The same for what exists: open where it stays."""
        found = np.zeros((many.count, len(self._risks)), np.int8)
        opened = np.zeros((many.count, len(self._risks)), bool)
        for warning in self._warnings:
            read = [name for name in warning.reads if name in here]
            if not read:
                continue
            concerned = np.any([here[name] >= 0 for name in read], axis=0)
            warned = _holds(many, warning.rule) & concerned & ~_avoided(warning, fixed, many.count)
            if warned.any():
                stays = np.any([(here[name] >= 0) & (here[name] == chosen[name]) for name in read], axis=0)
                found[:, warning.column] = np.maximum(found[:, warning.column], warned * (warning.severity + 1))
                opened[:, warning.column] |= warned & stays
        return _with_status(found, opened)

    def _recommended(self, many: Many) -> Table:
        """Per practice 0 where it is not recommended, else the higher the more urgent."""
        found = np.zeros((many.count, len(self.program.base.practices)), np.int8)
        for rule, column, priority in self._practices:
            found[:, column] = np.maximum(found[:, column], _holds(many, rule) * (len(PRIORITIES) - priority))
        return found

    def _required(self, many: Many) -> Table:
        found = np.zeros((many.count, len(self.program.base.controls)), np.int8)
        for rule, column in self._controls:
            found[:, column] |= _holds(many, rule)
        return found

    def _each_warning(self) -> list[_Warning]:
        """Every warning of every rule; a target that reads facts counts as avoided by nothing."""
        found = []
        nothing = View({}, frozenset())
        for rule in self.program.rules:
            for conclusion in rule.then:
                if not isinstance(conclusion, Warn):
                    continue
                severity = conclusion.severity or self.program.base.risks[conclusion.warn].severity
                grade, column = SEVERITIES.index(severity), self._risks[conclusion.warn]
                target: Target | None = conclusion.avoided_by
                avoiding = None
                if target and not reads_facts(target):
                    options = self._reader.tables[target.decision].options
                    fits = [selects(target, option, nothing) is Truth.TRUE for option in options]
                    avoiding = np.array([*fits, False, False])  # for no option, -1, and for no decision, -2
                where = target.decision if target else ""
                found.append(_Warning(rule.id, column, grade, decisions_read(rule), where, avoiding))
        return found

    def _stacks(self, profiles: Sequence[Profile]) -> tuple[list[Fixed], Fixed]:
        """What exists, as many times as it takes to meet every existing option, and what people lean towards."""
        base = self.program.base
        numbers = {
            name: {option.id: place for place, option in enumerate(table.options)}
            for name, table in self._reader.tables.items()
        }
        existing: list[Fixed] = []
        preferred: Fixed = {name: np.full(len(profiles), -1, np.int8) for name in base.decisions}
        for row, profile in enumerate(profiles):
            if "preferred" in profile.answers:
                for name, option in profile.answers["preferred"].detail.items():
                    preferred[name][row] = numbers[name][option]
            if "existing_stack" not in profile.answers:
                continue
            priority = profile.priority
            facts = gather_facts(profile, base)
            run = infer(self.program, facts, priority, foretell=foretell(self.program, profile, priority))
            options = what_exists(run).options
            for place in range(max(map(len, options.values()), default=0)):
                if place == len(existing):
                    existing.append({name: np.full(len(profiles), -1, np.int8) for name in base.decisions})
                for name, here in options.items():
                    existing[place][name][row] = numbers[name][here[min(place, len(here) - 1)]]
        return existing, preferred


def _literals(reader: Compiled, profiles: Sequence[Profile]) -> list[Word]:
    """The words of every literal; profiles with lists that exclude each other are read one by one."""
    found = reader.literals(reader.columns(profiles))
    for row, profile in enumerate(profiles):
        if not all(map(answer_fits, profile.answers.values())):
            alone = reader.literals(reader.columns([profile]), like=profile)
            for place, word in enumerate(alone):
                single = int(np.asarray(word).reshape(-1)[0])
                whole = np.array(np.broadcast_to(np.asarray(found[place], np.uint8), len(profiles)))
                if whole[row] != single:
                    whole[row] = single
                    found[place] = whole
    return found


def _weights(reader: Compiled, profiles: Sequence[Profile]) -> dict[str, NDArray[np.int64]]:
    orders = [profile.priority for profile in profiles]
    if not any(orders):
        return {}
    return {name: np.array([reader.weights(name, order) for order in orders]) for name in reader.tables}


def _part(absent: Absent, start: int, end: int) -> Absent:
    return {rule: gone if isinstance(gone, bool) else gone[start:end] for rule, gone in absent.items()}


def _holds(many: Many, rule: str) -> NDArray[np.bool_]:
    return np.broadcast_to((np.asarray(many.rules[rule], np.uint8) & LIKELY) != 0, many.count)


def _chosen(many: Many, name: str) -> NDArray[np.int8]:
    """The number of the option chosen; -1 where all are vetoed, -2 where the decision does not arise."""
    taken = many.decisions[name]
    applies = np.broadcast_to((np.asarray(taken.applies) & LIKELY) != 0, many.count)
    return np.where(applies, taken.first, np.int8(-2)).astype(np.int8)


def _with_status(severity: Table, opened: NDArray[np.bool_]) -> Table:
    return np.asarray(np.where(opened, severity + len(SEVERITIES), severity), np.int8)


def _avoided(warning: _Warning, chosen: Fixed, count: int) -> NDArray[np.bool_]:
    if warning.avoiding is None or warning.avoided_in not in chosen:
        return np.zeros(count, bool)
    return np.asarray(warning.avoiding[chosen[warning.avoided_in]])
