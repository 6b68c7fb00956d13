"""An architecture picture in sentences, for those who do not see it."""

from advisor.reporting.diagrams.architecture import Architecture, Container
from advisor.reporting.wording import listed

FULL = "full first"
"""What marks the bottleneck."""


def described(architecture: Architecture) -> str:
    """What the picture shows: containers tier by tier, what flows between them, and what is full first."""
    app = architecture.application
    units = f" in {listed(architecture.units)}" if architecture.units else ""
    count = f" ({app.count})" if app.count else ""
    sentences = [
        _tier("Users", architecture.actors),
        _tier("Edge", architecture.edge),
        f"Application: {app.title or app.name}, {app.technology or 'technology open'}{units}{count}.",
        _tier("Asynchronous", architecture.asynchronous),
        _tier("Data", architecture.stores),
        f"Runs on: {architecture.platform}." if architecture.platform else "",
        _tier("Outside", (architecture.outside,)) if architecture.outside else "",
        _flows(architecture),
    ]
    return " ".join(sentence for sentence in sentences if sentence).replace(" ()", "")


def _tier(name: str, boxes: tuple[Container, ...]) -> str:
    shown = (f"{box.name} ({', '.join(part for part in _remarks(box) if part)})" for box in boxes)
    return f"{name}: {listed(shown)}." if boxes else ""


def _remarks(box: Container) -> tuple[str, ...]:
    return (box.technology, box.count, box.change, FULL if box.full else "")


def _flows(architecture: Architecture) -> str:
    flows = architecture.flows
    known = (
        (flows.people, "from people"),
        (flows.devices, "from devices"),
        (flows.application, "reach the application"),
        (flows.data, "reach the data"),
        (flows.jobs, "go to the queue" if architecture.asynchronous else ""),
    )
    shown = listed(f"{rate} {where}" for rate, where in known if rate and where)
    return f"At the peak: {shown}." if shown else ""
