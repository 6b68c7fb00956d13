"""A witness as a person wants to see it: no answer more than it takes, in words of a profile file, and confirmed."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from advisor.authoring.proofs.goals import Case, Goal
from advisor.engine.program import Program
from advisor.engine.scope import limits_reached
from advisor.errors import InputError
from advisor.loading.constraints import broken_constraints
from advisor.loading.profile import profile_from
from advisor.model.knowledge import Knowledge, Subset
from advisor.model.minimal import minimal
from advisor.model.profile import Answer, Profile

Holds = Callable[[dict[str, Answer]], bool]


def smallest(goal: Goal, profile: Profile) -> Profile:
    """The profile with only those answers, and words in lists, without which the goal would not be reached.

    The compiled reader says what can be spared; where that is nothing, the profile stays as it is.
    """

    def holds(answers: dict[str, Answer]) -> bool:
        fewer = replace(profile, answers=answers)
        return _may_be(goal, fewer) and goal.seems(Case(goal.program, fewer))

    if not holds(profile.answers):
        return profile
    answers = _halved(profile.answers, holds)
    names = minimal(answers, lambda kept: holds({name: answers[name] for name in kept}))
    answers = {name: answers[name] for name in names}
    for name in names:
        answers[name] = _shortest(answers[name], partial(_holds_with, answers, name, holds))
    return replace(profile, answers=answers)


def read_again(program: Program, profile: Profile) -> Case | None:
    """The profile read from its own words; None where a profile file could not say that."""
    try:
        return Case(program, profile_from(document_of(profile, "witness"), program.base))
    except InputError:
        return None


def confirmed(goal: Goal, case: Case) -> Profile | None:
    """The profile under the goal's name, if there can be such a project and durable-rules says that it does it."""
    if not _may_be(goal, case.profile) or not goal.shows(case):
        return None
    return profile_from(document_of(case.profile, witness_name(goal.id)), goal.program.base)


def witness_name(goal_id: str) -> str:
    """The name of the profile that shows what a goal says."""
    return re.sub(r"[^A-Za-z0-9_.-]", "_", goal_id.replace("/", "."))


def document_of(profile: Profile, name: str) -> dict[str, Any]:
    """The profile as the plain values of a profile file."""
    return {"profile": name, "answers": {question: _plain(answer.raw) for question, answer in profile.answers.items()}}


def _plain(raw: Any) -> Any:
    return int(raw) if isinstance(raw, float) and raw == int(raw) and abs(raw) < 1e15 else raw


def _may_be(goal: Goal, profile: Profile) -> bool:
    """Whether there can be such a project, and it is one that the goal asks about."""
    base = goal.program.base
    if goal.within_scope and limits_reached(profile, base):
        return False
    return next(broken_constraints(profile.answers, base), None) is None


def _halved(answers: dict[str, Answer], holds: Holds) -> dict[str, Answer]:
    """The answers without large parts that can be spared together."""
    size = len(answers) // 2
    while size > 1:
        for start in range(0, len(answers), size):
            names = list(answers)[start : start + size]
            fewer = {name: answer for name, answer in answers.items() if name not in names}
            if names and holds(fewer):
                answers = fewer
        size = min(size, len(answers)) // 2
    return answers


def _shortest(answer: Answer, holds: Callable[[Answer], bool]) -> Answer:
    """The same list with only those words that it takes."""
    values = answer.knowledge.values
    plain = isinstance(values, Subset) and values.exact and isinstance(answer.raw, list)
    if not plain or answer.detail or answer.sequence or len(answer.raw) < 2:
        return answer
    return _list(minimal(answer.raw, lambda words: holds(_list(words))))


def _holds_with(answers: dict[str, Answer], name: str, holds: Holds, answer: Answer) -> bool:
    return holds({**answers, name: answer})


def _list(words: tuple[str, ...]) -> Answer:
    return Answer(Knowledge(Subset.exactly(frozenset(words))), raw=list(words))
