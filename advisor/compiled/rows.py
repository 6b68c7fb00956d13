"""A profile → its row: every word and every number in its place, before anything follows from them."""

from dataclasses import dataclass
from math import inf

from advisor.compiled.layout import Layout, Mark
from advisor.compiled.words import FALSE, LIKELY, MAY_HOLD, POSSIBLE, TRUE, UNKNOWN
from advisor.engine.gathering import assumed
from advisor.model.condition import Scalar
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer, Profile
from advisor.sizing.estimate import Estimate

Bounds = tuple[float, float, float, float]
"""Low and high in the first pass, low and high in the second."""

UNBOUNDED: Bounds = (0.0, inf, 0.0, inf)
"""What is known of a computed fact that nothing can compute."""

_ANSWERED, _ABSENT = bytes((TRUE, TRUE, LIKELY)), bytes((FALSE, TRUE, LIKELY))
"""The marks of a number that is told, and of one that is told not to apply."""

_REMEMBERED = 4096
"""Answers to one question whose words are kept, so that memory is bounded."""


@dataclass(slots=True)
class Row:
    """One profile: truth words by place, and bounds by number; `factors` are those that the profile sets itself."""

    words: bytearray
    bounds: list[Bounds]
    factors: dict[str, Bounds]


class RowWriter:
    """Writes profiles into rows; a question that a profile leaves out stands in the template."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._spans = {name: layout.span(name) for name in layout.base.questions}
        self._remembered: dict[str, dict[object, bytes]] = {name: {} for name in layout.base.questions}
        self._template = Row(bytearray(len(layout.words)), [UNBOUNDED] * len(layout.bounds), {})
        for question in layout.base.questions.values():
            certain = question.fact_type.anything
            likely = certain if question.assume is None else assumed(question)
            told = FALSE if question.assume is None else LIKELY
            self._template.words[self._spans[question.id]] = self._words(question.id, certain, likely, FALSE, told)
            if question.id in layout.bounds:
                self._template.bounds[layout.bounds[question.id]] = bounds_of(certain, likely)
        if "existing_stack" in layout.base.questions:
            assumes = layout.base.questions["existing_stack"].assume is not None
            self._template.words[layout.words["existing_stack", Mark.INEXACT]] = POSSIBLE if assumes else MAY_HOLD

    def row(self, profile: Profile) -> Row:
        """The profile's row."""
        row = Row(bytearray(self._template.words), list(self._template.bounds), {})
        words, bounds, places = row.words, row.bounds, self._layout.bounds
        for name, answer in profile.answers.items():
            known = answer.knowledge
            if name in places:
                words[self._spans[name]] = _ABSENT if known.values is None else _ANSWERED
                best = known if answer.best is None else Knowledge(Interval(answer.best, answer.best))
                bounds[places[name]] = bounds_of(known, best)
                continue
            key = _key(known)
            found = self._remembered[name].get(key)
            words[self._spans[name]] = self._answered(name, key, known) if found is None else found
            if name == "existing_stack":
                inexact = isinstance(known.values, Subset) and not known.values.exact
                words[self._layout.words[name, Mark.INEXACT]] = MAY_HOLD if inexact else FALSE
            elif name == "pain_in":
                self._write_pains(row, answer)
        for name, interval in profile.factors.items():
            factor = Estimate.between(interval.low, interval.high)
            row.factors[name] = (factor.low, factor.high, factor.best, factor.best)
        return row

    def _answered(self, name: str, key: object, known: Knowledge) -> bytes:
        words = self._words(name, known, known, TRUE, LIKELY)
        if len(self._remembered[name]) < _REMEMBERED:
            self._remembered[name][key] = words
        return words

    def _words(self, name: str, certain: Knowledge, likely: Knowledge, given: int, told: int) -> bytes:
        """An answer's words and marks, in the order of its places."""
        found = b"" if name in self._layout.bounds else self._membership(name, certain, likely)
        return found + bytes((FALSE if certain.not_applicable else TRUE, given, told))

    def _membership(self, fact: str, certain: Knowledge, likely: Knowledge) -> bytes:
        values = self._layout.values[fact]
        first = membership(certain, values)
        if certain is likely:
            return first
        return bytes((one & 3) | (two & 12) for one, two in zip(first, membership(likely, values), strict=True))

    def _write_pains(self, row: Row, answer: Answer) -> None:
        for pain, parts in answer.detail.items():
            fact = f"pain_in.{pain}"
            if (fact, Mark.PLACED) in self._layout.words:
                known = Knowledge(Subset.exactly(frozenset(parts if isinstance(parts, tuple) else (parts,))))
                row.words[self._layout.span(fact)] = self._membership(fact, known, known)
                row.words[self._layout.words[fact, Mark.PLACED]] = TRUE


def _key(known: Knowledge) -> object:
    """What tells an answer from others to one question; the bare set where that does, since its hash is at hand."""
    values = known.values
    if type(values) is Choice:
        return values.values
    return values.required if type(values) is Subset and values.required is values.allowed else known


def answer_fits(answer: Answer) -> bool:
    """Whether places say all that an answer tells: whole lists that exclude each other have none."""
    values = answer.knowledge.values
    return type(values) is not Subset or not values.alternatives


def membership(known: Knowledge, values: tuple[Scalar, ...]) -> bytes:
    """Per value, and for all others together, the word of whether a fact has it, the same in both passes."""
    match known.values:
        case Subset(required, allowed):
            found = [
                TRUE if value in required else UNKNOWN if allowed is None or value in allowed else FALSE
                for value in values
            ]
            others = len(required) > found.count(TRUE)
            more = allowed is None or len(allowed) > len(values) - found.count(FALSE)
            return bytes((*found, TRUE if others else UNKNOWN if more else FALSE))
        case Choice(None):
            return bytes([UNKNOWN] * (len(values) + 1))
        case Choice(possible) if possible is not None:
            single = TRUE if len(possible) == 1 else UNKNOWN
            found = [single if value in possible else FALSE for value in values]
            others = len(possible) > len(values) - found.count(FALSE)
            return bytes((*found, single if others else FALSE))
        case _:
            return bytes(len(values) + 1)


def bounds_of(certain: Knowledge, likely: Knowledge) -> Bounds:
    """The bounds of a number in both passes; one object four times where it is exact."""
    values, best = certain.values, likely.values
    if not isinstance(values, Interval) or not isinstance(best, Interval):
        return UNBOUNDED
    low, high = float(values.low), float(values.high)
    if low == high:
        return low, low, low, low
    return low, high, min(max(float(best.low), low), high), max(min(float(best.high), high), low)
