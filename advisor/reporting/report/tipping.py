"""Tipping points in words: a threshold is somebody's estimate, so it is rounded and shown with its own range."""

from collections.abc import Iterable
from math import floor, isfinite, log, log10
from typing import TypeGuard

from advisor.model.assessment import Assessment, TippingPoint
from advisor.model.fact import FactType, Kind
from advisor.reporting.naming import Names
from advisor.reporting.values import show_number, with_unit

_BASIS = {
    "standard": "by a standard",
    "measured": "measured",
    "documented": "documented by the makers",
    "survey": "a survey",
    "expert": "expert judgement",
    "anecdote": "a single story",
}
"""How far the grade of the evidence behind a threshold carries."""

_SIZES = ((1e9, 1e9, "billion"), (1e6, 1e6, "million"), (1e4, 1e3, "thousand"))
"""From which number on, what is counted, and its word."""


def two_digits(value: float) -> float:
    """The number rounded to two significant digits."""
    return round(value, 1 - floor(log10(abs(value)))) if value and isfinite(value) else value


def magnitude(value: float, declared: FactType | None = None, unit: bool = True) -> str:
    """A number in two significant digits, large ones in words: `40 thousand connections`, `1.5 million`, `12 %`."""
    if _percentage(declared):
        shown = show_number(_near_its_end(value, 1.0 if declared and declared.kind is Kind.SHARE else 100.0), declared)
    else:
        rounded = two_digits(value)
        counted_in, word = next(((each, word) for least, each, word in _SIZES if abs(rounded) >= least), (1.0, ""))
        shown = f"{show_number(rounded / counted_in)} {word}".rstrip()
    return with_unit(shown, declared) if unit else shown


def _near_its_end(value: float, top: float) -> float:
    """Two digits of the distance to the nearer end of the scale: 99.95 % is not 100 %."""
    return round(top - two_digits(top - value), 12) if value > top / 2 else two_digits(value)


def estimate(value: float, uncertain: tuple[float, float] | None, basis: str, declared: FactType | None) -> str:
    """A threshold as an estimate: `about 40 thousand connections (20–80 thousand, expert judgement)`."""
    estimated = uncertain is not None and uncertain[0] < uncertain[1]
    notes = [_within(uncertain, declared)] if uncertain and estimated else []
    notes += [_BASIS.get(basis, basis)] if basis else []
    about = "about " if estimated or (two_digits(value) != value and not _percentage(declared)) else ""
    return f"{about}{magnitude(value, declared)}" + (f" ({', '.join(notes)})" if notes else "")


def _within(uncertain: tuple[float, float], declared: FactType | None) -> str:
    if not _percentage(declared):
        return span(*uncertain)
    low, high = (magnitude(end, declared, unit=False) for end in uncertain)
    return with_unit(f"{low}–{high}", declared)


def _percentage(declared: FactType | None) -> bool:
    return declared is not None and declared.kind in (Kind.SHARE, Kind.PERCENT)


def span(low: float, high: float) -> str:
    """A range in two significant digits, the word for its size said once where both ends share it."""
    first, last = magnitude(low), magnitude(high)
    word = last.partition(" ")[2]
    return f"{first.removesuffix(f' {word}') if word and first.endswith(f' {word}') else first}–{last}"


def condition(point: TippingPoint, names: Names) -> str:
    """When a decision tips: `Should concurrent connections pass about 40 thousand (…)`."""
    name, declared = names.fact(point.question), names.type_of(point.question)
    if point.change in ("above", "below") and isinstance(point.value, int | float):
        verb = "pass" if point.change == "above" else "fall below"
        return f"Should {name} {verb} {estimate(point.value, point.uncertain, point.basis, declared)}"
    verb = {"with": "include", "without": "no longer include"}.get(point.change, "be")
    value = names.value(point.question, point.value)
    return f"Should {name} {verb} {value if isinstance(point.value, bool) else f'“{value}”'}"


def instead(decision: str, before: str | None, after: str | None, names: Names) -> str:
    """What takes the first place from what: `Phoenix (Elixir) instead of Django (Python)`."""
    if after is None:
        return "nothing, as every option would be ruled out"
    taken = names.option(decision, after)
    return f"{taken} instead of {names.option(decision, before)}" if before else f"{taken} instead of nothing"


def near(points: Iterable[TippingPoint], assessment: Assessment) -> tuple[TippingPoint, ...]:
    """The tipping points with the nearest to its present answer first."""
    here = {fact.id: _best(fact.value) for fact in assessment.facts}
    return tuple(sorted(points, key=lambda point: _distance(point, here.get(point.question))))


def nearest(assessment: Assessment, names: Names) -> tuple[TippingPoint, ...]:
    """The tipping points by decision in declared order, within a decision the nearest first."""
    places = {name: place for place, name in enumerate(names.base.decisions)}
    by_distance = near(assessment.tipping_points, assessment)
    return tuple(sorted(by_distance, key=lambda point: places.get(point.decision, 0)))


def _best(value: object) -> object:
    return value.get("best") if isinstance(value, dict) else value


def _distance(point: TippingPoint, here: object) -> float:
    """How far a tipping point lies from the present answer: numbers by their ratio, others as far as a factor e."""
    if not _number(point.value):
        return 1.0
    if not _number(here):
        return 2.0
    return abs(log(point.value / here)) if point.value > 0 and here > 0 else 3.0


def _number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
