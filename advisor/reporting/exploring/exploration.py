"""What becomes of decisions as answers change, in words: outcomes, ranges of numbers, and where a decision tips."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from advisor.analysis.tipping.axes import Listed
from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.pieces import Excluded
from advisor.analysis.tipping.stretches import Stretch
from advisor.analysis.tipping.tipping import AxisTipping, TippingPoint
from advisor.model.fact import Kind
from advisor.reporting.naming import Names
from advisor.reporting.report.tipping import estimate, magnitude, two_digits
from advisor.reporting.values import NOT_KNOWN
from advisor.reporting.wording import capitalised, clean, listed

_NOTHING = {
    Nothing.ALL_VETOED: "nothing: every option is ruled out",
    Nothing.NOT_TAKEN: "the decision does not arise",
    Nothing.IMPOSSIBLE: "no project is like this",
}
_HOLDS = {"from": "{} or more", "above": "more than {}", "up_to": "{} or less", "below": "less than {}"}


@dataclass(frozen=True)
class TippingRow:
    """One change of one answer: which, what it is today, what it would have to be, and what then comes first."""

    question: str
    today: str
    tips: str
    then: str


def outcome_words(decision: str, outcome: Outcome, names: Names) -> str:
    """What a decision comes to."""
    return _NOTHING[outcome] if isinstance(outcome, Nothing) else names.option(decision, outcome)


def today(axis: AxisTipping, names: Names) -> str:
    """The present answer, or the best estimate of a range."""
    if axis.here is None:
        return NOT_KNOWN
    value = list(axis.here) if isinstance(axis.here, tuple) else axis.here
    return names.value(axis.question, value, rounded=True)


def listed_words(question: str, answer: Listed, names: Names) -> str:
    """A listed answer; of a list, what is added to the present one or left out of it."""
    if answer.added is not None:
        return f"with {names.choice(question, answer.added)}"
    if answer.removed is not None:
        return f"without {names.choice(question, answer.removed)}"
    if isinstance(answer.value, tuple):
        return names.value(question, list(answer.value))
    return names.value(question, answer.value)


def point_words(question: str, point: TippingPoint, names: Names) -> str:
    """What the answer would have to be: `about 40 thousand connections (20–80 thousand, expert judgement) or more`."""
    if point.holds != "is" and isinstance(point.at, int | float):
        about = estimate(point.at, point.uncertain, point.basis or "", names.type_of(question))
        return _HOLDS[point.holds].format(about)
    return listed_words(question, Listed(point.at, point.added, point.removed), names)


def range_words(axis: AxisTipping, decision: str, stretch: Stretch, names: Names) -> str:
    """A stretch of numbers; its ends are rounded estimates, or those of the axis, which stay open."""
    declared, reach = names.type_of(axis.question), axis.reach or (stretch.low, stretch.high)
    starts, ends = stretch.low <= reach[0], stretch.high >= reach[1]
    if starts and ends:
        return "any number"
    if stretch.low == stretch.high:
        return f"exactly {magnitude(stretch.high, declared)}"
    whole = stretch.high_included and declared is not None and declared.kind is Kind.COUNT
    border = stretch.high + 1 if whole else stretch.high
    below, high = whole or not stretch.high_included, _about(border, magnitude(border, declared))
    if starts:
        return f"{'below' if below else 'up to'} {high}"
    low = _edge(axis, decision, stretch.low, names)
    if ends:
        return f"{low} or more" if stretch.low_included else f"more than {low}"
    lower = low if stretch.low_included else f"more than {low}"
    return f"{lower} to {'below ' if below else ''}{high}"


def _edge(axis: AxisTipping, decision: str, at: float, names: Names) -> str:
    """A border as an estimate, as far as it is known what it hangs on."""
    point = next((one for one in axis.tipping if one.decision == decision and one.at == at), None)
    declared = names.type_of(axis.question)
    if point is not None:
        return estimate(at, point.uncertain, point.basis or "", declared)
    return _about(at, magnitude(at, declared))


def _about(number: float, shown: str) -> str:
    return shown if two_digits(number) == number and float(number).is_integer() else f"about {shown}"


def excluded_words(question: str, excluded: Excluded, names: Names) -> str:
    """Values that the answer cannot have here, and why."""
    declared = names.type_of(question)
    if excluded.values:
        values = listed(names.value(question, list(one) if isinstance(one, tuple) else one) for one in excluded.values)
        return f"{values}: {clean(excluded.because)}"
    low, high = magnitude(excluded.low, declared, unit=False), magnitude(excluded.high, declared)
    return f"{high if excluded.low == excluded.high else f'{low}–{high}'}: {clean(excluded.because)}"


def tipping_rows(axes: Iterable[AxisTipping], decision: str, names: Names) -> tuple[TippingRow, ...]:
    """Every point at which a decision turns from what it is today, the nearest first; equal changes in one row."""
    found: list[tuple[float, TippingRow]] = []
    for axis in axes:
        points = [one for one in axis.tipping if one.decision == decision and one.before == axis.present[decision]]
        by_outcome: dict[Outcome, list[TippingPoint]] = {}
        for point in points:
            by_outcome.setdefault(point.after, []).append(point)
        for after, alike in by_outcome.items():
            tips = _together(axis.question, alike, names)
            row = TippingRow(
                capitalised(names.fact(axis.question)), today(axis, names), tips, outcome_words(decision, after, names)
            )
            found.append((min(_distance(axis, point) for point in alike), row))
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))


def _together(question: str, points: list[TippingPoint], names: Names) -> str:
    """Several answers of which each is enough; words that are all added, or all left out, share their preposition."""
    words = [point_words(question, point, names) for point in points]
    for preposition in ("with ", "without "):
        if len(words) > 1 and all(word.startswith(preposition) for word in words):
            words = [words[0], *(word.removeprefix(preposition) for word in words[1:])]
    return listed(words, "or")


def _distance(axis: AxisTipping, point: TippingPoint) -> float:
    """How far a point is from the present answer: numbers by their ratio, other answers as far as a factor e."""
    if point.holds == "is" or not isinstance(point.at, int | float):
        return 1.0
    if not isinstance(axis.here, int | float) or isinstance(axis.here, bool):
        return 2.0
    return abs(log(point.at / axis.here)) if point.at > 0 and axis.here > 0 else 3.0
