"""Profiles at the borders of rules that changed: at, just below and just above each threshold, each word given or not.

They start from the answers in the rule's own cases, of both versions, since under these the rule is near to firing, and
are told once alone and once in the midst of each of several drawn profiles, since a rule seldom decides anything alone.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from advisor.authoring.replay.random_profiles import stated
from advisor.engine.program import Program
from advisor.model.condition import Test, tests_of
from advisor.model.fact import Kind
from advisor.model.question import Question
from advisor.model.rule import Rule

Answers = dict[str, Any]

_STARTS = 6
"""How many cases of a rule, of either version, are started from."""

_ABSENT = object()


def boundary_documents(
    before: Program, after: Program, rules: Collection[str], surroundings: Sequence[Answers], most: int
) -> Iterator[tuple[str, Answers]]:
    """Per rule and variation the rule's id and the plain values of a profile; at most so many in all.

    `surroundings` are the answers of drawn profiles. Every rule has its variations alone first, then in each of the
    surroundings in turn, as far as the number goes.
    """
    around: Sequence[Answers] = ({}, *surroundings)
    found = (
        (rule, {"profile": f"{rule}, {number}", "answers": {**surrounding, **answers}})
        for surrounding in around
        for rule in rules
        for number, answers in enumerate(_variations(before, after, rule), 1)
    )
    return islice(found, most)


def _variations(before: Program, after: Program, rule: str) -> Iterator[Answers]:
    """The answers of a rule's cases as they are, and with one answer moved to each side of each test."""
    versions = [(program, found) for program in (before, after) if (found := program.base.rules.get(rule)) is not None]
    questions = {**before.base.questions, **after.base.questions}
    starts = _distinct(
        {name: value for name, value in case.items() if name in questions}
        for _, found in versions
        for case in _cases(found)
    )[:_STARTS]
    moves = [move for _, found in versions for move in _moves(found, questions)]
    moved = (
        {name: value for name, value in {**start, **move}.items() if value is not _ABSENT}
        for start in starts or [{}]
        for move in ({}, *moves)
    )
    yield from _distinct(moved)


def _cases(rule: Rule) -> tuple[Answers, ...]:
    """Cases in which it fires first, then those in which it is silent."""
    return (*rule.cases.fires, *rule.cases.silent)


def _moves(rule: Rule, questions: dict[str, Question]) -> Iterator[Answers]:
    """One answer, on each side of each test that the rule makes of an answer."""
    for test in tests_of(rule.when):
        question = questions.get(test.fact)
        if question is not None:
            yield from ({question.id: value} for value in (*_sides(question, test), _ABSENT))


def _sides(question: Question, test: Test) -> Iterator[Any]:
    operand = test.operand
    match question.type:
        case kind if kind.numeric and isinstance(operand, int | float) and not isinstance(operand, bool):
            yield from _about(question, float(operand))
        case Kind.BOOL:
            yield from (True, False)
        case Kind.ONE | Kind.TEXT if isinstance(operand, str | frozenset):
            words = sorted(operand) if isinstance(operand, frozenset) else [operand]
            yield from words
            yield from [choice.id for choice in question.choices if choice.id not in words][:1]
        case Kind.MANY if isinstance(operand, str | frozenset):
            words = sorted(operand) if isinstance(operand, frozenset) else [operand]
            yield from ([word] for word in words)
            yield from (words, [choice.id for choice in question.choices if choice.id not in words][:1], [])


def _about(question: Question, threshold: float) -> Iterator[Any]:
    """A threshold and its nearest neighbours on either side, as far as the question allows them."""
    step = 1.0 if question.type is Kind.COUNT else abs(threshold) / 1000 or 0.001
    declared = question.fact_type
    for number in (threshold, threshold - step, threshold + step):
        if declared.minimum <= number <= declared.maximum:
            yield stated(question, float(f"{number:.9g}"))


def _distinct(answers: Iterator[Answers]) -> list[Answers]:
    found: list[Answers] = []
    for one in answers:
        if one not in found:
            found.append(one)
    return found
