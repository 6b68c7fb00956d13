"""The next question worth asking: what each open answer is worth, per minute that it takes to find out.

The one-level expected value of partial perfect information, over one sample of whole profiles that serves all
questions: by how much hearing this answer, and nothing else, raises the expected score of what is recommended.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.asking.information import Groupings
from advisor.analysis.sampling.draws import Draw
from advisor.analysis.sampling.sampling import Sample
from advisor.compiled.evaluator import Compiled
from advisor.compiled.many import TakenByMany
from advisor.compiled.results import Many
from advisor.compiled.words import LIKELY
from advisor.engine.scoring import CAP
from advisor.model.condition import FactReference, Test, facts_read
from advisor.model.question import Question
from advisor.sizing.demand import FORMULAE

WORTH_ASKING = 0.01
"""Answers worth less, on a scale of 0 to 1, hardly pay."""

_BINS = 8
"""In how many parts an answer is cut that formulae read, or that is compared with another: its thresholds alone would
be too coarse."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What hearing one answer is worth, on the scale of scores (0 to 1); `bits` of what it tells about the winner.

    `decision` is the one for which it is worth most, `effort` the minutes that finding it out takes.
    """

    question: str
    value: float
    effort: int
    bits: float
    decision: str

    @property
    def per_minute(self) -> float:
        """What a minute of finding out is worth."""
        return self.value / self.effort


def worth_of_answers(reader: Compiled, sample: Sample, many: Many) -> tuple[Worth, ...]:
    """Every open answer of which somebody has said what is likely, the one worth most per minute first.

    `many` is the sample assessed with the weights and judgement of the rules.
    """
    questions = reader.program.base.questions
    decisions = {
        name: (_values(taken), taken.first.astype(np.int64))
        for name, taken in many.decisions.items()
        if len(reader.tables[name].names) > 1
    }
    asked = [
        (name, codes)
        for name, draw in sample.draws.items()
        if name not in sample.profile.answers
        for codes in _groupings(reader, questions[name], draw)
    ]
    groupings = Groupings([codes for _, codes in asked])
    best = {name: (0.0, 0.0, "") for name in sample.draws if name not in sample.profile.answers}
    for decision, (values, winners) in decisions.items():
        worth, bits = groupings.worth(values).tolist(), groupings.bits(winners).tolist()
        for (name, _), value, told in zip(asked, worth, bits, strict=True):
            best[name] = max(best[name], (value, told, decision), key=lambda found: found[:2])
    found = [
        Worth(name, max(0.0, value), questions[name].effort, max(0.0, bits), decision)
        for name, (value, bits, decision) in best.items()
    ]
    return tuple(sorted(found, key=lambda worth: (-worth.per_minute, -worth.bits)))


def _values(taken: TakenByMany) -> NDArray[np.float64]:
    """What each option is worth in each sample, 0 to 1; a vetoed one nothing, and none where nothing is decided."""
    total = CAP * np.asarray(taken.total, np.float64)
    worth = (taken.scores / (total[:, None] if total.ndim else total) + 1) / 2
    counts = ((taken.applies & LIKELY) != 0)[:, None] & (taken.places == 0)
    return np.where(counts, worth, 0.0)


def _groupings(reader: Compiled, question: Question, draw: Draw) -> list[NDArray[np.int64]]:
    """What an answer tells of each sample, as codes: a number's cell, a word, or one word of a list at a time."""
    if draw.places is not None:
        return [draw.places.astype(np.int64)]
    if draw.members is not None:
        return [held.astype(np.int64) for held in draw.members.values() if 0 < held.mean() < 1]
    assert draw.numbers is not None
    cuts = {
        threshold
        for test, threshold in zip(reader.threshold_tests, reader.thresholds, strict=True)
        if test.fact == question.id
    }
    if _feeds_formulae(reader, question.id) or _is_compared(reader, question.id):
        cuts.update(np.quantile(draw.numbers, np.linspace(0, 1, _BINS + 1)[1:-1]).tolist())
    if not cuts:
        return []
    return [np.searchsorted(np.array(sorted(cuts)), draw.numbers, side="right").astype(np.int64)]


def _feeds_formulae(reader: Compiled, question: str) -> bool:
    return any(
        question in (*FORMULAE[name].facts, *FORMULAE[name].optional)
        for fact in reader.program.base.computed.values()
        for name in fact.formulae
    )


def _is_compared(reader: Compiled, question: str) -> bool:
    return any(
        isinstance(test, Test) and isinstance(test.operand, FactReference) and question in facts_read(test)
        for test in reader.tests
    )
