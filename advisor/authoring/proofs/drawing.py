"""Profiles drawn at random to try a rule base with: values next to every border, few answers and many, none invalid.

Draws are the same for the same rule base. What is drawn is told plainly: one value, a whole list, or nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Any as Anything

import numpy as np

from advisor.compiled.evaluator import Compiled
from advisor.compiled.words import POSSIBLE
from advisor.engine.program import Program
from advisor.engine.scope import limits_reached
from advisor.loading.answers import AnswerReader
from advisor.loading.constraints import answers_bound
from advisor.loading.document import plain_document
from advisor.loading.profile import map_words
from advisor.model.condition import Condition, FactReference, Test, tests_of
from advisor.model.fact import Kind
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase

SEED = 20_261_123
SHARES = (0.04, 0.08, 0.15, 0.3, 0.5, 0.7, 0.9)
"""How many of the questions are answered: few first, since small witnesses say more."""
ORDERED = 0.1
"""How often criteria are put in an order of priority."""
_LISTS = 40
_ROUNDS = 6


class Drawer:
    """Draws valid profiles of one rule base, within the advisor's field."""

    def __init__(self, reader: Compiled) -> None:
        self._reader = reader
        self._base = reader.program.base
        self._random = Random(SEED)
        self._places = _places(self._base)
        self._pool = self._pools()

    def profiles(self, count: int, share: float, hints: Mapping[str, Answer] | None = None) -> list[Profile]:
        """At most so many profiles with about this share of the questions answered; hints are answers that all have."""
        return self.possible([self._answers(share, hints or {}) for _ in range(count)], hints or {})

    def possible(self, answers: Iterable[Mapping[str, Answer]], hints: Mapping[str, Answer]) -> list[Profile]:
        """Valid profiles of these answers, as far as they make any; where some contradict others, hints stay."""
        drawn = [
            Profile("drawn", {name: told[name] for name in self._base.questions if name in told}, "")
            for told in answers
        ]
        kept = self._keeping_constraints(drawn, frozenset(hints))
        return [profile for profile in kept if not limits_reached(profile, self._base)]

    def answer(self, question: str, raw: Anything) -> Answer | None:
        """A plain value as the answer to a question; None where it does not fit."""
        return next(iter(self._read(self._base.questions[question], [raw])), None)

    def _answers(self, share: float, hints: Mapping[str, Answer]) -> dict[str, Answer]:
        """Answers to about this share of the questions, besides the hints."""
        random, answers = self._random, dict(hints)
        for name, pool in self._pool.items():
            if name not in answers and random.random() < share:
                answers[name] = random.choice(pool)
        order = self._pool.get("criteria_priority")
        if order and "criteria_priority" not in hints:
            answers.pop("criteria_priority", None)
            if random.random() < ORDERED:
                answers["criteria_priority"] = random.choice(order)
        if "pains" in answers and "pain_in" not in answers and random.random() < share:
            self._place_pains(answers)
        return answers

    def _place_pains(self, answers: dict[str, Answer]) -> None:
        """Say of some pains where they are felt."""
        felt = [pain for pain in answers["pains"].raw or () if self._places.get(pain)]
        if felt and "pain_in" in self._base.questions:
            raw = {pain: [self._random.choice(self._places[pain])] for pain in felt if self._random.random() < 0.8}
            read = self.answer("pain_in", raw)
            if read is not None:
                answers["pain_in"] = read

    def _keeping_constraints(self, profiles: list[Profile], hints: frozenset[str]) -> list[Profile]:
        """The profiles without answers that contradict others; those that still do so are left out."""
        constraints = self._base.constraints
        waiting: Sequence[int] = range(len(profiles))
        for _ in range(_ROUNDS):
            broken = self._broken(profiles, waiting)
            for row, place in broken.items():
                bound = [name for name in answers_bound(constraints[place], self._base) if name not in hints]
                told = [name for name in bound if name in profiles[row].answers]
                if told:
                    dropped = self._random.choice(told)
                    rest = {name: value for name, value in profiles[row].answers.items() if name != dropped}
                    profiles[row] = Profile("drawn", rest, "")
            waiting = list(broken)
        broken = self._broken(profiles, waiting)
        return [profile for row, profile in enumerate(profiles) if row not in broken]

    def _broken(self, profiles: list[Profile], rows: Sequence[int]) -> dict[int, int]:
        """By row, a constraint that it breaks."""
        if not self._base.constraints or not rows:
            return {}
        columns = self._reader.columns([profiles[row] for row in rows])
        found: dict[int, int] = {}
        for place, word in enumerate(self._reader.constraints(columns)):
            held = np.broadcast_to((np.asarray(word) & POSSIBLE) != 0, len(rows))
            found |= {rows[index]: place for index in (~held).nonzero()[0].tolist()}
        return found

    def _pools(self) -> dict[str, list[Answer]]:
        """For every question that something may read, answers worth trying."""
        tests = _tests_by_fact(self.program)
        pools = {question.id: self._read(question, list(self._values(question, tests))) for question in self._asked()}
        return {name: pool for name, pool in pools.items() if pool}

    @property
    def program(self) -> Program:
        """Whose profiles these are."""
        return self._reader.program

    def _asked(self) -> Iterator[Question]:
        yield from (item for item in self._base.questions.values() if item.type not in (Kind.TEXT, Kind.MAP))

    def _read(self, question: Question, values: list[Anything]) -> list[Answer]:
        """The values that the question takes, read as a profile's answers are."""
        found = []
        for raw in values:
            problems: list[Anything] = []
            reader = AnswerReader(plain_document({}, "drawn"), map_words(self._base), problems)
            answer = reader.read(question, raw, ())
            if answer is not None and not problems:
                found.append(answer)
        return found

    def _values(self, question: Question, tests: Mapping[str, list[Test]]) -> Iterator[Anything]:
        """Plain values: every choice, numbers at borders and on either side of them, lists of few words and many."""
        match question.type:
            case Kind.BOOL:
                yield from (True, False)
            case Kind.ONE:
                yield from self._words(question, tests)
            case Kind.MANY:
                yield from self._lists(question, tests)
            case Kind.ORDER:
                criteria = list(self._base.criteria)
                yield from ([one] for one in criteria)
                yield from (self._random.sample(criteria, min(3, len(criteria))) for _ in criteria)
            case _:
                yield from sorted(_numbers(question, tests))

    def _words(self, question: Question, tests: Mapping[str, list[Test]]) -> list[str]:
        """The choices of a question, and where it takes other words those that conditions know."""
        known = dict.fromkeys(question.fact_type.choices)
        if question.open or not known:
            for test in tests.get(question.id, ()):
                if not isinstance(test.operand, FactReference | bool):
                    known |= dict.fromkeys(sorted(test.operand) if isinstance(test.operand, frozenset) else [])
        if question.id == "existing_stack":
            known |= dict.fromkeys(option for options in self._base.options.values() for option in options)
        return list(known)

    def _lists(self, question: Question, tests: Mapping[str, list[Test]]) -> Iterator[list[str]]:
        words = self._words(question, tests)
        yield []
        yield from ([word] for word in words)
        for test in tests.get(question.id, ()):
            if isinstance(test.operand, frozenset):
                yield sorted(test.operand)
        most = min(len(words), 6)
        for _ in range(_LISTS if most > 1 else 0):
            yield self._random.sample(words, self._random.randint(2, most))


def _numbers(question: Question, tests: Mapping[str, list[Test]]) -> set[float | int]:
    """Numbers at every threshold and on either side, at the ends of what is likely, and at the powers of ten."""
    low, high = question.fact_type.minimum, question.fact_type.maximum
    found: set[float] = {low, *(10.0**exponent for exponent in range(8))}
    if question.prior and question.prior.range:
        found |= {*question.prior.range, (question.prior.range[0] * question.prior.range[1]) ** 0.5}
    for test in tests.get(question.id, ()):
        if isinstance(test.operand, int | float) and not isinstance(test.operand, bool):
            near = (-1.0, 1.0) if question.type is Kind.COUNT else (-test.operand * 0.1, test.operand * 0.1)
            found |= {test.operand, *(test.operand + step for step in near)}
    if high < float("inf"):
        found |= {high, (low + high) / 2}
    inside = {value for value in found if low <= value <= high}
    rounded = {float(round(value)) if question.type is Kind.COUNT else value for value in inside}
    return {int(value) if value == int(value) else float(f"{value:.6g}") for value in rounded}


def _tests_by_fact(program: Program) -> dict[str, list[Test]]:
    """Every test of the rule base by the fact that it reads, each once, with those of facts it is compared with."""
    found: dict[str, dict[Test, None]] = defaultdict(dict)
    for condition in conditions_of(program):
        for test in tests_of(condition):
            found[test.fact][test] = None
    return {fact: list(tests) for fact, tests in found.items()}


def conditions_of(program: Program) -> Iterator[Condition]:
    """Every condition that has a say in what is advised."""
    base = program.base
    yield from (rule.when for rule in program.early_rules)
    yield from (decision.when for decision in base.decisions.values())
    yield from (constraint.must for constraint in base.constraints)
    yield from (question.ask_when for question in base.questions.values())
    yield from (limit.when for limit in base.pack.out_of_scope)


def _places(base: RuleBase) -> dict[str, list[str]]:
    """For every pain whose place some rule reads, the places that rules tell apart."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for rule in base.rules.values():
        for test in tests_of(rule.when):
            if test.fact.startswith("pain_in."):
                pain, operand = test.fact.removeprefix("pain_in."), test.operand
                match operand:
                    case FactReference(fact):
                        decision = fact.split(".")[1] if "." in fact else ""
                        found[pain] |= dict.fromkeys(base.options.get(decision, ()))
                    case frozenset():
                        found[pain] |= dict.fromkeys(sorted(operand))
                    case str():
                        found[pain][operand] = None
                    case _:
                        continue
    return {pain: list(words) for pain, words in found.items()}
