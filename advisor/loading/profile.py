"""A profile file → a checked profile."""

import json
from collections.abc import Hashable
from datetime import date
from hashlib import sha256
from typing import Any

from advisor.errors import InputError, Problem, did_you_mean
from advisor.loading.answers import AnswerReader
from advisor.loading.constraints import contradictions
from advisor.loading.document import Document, plain_document, read_document
from advisor.loading.validation import shown
from advisor.model.factor import Factor
from advisor.model.knowledge import Interval
from advisor.model.profile import Answer, Profile
from advisor.model.quantity import QuantityError, parse_quantity
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Assumption

_KEYS = ("profile", "as_of", "answers", "factors")
_REMEMBERED = 20_000
"""Answers that a reader of many profiles keeps, so that memory is bounded."""

_PLANNED = {"parts": "parts of a system with their own answers", "decided": "decisions already taken"}


def read_profile(content: bytes, file: str, rulebase: RuleBase) -> Profile:
    """The profile that a YAML text states.

    Raises:
        InputError: with every fault found.
    """
    return profile_of(read_document(content, file), rulebase)


def profile_from(data: dict[str, Any], rulebase: RuleBase, name: str = "profile") -> Profile:
    """The profile that plain values state (`{"profile": …, "answers": {…}}`); faults name no line.

    Raises:
        InputError: with every fault found.
    """
    return profile_of(plain_document(data, name), rulebase)


def profile_of(document: Document, rulebase: RuleBase) -> Profile:
    """The profile that a parsed document states.

    Raises:
        InputError: with every fault found.
    """
    return ProfileReader(rulebase).read(document)


class ProfileReader:
    """Reads profiles against one rule base; an answer that was read before, word for word, is not read again."""

    def __init__(self, rulebase: RuleBase) -> None:
        self._rulebase = rulebase
        self._words = map_words(rulebase)
        self._remembered: dict[Hashable, Answer] = {}

    def read(self, document: Document) -> Profile:
        """The profile that a parsed document states.

        Raises:
            InputError: with every fault found.
        """
        problems: list[Problem] = []
        data = document.data
        if not isinstance(data, dict):
            hint = "start with `profile: name` and `answers:`"
            raise InputError([document.problem("a profile is a mapping", hint)])
        _check_keys(document, data, problems)
        name = data.get("profile")
        if not isinstance(name, str) or not name:
            problems.append(document.problem("the profile has no name", "add `profile: some-name`", ("profile",)))
        answers = self._answers(document, data.get("answers"), problems)
        problems.extend(contradictions(document, answers, self._rulebase))
        profile = Profile(
            name=str(name),
            answers=answers,
            sha256=_hash(data),
            as_of=_as_of(document, data.get("as_of"), problems),
            factors=_factors(document, data.get("factors"), self._rulebase, problems),
        )
        if problems:
            raise InputError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
        return profile

    def _answers(self, document: Document, raw: Any, problems: list[Problem]) -> dict[str, Answer]:
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            problems.append(
                document.problem(f"`answers` is a mapping, not {shown(raw)}", "write `id: answer` lines", ("answers",))
            )
            return {}
        reader = AnswerReader(document, self._words, problems)
        questions = self._rulebase.questions
        answers: dict[str, Answer] = {}
        for key, value in raw.items():
            question = questions.get(key)
            if question is None:
                hint = did_you_mean(key, questions) or "see `advisor init` for all questions"
                problems.append(document.problem(f"there is no question `{key}`", hint, ("answers", key)))
                continue
            words = _as_key(key, value)
            answer = self._remembered.get(words) if words else None
            if answer is None:
                answer = reader.read(question, value, ("answers", key))
            if answer is not None:
                answers[key] = answer
                if words and len(self._remembered) < _REMEMBERED:
                    self._remembered[words] = answer
        return {key: answers[key] for key in questions if key in answers}


def _as_key(question: str, raw: Any) -> Hashable:
    """What an answer is remembered by: its words and their types, since true equals 1; None for what is nested."""
    if isinstance(raw, bool | int | float | str):
        return question, type(raw), raw
    if isinstance(raw, list) and all(isinstance(word, str) for word in raw):
        return question, tuple(raw)
    return None


def _check_keys(document: Document, data: dict[str, Any], problems: list[Problem]) -> None:
    for key in data:
        if key in _PLANNED:
            hint = "planned; describe one system a profile for now"
            problems.append(document.problem(f"`{key}` ({_PLANNED[key]}) is not supported yet", hint, (key,)))
        elif key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or "answers stand below `answers:`"
            problems.append(document.problem(f"the key `{key}` is not known here", hint, (key,)))


def map_words(rulebase: RuleBase) -> dict[str, tuple[str, ...]]:
    """The words of map and order answers, by what questions call them (`options:framework` for one decision)."""
    words = {question.id: question.fact_type.choices for question in rulebase.questions.values() if not question.open}
    words |= {"criteria": tuple(rulebase.criteria), "decisions": tuple(rulebase.decisions)}
    return words | {f"options:{decision}": tuple(options) for decision, options in rulebase.options.items()}


def _as_of(document: Document, raw: Any, problems: list[Problem]) -> date | None:
    if raw is None:
        return None
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        problems.append(document.problem(f"{shown(raw)} is no day", "write it as 2026-11-23", ("as_of",)))
        return None


def _factors(document: Document, raw: Any, rulebase: RuleBase, problems: list[Problem]) -> dict[str, Interval]:
    factors: dict[str, Interval] = {}
    known: dict[str, Factor | Assumption] = {**rulebase.factors, **rulebase.ranges_assumed}
    if raw is not None and not isinstance(raw, dict):
        problems.append(document.problem("`factors` is a mapping", "write `peak_to_average: 5` lines", ("factors",)))
        return factors
    for key, value in (raw or {}).items():
        path = ("factors", key)
        if key not in known:
            hint = did_you_mean(key, known) or f"one of {', '.join(known)}"
            problems.append(document.problem(f"there is no factor `{key}`", hint, path))
            continue
        ends = value if isinstance(value, list) else [value, value]
        try:
            numbers = [parse_quantity(end, known[key].unit) for end in ends]
        except QuantityError as error:
            problems.append(document.problem(str(error), "write a number, or a range `[low, high]`", path))
            continue
        may_be_zero = key in rulebase.ranges_assumed and rulebase.ranges_assumed[key].may_be_zero
        if len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] or (numbers[0] == 0 and not may_be_zero):
            upside_down = len(numbers) == 2 and 0 <= numbers[1] < numbers[0]
            message = "the range is upside down" if upside_down else "a factor is a positive number or a range"
            problems.append(document.problem(message, "write `[low, high]`", path))
            continue
        factors[key] = Interval(numbers[0], numbers[1])
    return factors


def _hash(data: dict[str, Any]) -> str:
    return sha256(json.dumps(data, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
