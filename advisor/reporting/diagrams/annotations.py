"""Counts, flows and the bottleneck on the containers of an architecture, for one milestone of a sizing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Milestone, SizedFigure
from advisor.reporting.diagrams.architecture import Architecture, Container, Flows, Later
from advisor.reporting.diagrams.containers import architecture_of
from advisor.reporting.sizing.amounts import number

_COUNTS = {
    "application": (("instances", ""), ("utilisation", " busy")),
    "primary_store": (("database_nodes", ""), ("database_cores", "")),
    "messaging": (("partitions", ""),),
    "workers": (("workers", ""),),
    "search_store": (("search_nodes", ""),),
    "analytics_store": (("analytics_cores", ""),),
}
"""The figures that say how many of a container run, each with what is said behind it."""

_FULL = {"database_writes": "primary_store", "database_cores": "primary_store", "broker_partitions": "messaging"}
"""The container that each bottleneck is in."""


def annotated(assessment: Assessment, base: RuleBase, milestone: Milestone) -> Architecture:
    """The architecture of a milestone with its numbers; that of today shows how it stands to what exists."""
    plain = architecture_of(assessment, base, None if milestone.load == 1 else _later(assessment, milestone))
    figures = {one.id.removeprefix("size."): one for one in milestone.figures}
    full = _FULL.get(milestone.bottleneck or "")

    def marked(boxes: Iterable[Container]) -> tuple[Container, ...]:
        return tuple(_counted(box, figures, box.key == full) for box in boxes)

    [application] = marked((plain.application,))
    return replace(
        plain,
        edge=marked(plain.edge),
        application=application,
        asynchronous=marked(plain.asynchronous),
        stores=marked(plain.stores),
        flows=_flows(assessment, milestone.load, figures, plain),
    )


def _later(assessment: Assessment, milestone: Milestone) -> Later:
    """The day of a milestone; limits that were passed on the way have been lifted by their practices."""
    stages = assessment.sizing.milestones if assessment.sizing else ()
    practices = {change.practice for stage in stages if stage.load <= milestone.load for change in stage.changes}
    return Later(milestone.load, milestone.choices, frozenset(one for one in practices if one))


def _counted(box: Container, figures: Mapping[str, SizedFigure], full: bool) -> Container:
    known = [(figures[name], after) for name, after in _COUNTS.get(box.key, ()) if name in figures]
    count = ", ".join(f"{_best(figure)}{after}" for figure, after in known)
    running = next((figure.best for figure, _ in known if figure.unit in ("instances", "nodes")), 0)
    return replace(box, count=count, instances=round(running), full=full)


def _flows(assessment: Assessment, load: float, figures: Mapping[str, SizedFigure], plain: Architecture) -> Flows:
    reads, writes = figures.get("database_reads"), figures.get("database_writes")
    statements = [one.best for one in (reads, writes) if one]
    events = _told(assessment, "events_per_sec", load, "events/s")
    machines = any(one.key == "devices" for one in plain.actors)
    application = _best(figures["application_rps"]) if "application_rps" in figures else ""
    return Flows(
        people=_told(assessment, "peak_rps", load, "requests/s") if plain.edge else application,
        devices=events if machines else "",
        application=application if plain.edge else "",
        data=number(sum(statements), "statements/s") if statements else "",
        jobs=events,
    )


def _told(assessment: Assessment, name: str, load: float, unit: str) -> str:
    """A fact that grows with the load, at its best estimate; empty where it is not known."""
    value = next((fact.value for fact in assessment.facts if fact.id == name), None)
    best = value.get("best") if isinstance(value, dict) else value
    return number(best * load, unit) if isinstance(best, int | float) and not isinstance(best, bool) else ""


def _best(figure: SizedFigure) -> str:
    return number(figure.best, figure.unit)
