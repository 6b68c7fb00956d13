"""One changed answer that is enough: read off the axes of all answers, and confirmed by the engine."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.analysis.explaining.counterfactual import AnswerChange, Counterfactual, is_first, plain_answer
from advisor.analysis.tipping.exact_answers import Value, exactly
from advisor.analysis.tipping.plain_numbers import plainest
from advisor.analysis.tipping.stretches import Stretch
from advisor.analysis.tipping.tipping import AxisTipping
from advisor.engine.program import Program
from advisor.model.fact import Kind
from advisor.model.profile import Profile
from advisor.model.question import Question
from advisor.solving.search import valid

_HARDNESS = ("easy", "months", "hard")

_MARGIN = 1e-6


def single_change(
    program: Program, profile: Profile, axes: Iterable[AxisTipping], decision: str, option: str
) -> Counterfactual | None:
    """The answer that is easiest to change so that the option comes first; None where no single one is enough."""
    questions = program.base.questions
    candidates = [
        (_HARDNESS.index(question.change), axis, value)
        for axis in axes
        if (question := questions[axis.question]).change in _HARDNESS
        for value in _values(axis, question, decision, option)
    ]
    for _, axis, value in sorted(candidates, key=lambda candidate: candidate[0]):
        answer = exactly(value)
        proposal = replace(profile, answers={**profile.answers, axis.question: answer})
        if valid(program, proposal, (axis.question,)) and is_first(program, proposal, decision, option):
            before = plain_answer(profile.answers.get(axis.question))
            after = list(value) if isinstance(value, tuple) else plain_answer(answer)
            change = AnswerChange(axis.question, before, after, questions[axis.question].change)
            return Counterfactual(decision, option, "found", (change,), profile=proposal)
    return None


def _values(axis: AxisTipping, question: Question, decision: str, option: str) -> Iterator[Value]:
    """Values under which the option is recommended, of a stretch of numbers the one nearest to the present answer."""
    for group in axis.answers.get(decision, ()):
        if group.outcome == option:
            yield from (listed.value for listed in group.answers)
    here = axis.here if isinstance(axis.here, int | float) else None
    for stretch in axis.stretches.get(decision, ()):
        if stretch.outcome == option:
            yield _within(stretch, here, question.type is Kind.COUNT)


def _within(stretch: Stretch, here: float | None, whole: bool) -> float:
    """A plain number in the stretch: the end that is nearer to the present answer, where it belongs to it."""
    low, high = stretch.low, stretch.high
    if here is not None and here > high:
        end, included, inner = high, stretch.high_included, max(low, high * 0.9)
    else:
        end, included, inner = low, stretch.low_included, min(high, low * 1.1 if low > 0 else (low + high) / 2)
    if included or whole:
        return end
    margin = (inner - end) * _MARGIN
    return plainest(*sorted((end + margin, inner)))
