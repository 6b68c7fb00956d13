"""The same project at today's load, at three and at ten times that: what to run then, and what changes on the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.sizing import Change, Milestone, SizedFigure, Sizing
from advisor.reporting.naming import Names
from advisor.reporting.sizing.amounts import number, span_of, times
from advisor.sizing.plan import LIMITS

_BOTTLENECKS = {
    "database_writes": "the database's writes",
    "database_cores": "the database's processors",
    "broker_partitions": "the event stream's partitions",
}

_ROWS = {
    "application_rps": "Requests at the application",
    "instances": "Instances",
    "requests_in_progress": "Requests in progress",
    "utilisation": "Busy at the peak",
    "memory": "Memory of the application",
    "database_cores": "Cores of the database",
    "database_nodes": "Nodes of the database",
    "connection_pressure": "Database connections against the limit",
    "write_load": "Writes against one node",
    "workers": "Workers for background jobs",
    "partitions": "Partitions of the event stream",
    "search_nodes": "Nodes of the search engine",
    "analytics_cores": "Cores of the analytics store",
    "stream_bandwidth": "Audio and video sent",
    "storage_1y": "Data in one year",
    "latency_p95": "Nineteen of twenty requests answered within, outside systems apart",
    "latency_p95_outside": "Nineteen of twenty that wait for outside systems answered within",
    "availability": "Availability",
    "cost_month": "Cost, without people",
    "cost_per_1000_requests": "Cost of a thousand requests",
}
"""The figures that are compared over the milestones, in the order of reading, by short names."""

_REACHED = {3.0: "years_to_3x", 10.0: "years_to_10x"}
"""The figures that say when the load is so many times what was told."""

_OF_SERVERS = ("instances", "utilisation", "memory")
_OF_FUNCTIONS = ("requests_in_progress",)
"""Figures that mean little where functions run, and where servers do."""

FAR = 10.0
"""Beyond so many times the load, how many times hardly matters, and no formula here is to be trusted."""

_ABOVE = {(limit.figure, limit.practice): limit.above for limit in LIMITS}
_COUNTED = ("instances", "nodes", "partitions")


@dataclass(frozen=True)
class CellView:
    """A figure at one milestone: its best estimate, and the range where it is one; `-` where it could not be sized."""

    value: str
    span: str = ""


@dataclass(frozen=True)
class RowView:
    """A figure over all milestones."""

    title: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class StageView:
    """One milestone in words: when (`Today`, and in a sentence), what is full first, what has changed since before."""

    load: float
    title: str
    when: str
    full_first: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class MilestonesView:
    """The milestones side by side."""

    stages: tuple[StageView, ...]
    rows: tuple[RowView, ...]


def milestones_view(sizing: Sizing, names: Names) -> MilestonesView | None:
    """The milestones of a sizing; None where there is none, or nothing was sized."""
    if not sizing.milestones or not sizing.figures:
        return None
    figures = [{one.id.removeprefix("size."): one for one in stage.figures} for stage in sizing.milestones]
    hidden = _OF_SERVERS if by_call(sizing) else _OF_FUNCTIONS
    earlier: tuple[Milestone | None, ...] = (None, *sizing.milestones)
    return MilestonesView(
        stages=tuple(_stage(stage, before, names) for stage, before in zip(sizing.milestones, earlier, strict=False)),
        rows=(
            *_reached(sizing),
            *(
                RowView(title, tuple(_cell(known.get(name)) for known in figures))
                for name, title in _ROWS.items()
                if name not in hidden and any(name in known for known in figures)
            ),
        ),
    )


def _reached(sizing: Sizing) -> Iterator[RowView]:
    """When the load is so much, where it is taken to grow."""
    found = [sizing.figure(_REACHED.get(stage.load, "")) for stage in sizing.milestones]
    if any(found):
        yield RowView("Reached at the growth told or assumed", tuple(map(_cell, found)))


def is_all(sizing: Sizing, share: str) -> bool:
    """Whether an assumed share is the whole."""
    return any(one.id == share and one.best == 1 for one in sizing.assumptions)


def by_call(sizing: Sizing) -> bool:
    """Whether the platform starts a function for each request, so that nobody runs instances."""
    return is_all(sizing, "by_call_share")


def bottleneck(name: str) -> str:
    """What is full first, in words."""
    return _BOTTLENECKS.get(name, f"the {name.replace('_', ' ')}")


def load_title(load: float) -> str:
    """What a milestone is called."""
    return "Today" if load == 1 else f"{times(load)} times the load"


def in_a_sentence(load: float) -> str:
    """When a milestone is, within a sentence."""
    return "today" if load == 1 else f"at {load_title(load)}"


def _cell(figure: SizedFigure | None) -> CellView:
    if figure is None:
        return CellView("–")
    return CellView(number(figure.best, figure.unit), span_of(*figure.likely, figure.unit))


def _stage(stage: Milestone, earlier: Milestone | None, names: Names) -> StageView:
    return StageView(
        load=stage.load,
        title=load_title(stage.load),
        when=in_a_sentence(stage.load),
        full_first=_full_first(stage),
        changes=tuple(_change(change, stage, earlier, names) for change in stage.changes),
    )


def _full_first(stage: Milestone) -> str:
    if stage.bottleneck is None:
        return "–"
    where = bottleneck(stage.bottleneck)
    room = next((one for one in stage.figures if one.id == "size.headroom"), None)
    if room is None:
        return where
    if room.best < 1:
        return f"{where}, which hold only {number(room.best, 'share')} of this as they stand"
    if room.best > FAR:
        return f"{where}, {'far ' if room.likely[0] > FAR else ''}beyond ten times this"
    return f"{where}, full at {times(room.best)} times this"


def _change(change: Change, stage: Milestone, earlier: Milestone | None, names: Names) -> str:
    if change.practice is None:
        after = names.option(change.subject, str(change.after)) if change.after else "nothing"
        before = names.option(change.subject, str(change.before)) if change.before else "nothing"
        return f"{names.decision(change.subject)}: {after} instead of {before}."
    figure = next((one for one in stage.figures if one.id == change.subject), None)
    practice = names.practice(change.practice)
    if figure is None:
        return f"{practice}."
    title = f"{figure.title[:1].lower()}{figure.title[1:]}"
    where = _tipping(figure, stage, earlier, _ABOVE.get((change.subject, change.practice)))
    told = (f"{title}: {number(figure.best, figure.unit)}", where)
    return f"{practice} ({', '.join(one for one in told if one)})."


def _tipping(figure: SizedFigure, stage: Milestone, earlier: Milestone | None, above: float | None) -> str:
    """At about which load a limit is passed: figures grow in proportion to the load, and whole things in steps."""
    if above is None or figure.best <= 0:
        return ""
    limit = f"limit of {number(above, figure.unit)}"
    if earlier is None:
        return f"over the {limit}"
    if earlier.choices != stage.choices:
        return f"{limit} passed between {times(earlier.load)} and {times(stage.load)} times today's load"
    first = max(earlier.load, stage.load * above / figure.best)
    if figure.unit not in _COUNTED:
        return f"{limit} passed at about {times(first)} times today's load"
    last = min(stage.load, stage.load * above / max(figure.best - 1, above))
    shown = (times(first), times(last))
    where = f"at about {shown[0]}" if shown[0] == shown[1] else f"between about {shown[0]} and {shown[1]}"
    return f"{limit} passed {where} times today's load"
