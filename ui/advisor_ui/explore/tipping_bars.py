"""Bars of tipping points: one row an answer, coloured by what a decision would come to along it.

A row runs from 0 to 1. Numbers stand on a scale of equal ratios (shares: equal steps) around what matters; answers
that are no numbers stand in parts of equal width, the present one first.
"""

from dataclasses import dataclass

from advisor.analysis.tipping.outcomes import Outcome
from advisor.analysis.tipping.tipping import Answers, AxisTipping, Stretch
from advisor.model.fact import Kind
from advisor.reporting.naming import Names
from advisor.reporting.wording import capitalised, counted
from advisor_ui.explore import tipping_words
from advisor_ui.explore.scale import Scale


@dataclass(frozen=True)
class Segment:
    """A part of a bar: from `start` to `end` the decision comes to `outcome`, under the answers that `label` tells."""

    outcome: Outcome
    start: float
    end: float
    label: str


@dataclass(frozen=True)
class Bar:
    """One answer: its short name, its segments, where it is today, and what is written above it: the numbers
    at which it tips, or the other answers."""

    title: str
    segments: tuple[Segment, ...]
    here: float | None
    marks: tuple[tuple[float, str], ...]


def relevant(decision: str, axes: tuple[AxisTipping, ...]) -> list[AxisTipping]:
    """The axes along which a decision tips."""
    return [axis for axis in axes if any(point.decision == decision for point in axis.tipping)]


def bars(decision: str, axes: list[AxisTipping], names: Names) -> list[Bar]:
    """One bar an axis."""
    return [
        _number_bar(decision, axis, names) if axis.stretches else _answer_bar(axis, axis.answers[decision], names)
        for axis in axes
    ]


def _number_bar(decision: str, axis: AxisTipping, names: Names) -> Bar:
    stretches = axis.stretches[decision]
    present = [float(axis.here)] if isinstance(axis.here, float | int) else []
    bounds = [stretch.low for stretch in stretches[1:]]
    scale = Scale.around([*present, *bounds], axis.reach or (0.0, 1.0), names.type_of(axis.question))
    declared = names.type_of(axis.question)
    step = 1 if declared and declared.kind is Kind.COUNT else 0
    segments = tuple(
        Segment(stretch.outcome, start, end, _range(axis, stretch, names))
        for stretch in stretches
        if (start := scale.place(stretch.low)) < (end := scale.place(stretch.high + step))
    )
    inside = dict.fromkeys(bound for bound in bounds if 0 < scale.place(bound) < 1)
    marks = tuple((scale.place(bound), tipping_words.number(axis.question, bound, names)) for bound in inside)
    here = scale.place(present[0]) if present else None
    return Bar(_title(axis, names), segments, here, marks)


def _answer_bar(axis: AxisTipping, groups: tuple[Answers, ...], names: Names) -> Bar:
    ordered = sorted(groups, key=lambda group: axis.here not in [listed.value for listed in group.answers])
    width = 1 / len(ordered)
    segments = tuple(
        Segment(group.outcome, place * width, (place + 1) * width, _answers(axis, group, names))
        for place, group in enumerate(ordered)
    )
    first = 0 if axis.here is None else 1
    marks = tuple(((part.start + part.end) / 2, part.label) for part in segments[first:])
    return Bar(_title(axis, names), segments, None if axis.here is None else width / 2, marks)


def _title(axis: AxisTipping, names: Names) -> str:
    return capitalised(names.fact(axis.question))


def _range(axis: AxisTipping, stretch: Stretch, names: Names) -> str:
    low, high = (tipping_words.number(axis.question, value, names) for value in (stretch.low, stretch.high))
    return f"{low} to {high}"


def _answers(axis: AxisTipping, group: Answers, names: Names) -> str:
    if any(listed.added or listed.removed for listed in group.answers):
        told = [f"with {names.choice(axis.question, listed.added)}" for listed in group.answers if listed.added]
        told += [f"without {names.choice(axis.question, listed.removed)}" for listed in group.answers if listed.removed]
        as_told = "as told, or " if axis.here in [listed.value for listed in group.answers] else ""
        return as_told + _first(told)
    return _first([names.value(axis.question, tipping_words.plain(listed.value)) for listed in group.answers])


def _first(words: list[str], shown: int = 2) -> str:
    more = f" … ({counted(len(words), 'answer')})" if len(words) > shown else ""
    return "; ".join(words[:shown]) + more
