"""Profiles drawn at random, as somebody might have filled them in: some answers told, others left open."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from advisor.analysis.sampling.draws import Draw
from advisor.analysis.sampling.sampling import sample_profiles
from advisor.analysis.sampling.streams import SEED
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program
from advisor.model.condition import Scalar
from advisor.model.fact import Kind
from advisor.model.profile import Profile
from advisor.model.question import Question

KEPT = (1.0, 0.6, 0.3)
"""The chances with which an answer is told, profile by profile in turn: complete ones, and sparse ones."""

_DIGITS = 3


def random_documents(program: Program, count: int, kept: Sequence[float] = KEPT) -> Iterator[dict[str, Any]]:
    """The plain values of so many profiles, by the chances that questions declare; always the same ones.

    `kept` are the chances with which an answer is told, profile by profile in turn. Numbers are rounded as a person
    would say them. Constraints hold, but for what rounding may do.
    """
    if not count:
        return
    reader = compiled(program)
    questions = program.base.questions
    draws = sample_profiles(reader, Profile("drawn", {}, ""), count).draws
    columns = {
        name: _values(questions[name], draw, reader.layout.values.get(name, ()), count) for name, draw in draws.items()
    }
    told = np.random.Generator(np.random.SFC64(SEED)).random((len(columns), count))
    for row in range(count):
        chance = kept[row % len(kept)]
        answers = {
            name: column[row] for place, (name, column) in enumerate(columns.items()) if told[place, row] < chance
        }
        yield {"profile": f"drawn {row + 1}", "answers": answers}


def _values(question: Question, draw: Draw, values: tuple[Scalar, ...], count: int) -> list[Any]:
    """One answer in the form in which a profile states it, profile by profile."""
    if draw.numbers is not None:
        return [_number(question, number) for number in draw.numbers.tolist()]
    if draw.places is not None:
        return [values[place] for place in draw.places.tolist()]
    members = {str(word): held.tolist() for word, held in (draw.members or {}).items()}
    return [[word for word, held in members.items() if held[row]] for row in range(count)]


def _number(question: Question, number: float) -> Any:
    rounded = float(f"{number:.{_DIGITS}g}")
    return stated(question, min(max(rounded, question.fact_type.minimum), question.fact_type.maximum))


def stated(question: Question, number: float) -> Any:
    """A number in the question's own unit, as a profile states it."""
    plain: Any = int(number) if number == int(number) and abs(number) < 1e15 else number
    return f"{plain}%" if question.type is Kind.PERCENT else plain
