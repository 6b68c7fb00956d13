"""The sizing in words: every figure with its range, its formula and what it was computed from."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.assessment import Assessment
from advisor.model.sizing import SizedFigure, Sizing, UsedAssumption
from advisor.reporting.naming import Names
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.values import show_number
from advisor.reporting.wording import clean, listed

PARTS = {
    "system": "The whole",
    "application": "Application",
    "database": "Database",
    "latency": "Response time",
    "availability": "Availability",
    "storage": "Storage",
    "workers": "Background jobs",
    "broker": "Event stream",
}
"""The parts of a system that figures belong to, in the order of reading."""

BOTTLENECKS = {
    "database_writes": "the database's writes",
    "database_cores": "the database's processors",
    "broker_partitions": "the event stream's partitions",
}

ORIGIN = {"rule base": "assumed", "profile": "set in the profile", "measured": "measured"}

RANGES = (
    "Every number is a range: the best estimate, then where eight of ten draws from the answers and assumptions lie. "
    "A load test of your own replaces the widest assumption."
)


@dataclass(frozen=True)
class InputView:
    """What a figure was computed from: its name and value."""

    name: str
    value: str


@dataclass(frozen=True)
class FigureView:
    """One figure: `value` is the best estimate, `span` the range where it is one."""

    id: str
    title: str
    value: str
    span: str
    meaning: str
    law: str
    inputs: tuple[InputView, ...]
    measured: bool


@dataclass(frozen=True)
class PartView:
    """The figures of one part of the system."""

    id: str
    title: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True)
class AssumptionView:
    """What was assumed, why, and who set it."""

    id: str
    title: str
    value: str
    because: str
    origin: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class SizingView:
    """What the recommended stack must carry."""

    headline: str
    breaks: str
    parts: tuple[PartView, ...]
    assumptions: tuple[AssumptionView, ...]
    missing: str


def sizing_view(assessment: Assessment, names: Names, citations: Citations) -> SizingView | None:
    """The sizing of an assessment; None where there is none."""
    sizing = assessment.sizing
    if sizing is None:
        return None
    return SizingView(
        headline=headline(sizing),
        breaks=breaks(sizing),
        parts=tuple(_parts(sizing, names, assessment)),
        assumptions=tuple(_assumption(one, citations) for one in sizing.assumptions),
        missing=_missing(sizing, names),
    )


def headline(sizing: Sizing) -> str:
    """What to run, in a sentence."""
    instances, cores = sizing.figure("instances"), sizing.figure("database_cores")
    parts = [
        f"{amount(instances)} of the application" if instances else "",
        f"{amount(cores)} for the database" if cores else "",
    ]
    return f"{listed(parts)}." if any(parts) else "Too little is told to size anything."


def breaks(sizing: Sizing) -> str:
    """By how much the load may grow, and what is full first."""
    room = sizing.figure("headroom")
    if room is None or sizing.bottleneck is None:
        return ""
    where = BOTTLENECKS[sizing.bottleneck]
    if room.best < 1:
        return f"This peak is too much for {where}, which hold about {_times(room.best)} times as much{_span(room)}."
    return f"It breaks at about {_times(room.best)} times this load{_span(room)}, first at {where}."


def amount(figure: SizedFigure) -> str:
    """A figure's best estimate with its unit and its range: `12 instances (6 to 40)`."""
    return f"{_number(figure.best, figure.unit)}{_span(figure)}"


def _span(figure: SizedFigure) -> str:
    span = _range(*figure.likely, figure.unit)
    return f" ({span})" if span else ""


def _range(low: float, high: float, unit: str) -> str:
    first, last = (_plain(end, unit) for end in (low, high))
    return "" if first == last else f"{first} to {last}"


def _number(value: float, unit: str) -> str:
    shown = _plain(value, unit)
    if unit in ("share", "%"):
        return f"{shown} %"
    return f"{shown} {_noun(unit, shown)}".rstrip()


def _noun(unit: str, shown: str) -> str:
    return unit.removesuffix("s") if shown == "1" and "/" not in unit else unit


def _plain(value: float, unit: str) -> str:
    percent = value * 100 if unit == "share" else value
    if unit == "%" and 90 < percent < 100:
        return f"{100 - float(f'{100 - percent:.2g}'):.6g}"
    return show_number(percent, None, rounded=True)


def _times(value: float) -> str:
    return show_number(float(f"{value:.2g}"))


def _parts(sizing: Sizing, names: Names, assessment: Assessment) -> Iterator[PartView]:
    values = {one.id: amount(one) for one in sizing.figures}
    titles = {one.id: one.title for one in sizing.figures}
    for one in sizing.assumptions:
        values[one.id], titles[one.id] = _assumed(one), one.title
    for fact in assessment.facts:
        if fact.status in ("given", "computed"):
            values.setdefault(fact.id, names.value(fact.id, fact.value, rounded=True))
    for part, title in PARTS.items():
        figures = tuple(
            FigureView(
                id=one.id,
                title=one.title,
                value=_number(one.best, one.unit),
                span=_range(*one.likely, one.unit),
                meaning=one.meaning,
                law=one.law,
                inputs=tuple(
                    InputView(titles.get(name, names.fact(name)), values[name]) for name in one.inputs if name in values
                ),
                measured=one.basis == "measured",
            )
            for one in sizing.figures
            if one.part == part
        )
        if figures:
            yield PartView(part, title, figures)


def _assumed(one: UsedAssumption) -> str:
    span = _range(one.low, one.high, one.unit)
    return f"{_number(one.best, one.unit)} ({span})" if span else _number(one.best, one.unit)


def _assumption(one: UsedAssumption, citations: Citations) -> AssumptionView:
    return AssumptionView(
        id=one.id,
        title=clean(one.title),
        value=_assumed(one),
        because=clean(one.because),
        origin=ORIGIN[one.origin],
        sources=citations.cite(one.evidence),
    )


def _missing(sizing: Sizing, names: Names) -> str:
    if not sizing.missing:
        return ""
    return f"To size the rest, tell {listed((names.fact(name) for name in sizing.missing), 'or')}."
