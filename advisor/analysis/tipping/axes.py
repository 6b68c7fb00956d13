"""The axis of a question: the values that its answer may take while everything else stays as told.

On an axis the answer is exact. Numbers form pieces of a line, cut where a constraint forbids some of them; other
answers are listed: every choice, or a list with one word more or less. Text, maps and orders of priority are no axes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.analysis.tipping.exact_answers import Value, exactly
from advisor.analysis.tipping.pieces import Excluded, Piece, pieces_of
from advisor.analysis.tipping.validity import Validity
from advisor.compiled.evaluator import Compiled
from advisor.compiled.feeding import Feeding
from advisor.engine.facts import Facts, Status
from advisor.engine.gathering import gather_facts
from advisor.model.fact import Kind
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Profile
from advisor.model.question import Question


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the answers offered; of a list, the word that was added to the present one or taken from it."""

    value: Value
    added: str | None = None
    removed: str | None = None


@dataclass(frozen=True)
class Axis:
    """A question's axis: `here` is the present value or best estimate, None while the answer is open.

    Numbers have `pieces`, other answers are `listed`. `excluded` values are no part of it.
    """

    question: Question
    status: Status
    here: Value | None
    pieces: tuple[Piece, ...] = ()
    listed: tuple[Listed, ...] = ()
    excluded: tuple[Excluded, ...] = ()

    @property
    def position(self) -> float | None:
        """Where a number stands on its pieces: the present one, to the nearest whole of a count; None where nowhere."""
        if isinstance(self.here, bool | str | tuple) or self.here is None:
            return None
        number = float(round(self.here)) if self.question.type is Kind.COUNT else self.here
        return number if any(piece.points[0] <= number <= piece.points[-1] for piece in self.pieces) else None


def axes_of(reader: Compiled, profile: Profile, questions: Iterable[str] | None = None) -> tuple[Axis, ...]:
    """The axes of these questions, in declared order; of all questions that arise where None are named.

    A question that is unknown to the rule base, does not arise, or has no axis, is left out.
    """
    base = reader.program.base
    wanted = set(base.questions if questions is None else questions)
    facts = gather_facts(profile, base)
    feeding = Feeding(base)
    return tuple(
        _axis(reader, profile, facts, feeding, question)
        for question in base.questions.values()
        if question.id in wanted and has_axis(question) and facts.origins[question.id].status != "not_applicable"
    )


def has_axis(question: Question) -> bool:
    """Whether a question's answers are numbers, or offered as choices."""
    return question.type.numeric or question.type in (Kind.BOOL, Kind.ONE, Kind.MANY)


def _axis(reader: Compiled, profile: Profile, facts: Facts, feeding: Feeding, question: Question) -> Axis:
    base = reader.program.base
    status = facts.origins[question.id].status
    here = _present(question, facts.likely.knowledge[question.id])
    validity = Validity.of(base, feeding, profile, question.id)
    if question.type.numeric:
        assert here is None or isinstance(here, int | float)
        pieces, excluded = pieces_of(reader, facts, question, here, validity)
        return Axis(question, status, here, pieces=pieces, excluded=excluded)
    listed, broken = [], []
    for value in _listed(question, here, facts.likely.knowledge[question.id]):
        because = validity.objection(**{question.id: exactly(value.value)})
        if because is None:
            listed.append(value)
        else:
            broken.append(Excluded(because, (value.value,)))
    return Axis(question, status, here, listed=tuple(listed), excluded=tuple(broken))


def _present(question: Question, known: Knowledge) -> Value | None:
    """The one value that counts today; None where several do."""
    match known.values:
        case Interval(low, high) if low == high:
            return float(low)
        case Choice(values) if values is not None and len(values) == 1:
            return next(iter(values))
        case Subset() as words if words.exact:
            return _in_order(question, words.required)
        case _:
            return None


def _listed(question: Question, here: Value | None, known: Knowledge) -> Iterator[Listed]:
    """Every value of an answer that is no number. Of a list that is open, what is surely in it counts as present."""
    choices = question.fact_type.choices
    if question.type is Kind.BOOL:
        yield from (Listed(True), Listed(False))
    elif question.type is Kind.ONE:
        told = (here,) if isinstance(here, str) else ()
        yield from (Listed(word) for word in dict.fromkeys((*choices, *told)))
    elif isinstance(known.values, Subset) and known.values.alternatives:
        yield from (Listed(_in_order(question, whole)) for whole in dict.fromkeys(known.values.alternatives))
    elif isinstance(known.values, Subset):
        present = known.values.required
        yield Listed(_in_order(question, present))
        for word in dict.fromkeys((*choices, *sorted(present))):
            if word in present:
                yield Listed(_in_order(question, present - {word}), removed=word)
            else:
                yield Listed(_in_order(question, present | {word}), added=word)


def _in_order(question: Question, words: frozenset[str]) -> tuple[str, ...]:
    choices = question.fact_type.choices
    return (*(word for word in choices if word in words), *sorted(words.difference(choices)))
