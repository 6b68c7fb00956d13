"""The compiled program: every firing, derived fact, veto, score and ranking of one profile, or of many at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.columns import Columns, columns_of
from advisor.compiled.feeding import Feeding
from advisor.compiled.many import TakenByMany, TakingByMany
from advisor.compiled.numbers import WITH_FACT, WITH_THRESHOLDS, Bounds, exactly
from advisor.compiled.one import Taken, Taking
from advisor.compiled.results import Many, One, World
from advisor.compiled.rows import UNBOUNDED, RowWriter, answer_fits
from advisor.compiled.source import Source
from advisor.compiled.tables import Decided
from advisor.compiled.told import Told
from advisor.compiled.words import NEGATIONS, Word, negation, nested, word_of
from advisor.engine.gathering import gather_facts
from advisor.engine.program import Program
from advisor.engine.weights import base_weights
from advisor.model.condition import Test, facts_read
from advisor.model.evaluation import View, evaluate_test
from advisor.model.knowledge import Knowledge
from advisor.model.profile import Profile
from advisor.model.truth import Truth

Generated = Callable[..., list[Any]]

CHUNK = 2048
"""Profiles at a time: their words then stay in the processor's cache, and memory is bounded."""


class Compiled:
    """A program as generated functions; made once, shared between threads."""

    def __init__(self, program: Program) -> None:
        source = Source(program)
        self.program = program
        self.layout = source.layout
        self.tables: dict[str, Decided] = {table.decision.id: table for table in source.tables}
        self.tests = tuple(source.literals)
        """Per literal, the test that it is the word of, or the fact of which it says whether it has a value."""
        self.rows = RowWriter(source.layout)
        self._constant_facts = source.told.constants
        self._rule_ids = tuple(source.rules)
        self._widths = {fact: len(membership.has) for fact, membership in source.derived.items()}
        self._base_weights: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}
        self._taking = tuple(Taking(table) for table in source.tables)
        self._taking_by_many = tuple(TakingByMany(table) for table in source.tables)
        self.threshold_tests = source.told.threshold_tests
        self.thresholds = tuple(source.told.thresholds)
        self._source = source
        self._last_reread: tuple[Profile, frozenset[str], dict[int, int]] | None = None

    @cached_property
    def _for_one(self) -> tuple[Generated, Generated]:
        """Literals and rules, for plain integers."""
        names = _names(self._source.told)
        return (
            _generated(self._source.literal_source(for_one=True), "literals", names),
            _generated(self._source.rule_source(for_one=True), "rules", names),
        )

    @cached_property
    def _for_many(self) -> tuple[Generated, Generated]:
        """Literals and rules, for arrays."""
        names = _names(self._source.told)
        return (
            _generated(self._source.literal_source(for_one=False), "literals", names),
            _generated(self._source.rule_source(for_one=False), "rules", names),
        )

    @cached_property
    def _constraints(self) -> Generated:
        return _generated(self._source.constraint_source(), "constraints", _names(self._source.told))

    @cached_property
    def _factors(self) -> Generated:
        return _generated(self._source.factor_source(), "factors", _names(self._source.told))

    def one(self, profile: Profile, priority: tuple[str, ...] = (), fixed: dict[str, str] | None = None) -> One:
        """Assess one profile; `fixed` holds decisions taken from outside."""
        literals, rules = self._for_one
        row = self.rows.row(profile)
        words = literals(row.words, row.bounds, row.factors, self.thresholds)
        for place, word in self._reread(profile).items():
            words[place] = word
        taken: dict[str, Taken] = {}
        tables = tuple(self.tables.items())

        def decide(place: int, evidence: tuple[int, ...]) -> tuple[int, ...]:
            name, table = tables[place]
            taking = self._taking[place]
            taken[name] = taking.take(evidence, self.weights(name, priority))
            return taking.candidates(taken[name], _number(table, (fixed or {}).get(name)))

        return One(self._rule_ids, rules(words, decide), self._widths, taken)

    def many(
        self, profiles: Iterable[Profile], priorities: Callable[[Profile], tuple[str, ...]] | None = None
    ) -> Iterator[Many]:
        """Assess profiles, some thousands at a time, in order."""
        waiting = iter(profiles)
        while chunk := list(islice(waiting, CHUNK)):
            yield self._chunk(chunk, priorities)

    def columns(self, profiles: Sequence[Profile]) -> Columns:
        """The profiles as columns; those whose lists exclude each other must be assessed one by one."""
        return columns_of(self.layout, [self.rows.row(profile) for profile in profiles])

    def variations(self, profile: Profile, count: int) -> Columns:
        """A profile `count` times, for answers to be replaced in."""
        columns = self.columns([profile])
        columns.count = count
        return columns

    def literals(
        self, columns: Columns, thresholds: Sequence[Any] | None = None, like: Profile | None = None
    ) -> list[Word]:
        """The words of every literal (see `tests`).

        `like` is the profile of which the columns are variations: what it says in lists that exclude each other is then
        read by typed Python, as long as the answer is not replaced.
        """
        found: list[Word] = self._for_many[0](
            columns.words, columns.bounds, columns.factors, self.thresholds if thresholds is None else thresholds
        )
        if like is not None:
            for place, word in self._reread(like, columns.varied).items():
                found[place] = word
        return found

    def constraints(self, columns: Columns) -> list[Word]:
        """The words of every constraint, in declared order."""
        found: list[Word] = self._constraints(columns.words, columns.bounds, columns.factors, self.thresholds)
        return found

    def factors(self, columns: Columns) -> dict[str, Bounds]:
        """The range of every factor that a formula takes: low, high, and the best value twice."""
        found: list[Bounds] = self._factors(columns.words, columns.bounds, columns.factors, self.thresholds)
        return dict(zip(self.program.base.factors, found, strict=True))

    def assess(self, literals: list[Word], count: int, world: World | None = None) -> Many:
        """Assess N profiles by the words of their literals."""
        world = world or World()
        taken: dict[str, TakenByMany] = {}
        tables = tuple(self.tables.items())

        def decide(place: int, evidence: tuple[Word, ...]) -> tuple[Word, ...]:
            (name, table), taking = tables[place], self._taking_by_many[place]
            weights = world.weights.get(name) or self.weights(name)
            taken[name] = taking.take(evidence, weights, count, world.spans, world.shifts.get(name))
            outside = world.fixed.get(name)
            fixed = outside if isinstance(outside, np.ndarray) else _number(table, outside)
            return taking.candidates(taken[name], fixed)

        return Many(self._rule_ids, self._for_many[1](literals, decide), self._widths, taken, count)

    def weights(self, decision: str, priority: tuple[str, ...] = ()) -> tuple[int, ...]:
        """A decision's weights before rules multiply them, in the order of its criteria."""
        if (decision, priority) not in self._base_weights:
            taken = self.program.base.decisions[decision]
            weights = base_weights(self.program.base, taken, priority)
            self._base_weights[decision, priority] = tuple(weights[criterion] for criterion in taken.criteria)
        return self._base_weights[decision, priority]

    def _chunk(self, profiles: list[Profile], priorities: Callable[[Profile], tuple[str, ...]] | None) -> Many:
        columns = self.columns(profiles)
        words = self.literals(columns)
        odd = {row: again for row, profile in enumerate(profiles) if (again := self._reread(profile))}
        for literal in dict.fromkeys(literal for again in odd.values() for literal in again):
            words[literal] = _replaced(words[literal], len(profiles), literal, odd)
        weights = {}
        if priorities is not None:
            orders = [priorities(profile) for profile in profiles]
            if any(orders):
                for name in self.tables:
                    rows = np.array([self.weights(name, order) for order in orders])
                    weights[name] = list(rows.T)
        return self.assess(words, len(profiles), World(weights=weights))

    def _reread(self, profile: Profile, varied: Iterable[str] = ()) -> dict[int, int]:
        """By place, the words of literals that hang on answers that places cannot say, read by typed Python.

        Literals that hang on answers that are `varied` too are left as they are. The last profile's words are kept.
        """
        odd = {name for name, answer in profile.answers.items() if not answer_fits(answer)}.difference(varied)
        if not odd:
            return {}
        varied = frozenset(varied)
        if self._last_reread is not None and self._last_reread[0] is profile and self._last_reread[1] == varied:
            return self._last_reread[2]
        facts = gather_facts(profile, self.program.base)
        views = [View({**view.knowledge, **self._constant_facts}, view.given) for view in (facts.certain, facts.likely)]
        found = {
            place: word_of(*(_truth(literal, view) for view in views))
            for place, (literal, behind) in enumerate(zip(self.tests, self._behind, strict=True))
            if not behind.isdisjoint(odd) and behind.isdisjoint(varied)
        }
        self._last_reread = profile, varied, found
        return found

    @cached_property
    def _behind(self) -> tuple[frozenset[str], ...]:
        """Per literal, the answers that it hangs on."""
        behind = Feeding(self.program.base).behind
        read = (facts_read(test) if isinstance(test, Test) else (test,) for test in self.tests)
        return tuple(frozenset().union(*map(behind, facts)) for facts in read)


def compiled(program: Program) -> Compiled:
    """The compiled form of a program, made when first asked for."""
    if program not in _COMPILED:
        _COMPILED[program] = Compiled(program)
    return _COMPILED[program]


_COMPILED: WeakKeyDictionary[Program, Compiled] = WeakKeyDictionary()


def _truth(literal: Test | str, view: View) -> Truth:
    if isinstance(literal, Test):
        return evaluate_test(literal, view)
    known = view.knowledge.get(literal, Knowledge(None))
    return Truth.FALSE if known.values is None else Truth.UNKNOWN if known.absent else Truth.TRUE


def _number(table: Decided, option: str | None) -> int | None:
    return None if option is None else [known.id for known in table.options].index(option)


def _replaced(word: Word, count: int, literal: int, odd: dict[int, dict[int, int]]) -> NDArray[np.uint8]:
    whole = np.array(np.broadcast_to(np.asarray(word, np.uint8), count))
    for row, again in odd.items():
        if literal in again:
            whole[row] = again[literal]
    return whole


def _names(told: Told) -> dict[str, Any]:
    """What generated source may refer to."""
    return {
        **{comparison.name: function for comparison, function in WITH_THRESHOLDS.items()},
        **{f"{comparison.name}_FACT": function for comparison, function in WITH_FACT.items()},
        "exactly": exactly,
        "negation": negation,
        "nested": nested,
        "computations": tuple(told.computations),
        "ranges": tuple(told.ranges),
        "together": tuple(map(tuple, told.together)),
        "NEGATIONS": NEGATIONS,
        "UNBOUNDED": UNBOUNDED,
        "__builtins__": {},
    }


def _generated(text: str, name: str, names: dict[str, Any]) -> Generated:
    scope = dict(names)
    exec(compile(text, f"<{name}>", "exec"), scope)
    function: Generated = scope[name]
    return function
