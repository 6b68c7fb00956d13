"""Whether the questions may stop: per decision, a proof that no open answer changes it, or answers that do.

Cheap witnesses come first: among profiles drawn at random, one whose decision comes out otherwise. What no draw changes
is left to the proof. Under these rules and weights; the formulae's own factors stay at their best estimates.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import log
from time import perf_counter
from typing import Literal

from advisor.analysis.asking.settled import settled
from advisor.analysis.sampling.draws import Draw
from advisor.analysis.sampling.sampling import Sample, sample_profiles
from advisor.analysis.tipping.exact_answers import exactly
from advisor.analysis.tipping.outcomes import as_rows, outcomes_of
from advisor.compiled.evaluator import Compiled, compiled
from advisor.compiled.words import LIKELY
from advisor.engine.program import Program
from advisor.model.fact import Kind
from advisor.model.knowledge import Interval, Subset
from advisor.model.minimal import minimal
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from advisor.solving.search import recommended, valid

SECONDS = 1.8
"""How long all proofs together may take unless told otherwise."""

_LEAST = 0.5
"""Seconds that one proof gets, as far as there are so many."""

_DRAWS = 400

_SIZES = range(-3, 13)


@dataclass(frozen=True)
class Stop:
    """Whether `option` (None: nothing is recommended) stays whatever else is told.

    *settled*: proved. *open*: with the answers `told`, none of which can be spared, `winner` comes out instead, as the
    engine confirmed. *not_settled*: neither was found in time.
    """

    decision: str
    option: str | None
    status: Literal["settled", "open", "not_settled"]
    winner: str | None = None
    told: tuple[tuple[str, Answer], ...] = ()


def may_stop(program: Program, profile: Profile, seconds: float = SECONDS) -> tuple[Stop, ...]:
    """Every decision of the rule base in declared order, whether it arises today or not."""
    start = perf_counter()
    reader = compiled(program)
    found = _drawn_witnesses(reader, program, profile)
    waiting = [name for name in program.base.decisions if name not in found and reader.tables[name].names]
    for place, name in enumerate(waiting):
        left = max(0.0, start + seconds - perf_counter())
        found[name] = _proved(reader, program, profile, name, left, len(waiting) - place)
    return tuple(found[name] for name in program.base.decisions if name in found)


def _proved(reader: Compiled, program: Program, profile: Profile, decision: str, left: float, waiting: int) -> Stop:
    if left <= 0:
        return Stop(decision, _outcome(reader, profile, decision), "not_settled")
    share = min(left, max(_LEAST, left / waiting))
    proof = settled(program, profile, decision, share)
    if proof.witness is None:
        return Stop(decision, proof.option, proof.status)
    told = {name: proof.witness.answers[name] for name in proof.told}
    return _open(reader, program, profile, decision, told) or Stop(
        decision, proof.option, "open", proof.winner, tuple(told.items())
    )


def _drawn_witnesses(reader: Compiled, program: Program, profile: Profile) -> dict[str, Stop]:
    """The decisions that come out otherwise in some profile drawn at random, the rest of it as told."""
    sample = sample_profiles(reader, profile, _DRAWS)
    columns = reader.variations(profile, _DRAWS)
    for name, draw in sample.draws.items():
        draw.answer(name, columns)
    drawn = outcomes_of(reader, profile, as_rows(reader.literals(columns, like=profile), _DRAWS)).of
    found = {}
    for decision, outcomes in drawn.items():
        now = _outcome(reader, profile, decision)
        row = next((row for row, outcome in enumerate(outcomes) if _option(outcome) != now), None)
        if row is not None:
            stop = _open(reader, program, profile, decision, _told(reader, sample, row))
            if stop:
                found[decision] = stop
    return found


def _open(
    reader: Compiled, program: Program, profile: Profile, decision: str, told: Mapping[str, Answer]
) -> Stop | None:
    """The decision with the fewest of these answers under which it comes out otherwise; None if the engine objects."""
    now = _outcome(reader, profile, decision)

    def differs(answers: Mapping[str, Answer]) -> bool:
        return _outcome(reader, _with(profile, answers), decision) != now

    if not differs(told):
        return None
    kept = minimal(told, lambda names: differs({name: told[name] for name in names}))
    found = {name: told[name] for name in kept}
    for name in (name for name in kept if name not in profile.answers):
        question = program.base.questions[name]
        found[name] = _plainest(question, found[name], partial(_differs_with, differs, found, name))
    witness = _with(profile, found)
    winner = recommended(program, witness, decision)
    if winner == now or not valid(program, witness, kept):
        return None
    return Stop(decision, now, "open", winner, tuple(found.items()))


def _with(profile: Profile, answers: Mapping[str, Answer]) -> Profile:
    return replace(profile, answers={**profile.answers, **answers})


def _differs_with(
    differs: Callable[[Mapping[str, Answer]], bool], told: Mapping[str, Answer], name: str, answer: Answer
) -> bool:
    return differs({**told, name: answer})


def _plainest(question: Question, answer: Answer, differs: Callable[[Answer], bool]) -> Answer:
    """The answer as a usual round number, or with fewer words, where that serves as well."""
    match answer.knowledge.values:
        case Interval(number, _):
            plain = (exactly(usual) for usual in _usual_numbers(question, number))
            return next((usual for usual in plain if differs(usual)), answer)
        case Subset(words):
            return exactly(minimal(sorted(words), lambda some: differs(exactly(some))))
        case _:
            return answer


def _told(reader: Compiled, sample: Sample, row: int) -> dict[str, Answer]:
    return {name: exactly(_value(reader, name, draw, row)) for name, draw in sample.draws.items()}


def _value(reader: Compiled, question: str, draw: Draw, row: int) -> float | bool | str | tuple[str, ...]:
    if draw.numbers is not None:
        return float(draw.numbers[row])
    if draw.places is not None:
        word = reader.layout.values[question][int(draw.places[row])]
        return word if isinstance(word, bool | str) else float(word)
    return tuple(str(word) for word, held in (draw.members or {}).items() if held[row])


def _usual_numbers(question: Question, number: float) -> list[float]:
    """Round numbers that an answer may be, those nearest to what is likely first, else to the number given."""
    declared = question.fact_type
    if declared.kind in (Kind.SHARE, Kind.PERCENT):
        return [float(f"{number:.{digits}g}") for digits in (1, 2)]
    low, high = question.prior.range if question.prior and question.prior.range else (number, number)
    if low <= 0 or number <= 0:
        return []
    middle = (low * high) ** 0.5
    rounded = [factor * 10.0**size for size in _SIZES for factor in (1, 2, 5)]
    allowed = [one for one in rounded if declared.minimum <= one <= declared.maximum]
    if declared.kind is Kind.COUNT:
        allowed = [one for one in allowed if one.is_integer()]
    return sorted(allowed, key=lambda one: abs(log(one / middle)))


def _outcome(reader: Compiled, profile: Profile, decision: str) -> str | None:
    taken = reader.one(profile, profile.priority).decisions[decision]
    first = taken.first if taken.applies & LIKELY else None
    return None if first is None else reader.tables[decision].names[first]


def _option(outcome: object) -> str | None:
    return outcome if isinstance(outcome, str) else None
