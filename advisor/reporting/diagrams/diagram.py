"""An architecture as boxes and arrows with names of their own, for diagrams that are written as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from advisor.reporting.diagrams.architecture import Architecture, Container
from advisor.reporting.wording import listed

_DATA = {
    "read_replicas": "reads",
    "cache": "reads and writes what is asked often",
    "search_store": "searches",
    "analytics_store": "sends what is reported on",
    "blob_store": "reads and writes files",
}


@dataclass(frozen=True)
class Node:
    """A box: `id` is a word that diagram languages take, `inside` whether it belongs to the system."""

    id: str
    box: Container
    description: str = ""
    inside: bool = True


@dataclass(frozen=True)
class Arrow:
    """What passes from one box to another, by which means, and how much of it at the peak."""

    source: str
    target: str
    what: str
    means: str = ""
    rate: str = ""


@dataclass(frozen=True)
class Diagram:
    """Boxes and the arrows between them."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    platform: str


def diagram_of(architecture: Architecture) -> Diagram:
    """The boxes and arrows of an architecture; the application is one box, whatever its parts."""
    return Diagram(tuple(_nodes(architecture)), tuple(_arrows(architecture)), architecture.platform or "Platform")


def _nodes(architecture: Architecture) -> Iterator[Node]:
    yield from (Node(one.key, one, inside=False) for one in architecture.actors)
    yield from (Node(one.key, one) for one in architecture.edge)
    app = architecture.application
    parts = f" in {listed(architecture.units)}" if architecture.units else ""
    yield Node(app.key, app, f"{app.title}{parts}")
    yield from (Node(one.key, one) for one in (*architecture.asynchronous, *architecture.stores))
    if architecture.outside:
        yield Node(architecture.outside.key, architecture.outside, inside=False)


def _arrows(architecture: Architecture) -> Iterator[Arrow]:
    flows, app = architecture.flows, architecture.application.key
    way = [*(one.key for one in architecture.edge), app]
    for actor in architecture.actors:
        if actor.key == "people":
            yield Arrow(actor.key, way[0], "use it", "HTTPS", flows.people)
        else:
            yield Arrow(actor.key, way[0], "send messages", "", flows.devices)
    for source, target in pairwise(way):
        yield Arrow(source, target, "passes on", "", flows.application if target == app else "")
    queue = [one.key for one in architecture.asynchronous]
    stores = [one.key for one in architecture.stores]
    if queue:
        yield Arrow(app, queue[0], "sends jobs and events", "", flows.jobs)
        yield from (Arrow(source, target, "delivers") for source, target in pairwise(queue))
        if "primary_store" in stores:
            yield Arrow(queue[-1], "primary_store", "writes results")
    for store in stores:
        main = store == "primary_store"
        yield Arrow(app, store, _DATA.get(store, "reads and writes"), "", flows.data if main else "")
    if {"primary_store", "read_replicas"} <= set(stores):
        yield Arrow("primary_store", "read_replicas", "replicates")
    if architecture.outside:
        yield Arrow(app, architecture.outside.key, "calls")
