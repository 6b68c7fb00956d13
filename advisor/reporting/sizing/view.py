"""The sizing in words: every figure with its range, its formula and what it was computed from."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.assessment import Assessment
from advisor.model.sizing import SizedFigure, Sizing, UsedAssumption
from advisor.reporting.naming import Names
from advisor.reporting.sizing.amounts import amount, assumed, in_brackets, number, span_of, times
from advisor.reporting.sizing.load_test_words import load_test_sentences
from advisor.reporting.sizing.milestones import FAR, MilestonesView, bottleneck, by_call, is_all, milestones_view
from advisor.reporting.sizing.nines import down_in_a_year, nines
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.wording import capitalised, clean, listed
from advisor.sizing.parts.cost_by_architecture import NEVER

PARTS = {
    "system": "The whole",
    "growth": "Growth of the load",
    "application": "Application",
    "database": "Database",
    "latency": "Response time",
    "availability": "Availability",
    "storage": "Storage",
    "workers": "Background jobs",
    "broker": "Event stream",
    "search": "Search",
    "analytics": "Analytics store",
    "edge": "Cache at the edge",
    "media": "Audio and video",
    "cost": "Cost",
    "people": "People",
    "architectures": "The application as a monolith, as services, as functions",
}
"""The parts of a system that figures belong to, in the order of reading; further ones follow."""

_IN_SHORT = {
    "system": ("headroom",),
    "growth": ("peak_1y", "peak_3y", "years_until_full"),
    "application": ("instances", "utilisation"),
    "database": ("database_cores", "database_nodes"),
    "latency": ("latency_p50", "latency_p95", "latency_p95_outside"),
    "availability": ("availability",),
    "storage": ("storage_1y", "storage_3y"),
    "workers": ("workers",),
    "broker": ("partitions",),
    "search": ("search_nodes", "search_index"),
    "analytics": ("analytics_cores", "analytics_disk"),
    "edge": ("edge_traffic",),
    "media": ("stream_bandwidth",),
    "cost": ("cost_month",),
    "people": ("people_hours", "cost_people"),
    "architectures": ("cost_monolith", "cost_services", "cost_serverless"),
}
"""What stands for a part when its figures are folded away."""

ORIGIN = {"rule base": "assumed", "price sheet": "price sheet", "profile": "set in the profile", "measured": "measured"}

_MILLION = 1e6

NOT_SIZED = "Servers, storage and cost are not sized: the rule base holds no assumptions on them."

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
    """The figures of one part of the system; `in_short` stands for them where they are folded away."""

    id: str
    title: str
    in_short: str
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
    load_test: tuple[str, ...]
    milestones: MilestonesView | None
    ranges: str
    prices: str
    parts: tuple[PartView, ...]
    assumptions: tuple[AssumptionView, ...]
    missing: str

    @property
    def in_a_line(self) -> str:
        """What to run and when it breaks; empty where nothing was sized."""
        return f"{self.headline} {self.breaks}".rstrip() if self.parts else ""


def sizing_view(assessment: Assessment, names: Names, citations: Citations) -> SizingView | None:
    """The sizing of an assessment; None where there is none."""
    sizing = assessment.sizing
    if sizing is None:
        return None
    return SizingView(
        headline=headline(sizing),
        breaks=breaks(sizing),
        load_test=tuple(load_test_sentences(sizing.load_test)) if sizing.load_test else (),
        ranges=RANGES,
        prices=prices(sizing),
        milestones=milestones_view(sizing, names),
        parts=tuple(_parts(sizing, names, assessment)),
        assumptions=tuple(_assumption(one, citations) for one in sizing.assumptions),
        missing=_missing(sizing, names),
    )


def prices(sizing: Sizing) -> str:
    """From which price sheet the costs are; empty where there is none."""
    sheet = sizing.prices
    if sheet is None or sizing.figure("cost_people") is None:
        return ""
    title, note = clean(sheet.title), clean(sheet.note)
    return f"Costs assume the sheet “{title}” of {sheet.dated}, in {sheet.currency}. {note}".rstrip()


def headline(sizing: Sizing) -> str:
    """What to run, in a sentence."""
    parts = [_application(sizing), _database(sizing)]
    return f"{capitalised(listed(parts))}." if any(parts) else "Too little is told to size anything."


def _application(sizing: Sizing) -> str:
    """Instances; or what is in progress, where the platform starts a function for each request."""
    instances, progress = sizing.figure("instances"), sizing.figure("requests_in_progress")
    if by_call(sizing) and progress:
        return f"functions that the platform starts as needed, with {amount(progress)} in progress at the peak"
    return f"{amount(instances)} of the application" if instances else ""


def _database(sizing: Sizing) -> str:
    """Cores; or statements, where the provider keeps the servers and bills what is asked of them."""
    cores, reads, writes = (sizing.figure(name) for name in ("database_cores", "database_reads", "database_writes"))
    if is_all(sizing, "by_statement_share") and reads and writes:
        return f"a database billed by the request for {amount(reads)} that read and {amount(writes)} that write"
    return f"{amount(cores)} for the database" if cores else ""


def breaks(sizing: Sizing) -> str:
    """By how much the load may grow, and what is full first."""
    room = sizing.figure("headroom")
    if room is None or sizing.bottleneck is None:
        return ""
    where, load = bottleneck(sizing.bottleneck), f"{times(room.best)} times"
    if room.best < 1:
        return f"This peak is too much for {where}, which hold about {load} as much{in_brackets(room)}."
    if room.likely[0] > FAR:
        return f"It breaks far beyond ten times this load, first at {where}."
    if room.best > FAR:
        soonest = f"though perhaps at {times(room.likely[0])} times already"
        return f"It breaks beyond ten times this load, {soonest}, first at {where}."
    return f"It breaks at about {load} this load{in_brackets(room)}, first at {where}."


def _parts(sizing: Sizing, names: Names, assessment: Assessment) -> Iterator[PartView]:
    values = {one.id: amount(one) for one in sizing.figures}
    titles = {one.id: one.title for one in sizing.figures}
    for one in sizing.assumptions:
        values[one.id], titles[one.id] = assumed(one), one.title
    for fact in assessment.facts:
        if fact.status in ("given", "computed"):
            values.setdefault(fact.id, names.value(fact.id, fact.value, rounded=True))
    further = dict.fromkeys(one.part for one in sizing.figures if one.part not in PARTS)
    for part, title in (*PARTS.items(), *((name, capitalised(name)) for name in further)):
        figures = tuple(_figure(one, titles, values, names) for one in sizing.figures if one.part == part)
        if figures:
            yield PartView(part, title, _in_short(part, figures, sizing), figures)


def _figure(one: SizedFigure, titles: dict[str, str], values: dict[str, str], names: Names) -> FigureView:
    return FigureView(
        id=one.id,
        title=one.title,
        value=_value(one),
        span=_span(one),
        meaning=one.meaning,
        law=one.law,
        inputs=tuple(
            InputView(clean(titles.get(name, names.fact(name))), values[name]) for name in one.inputs if name in values
        ),
        measured=one.basis == "measured",
    )


def _value(one: SizedFigure) -> str:
    shown = number(one.best, one.unit)
    return f"{shown}, {nines(one.best / 100)}" if one.part == "availability" and one.unit == "%" else shown


def _span(one: SizedFigure) -> str:
    low, high = one.likely
    if one.id == "size.break_even_serverless" and high * _MILLION >= NEVER:
        return f"{span_of(low, low * 2, one.unit).partition(' ')[0]} and more, or never"
    return span_of(low, high, one.unit)


def _in_short(part: str, figures: tuple[FigureView, ...], sizing: Sizing) -> str:
    known = {one.id.removeprefix("size."): one for one in figures}
    shown = [known[name] for name in _IN_SHORT.get(part, ()) if name in known] or figures[:1]
    told = "; ".join(f"{one.title.lower() if one.title[1:2].islower() else one.title}: {one.value}" for one in shown)
    available = sizing.figure("availability") if part == "availability" else None
    return f"{told}, {down_in_a_year(available.best / 100)}" if available else told


def _assumption(one: UsedAssumption, citations: Citations) -> AssumptionView:
    return AssumptionView(
        id=one.id,
        title=clean(one.title),
        value=assumed(one),
        because=clean(one.because),
        origin=ORIGIN[one.origin],
        sources=citations.cite(one.evidence),
    )


def _missing(sizing: Sizing, names: Names) -> str:
    if not sizing.missing:
        return ""
    return f"To size the rest, tell {listed((names.fact(name) for name in sizing.missing), 'or')}."
