"""A sizing made up for tests, so that what reports show of it does not move with formulae and assumptions."""

from advisor.model.assessment import Assessment
from advisor.model.sizing import Change, Milestone, SizedFigure, Sizing, UsedAssumption

_FIGURES = (
    ("headroom", "times", "system", "Growth until the first of these is full", 4.2),
    ("application_rps", "requests/s", "application", "Requests that reach the application at the peak", 400.0),
    ("instances", "instances", "application", "Instances to run, so that the peak survives what fails", 4.0),
    ("utilisation", "share", "application", "Utilisation of the instances at the peak", 0.4321),
    ("database_reads", "statements/s", "database", "Reading statements at the database at the peak", 900.0),
    ("database_writes", "statements/s", "database", "Writing statements at the database at the peak", 100.0),
    ("database_nodes", "nodes", "database", "Nodes of the database, without standbys", 1.0),
    ("database_cores", "cores", "database", "Cores to give the database", 3.0),
    ("write_load", "share", "database", "Writes against what one node takes", 0.2),
    ("partitions", "partitions", "broker", "Partitions of the event stream", 6.0),
    ("availability", "%", "availability", "Availability of what is recommended", 99.95),
    ("guesswork", "", "tea leaves", "A figure of a part that nobody named", 7.0),
)
_STEADY = ("utilisation", "availability", "guesswork")


def figures_at(load: float) -> tuple[SizedFigure, ...]:
    """The figures at so many times today's load: most grow with it, the room to grow shrinks."""
    return tuple(
        a_figure(
            name, unit, part, title, best if name in _STEADY else best / load if name == "headroom" else best * load
        )
        for name, unit, part, title, best in _FIGURES
    )


def a_figure(name: str, unit: str, part: str, title: str, best: float) -> SizedFigure:
    """A figure, likely between nine tenths of its best estimate and the double; shares and plain numbers are exact."""
    fixed = unit in ("share", "%", "")
    return SizedFigure(
        id=f"size.{name}",
        title=title,
        unit=unit,
        part=part,
        low=best if fixed else best * 0.5,
        best=best,
        high=best if fixed else best * 4,
        likely=(best, best) if fixed else (best * 0.9, best * 2),
        meaning="One ÷ the other.",
        law="A law (Somebody 1961)",
        inputs=("peak_rps", "application_cpu", "size.headroom"),
        basis="measured" if name == "instances" else "computed",
    )


def sized(assessment: Assessment, bottleneck: str = "broker_partitions") -> Assessment:
    """The assessment with a made-up sizing at today's, three and ten times the load."""
    choices = {name: decision.recommended for name, decision in assessment.decisions.items()}
    split = choices | {"architecture": "microservices"}
    limits = [
        Change(subject="size.write_load", before=0.6, after=2.0, practice="connection_tier"),
        Change(subject="architecture", before="monolith", after="microservices"),
    ]
    replicas = Change(subject="size.database_nodes", before=1.0, after=3.0, practice="read_replicas")
    stages = ((1.0, choices, []), (3.0, choices, [replicas]), (10.0, split, limits))
    sizing = Sizing(
        load=1.0,
        choices=choices,
        figures=figures_at(1.0),
        assumptions=(
            UsedAssumption(
                id="application_cpu",
                title="Processor time of the application for one request",
                unit="core·ms/request",
                low=0.5,
                best=4,
                high=15,
                because="Measured | for six stacks.",
                evidence=("worker-docs",),
            ),
            UsedAssumption(
                id="zones", title="Zones", unit="", low=1, best=1, high=1, because="Told.", origin="profile"
            ),
        ),
        bottleneck=bottleneck,
        missing=("servers_now",),
        milestones=tuple(
            Milestone(load=load, choices=then, figures=figures_at(load), bottleneck=bottleneck, changes=tuple(changes))
            for load, then, changes in stages
        ),
    )
    return assessment.model_copy(update={"sizing": sizing})


def the_whole(share: str) -> UsedAssumption:
    """An assumed share that is all of it."""
    return UsedAssumption(id=share, title="A share", unit="share", low=1, best=1, high=1, because="It is told.")
