"""What stands in the architecture picture: people, edge, application, messaging, stores and other systems."""

from dataclasses import dataclass
from typing import Any, Literal

from advisor.model.assessment import Assessment
from advisor.model.decision import Option
from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor.reporting.values import show_number
from advisor.reporting.verdicts import move
from advisor.reporting.wording import CHANGE, clean, counted

Shape = Literal["person", "box", "queue", "store"]
Layout = Literal["one", "modules", "units", "chain", "cells"]

_EDGE = {
    "cdn": ("Content delivery network", "caches what is common"),
    "virtual_waiting_room": ("Waiting room", "admits at a steady rate"),
    "load_balancing": ("Load balancer", "spreads requests"),
    "connection_tier": ("Connection tier", "holds open connections"),
}
"""Practices that stand as containers of their own at the edge, in the order in which a request meets them."""

_STORES = ("search_store", "analytics_store", "blob_store")
_FEW, _MANY = 3, 5


@dataclass(frozen=True)
class Container:
    """A box of the picture: its name, its technology, and how it stands to what exists (`advised`: by a practice)."""

    name: str
    technology: str = ""
    change: str = ""
    shape: Shape = "box"
    title: str = ""


@dataclass(frozen=True)
class Architecture:
    """Everything in the picture, tier by tier."""

    actors: tuple[Container, ...]
    edge: tuple[Container, ...]
    application: Container
    architecture_change: str
    layout: Layout
    units: tuple[str, ...]
    asynchronous: tuple[Container, ...]
    stores: tuple[Container, ...]
    outside: Container | None
    platform: str
    platform_change: str
    zones: bool


class _Reader:
    """Reads what is recommended and told."""

    def __init__(self, assessment: Assessment, base: RuleBase) -> None:
        self.names = Names(base)
        self._assessment = assessment
        self._base = base
        self.practices = {practice.id for practice in assessment.practices}
        self._facts = {fact.id: fact.value for fact in assessment.facts}

    def option(self, decision: str) -> Option | None:
        """The recommended option; None for `none`, which stands for doing without."""
        result = self._assessment.decisions.get(decision)
        if result is None or result.recommended in (None, "none"):
            return None
        return self._base.options[decision].get(result.recommended or "")

    def name(self, decision: str) -> str:
        """The name of the recommended option."""
        option = self.option(decision)
        return clean(option.name) if option else ""

    def attribute(self, decision: str, attribute: str) -> Any:
        """An attribute of the recommended option; None when it states none."""
        option = self.option(decision)
        return option.attributes.get(attribute) if option else None

    def change(self, decision: str) -> str:
        """Keep, add, replace or new; empty where what exists stays and is not drawn."""
        result = self._assessment.decisions.get(decision)
        return CHANGE[move(result)] if result and move(result) != "stay" else ""

    def fact(self, name: str) -> Any:
        """A fact's value, or None."""
        return self._facts.get(name)

    def best(self, name: str) -> float | None:
        """The best estimate of a number."""
        value = self.fact(name)
        if isinstance(value, dict):
            value = value.get("best")
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def chosen(self, name: str) -> list[str]:
        """The words of a list answer."""
        value = self.fact(name)
        return [str(word) for word in value] if isinstance(value, list) else []


def architecture_of(assessment: Assessment, base: RuleBase) -> Architecture:
    """The containers of the recommended architecture."""
    reader = _Reader(assessment, base)
    workers = bool(reader.option("messaging")) or "background_jobs" in reader.practices
    layout = _layout(reader)
    return Architecture(
        actors=tuple(_actors(reader)),
        edge=tuple(_edge(reader)),
        application=Container(
            _application_name(layout),
            reader.name("framework"),
            reader.change("framework"),
            title=reader.name("architecture"),
        ),
        architecture_change=reader.change("architecture"),
        layout=layout,
        units=_units(reader, layout, workers),
        asynchronous=tuple(_asynchronous(reader, workers)),
        stores=tuple(_stores(reader)),
        outside=_outside(reader),
        platform=_platform(reader),
        platform_change=reader.change("deployment"),
        zones="multi_zone" in reader.practices,
    )


def _actors(reader: _Reader) -> list[Container]:
    devices = reader.best("devices")
    telemetry = "iot_telemetry" in reader.chosen("workload")
    users = reader.best("concurrent_users")
    people = [Container("People", _about(users, "at once"), shape="person")]
    machines = [Container("Devices", _about(devices, ""), shape="person")] if devices or telemetry else []
    return [*people, *machines]


def _about(number: float | None, what: str) -> str:
    return f"about {show_number(number, None, True)} {what}".rstrip() if number else ""


def _edge(reader: _Reader) -> list[Container]:
    cached = reader.option("cache")
    at_edge = cached is not None and cached.id == "cdn_edge"
    found = []
    for practice, (name, note) in _EDGE.items():
        if practice == "cdn" and at_edge:
            found.append(Container(name, note, reader.change("cache")))
        elif practice in reader.practices:
            found.append(Container(name, note, "advised"))
    return found


def _layout(reader: _Reader) -> Layout:
    option = reader.option("architecture")
    if option is None:
        return "one"
    if option.attributes.get("blast_radius") == "cell":
        return "cells"
    if option.id == "pipeline":
        return "chain"
    if option.attributes.get("deployables") in ("few", "many"):
        return "units"
    return "modules" if option.attributes.get("boundaries") == "in_code" else "one"


def _application_name(layout: Layout) -> str:
    return {"one": "Application", "modules": "Application", "units": "Services", "chain": "Stages", "cells": "Cells"}[
        layout
    ]


def _units(reader: _Reader, layout: Layout, workers: bool) -> tuple[str, ...]:
    """Names of modules, services, stages or cells: the kinds of work told, where parts follow the work."""
    if layout == "one":
        return ()
    if layout == "cells":
        return ("Cell 1", "Cell 2", "More cells")
    if layout == "chain":
        return ("Intake", "Processing", "Serving")
    kinds = [kind for kind in reader.chosen("workload") if not (workers and kind == "background_jobs")]
    names = [reader.names.choice("workload", kind) for kind in kinds]
    most = _MANY if reader.attribute("architecture", "deployables") == "many" else _FEW
    more = "More modules" if layout == "modules" else "More functions" if _functions(reader) else "More services"
    return (*names[: most - 1], more)


def _functions(reader: _Reader) -> bool:
    return reader.attribute("architecture", "keeps_connections") is False


def _asynchronous(reader: _Reader, workers: bool) -> list[Container]:
    found = []
    option = reader.option("messaging")
    if option is not None:
        inside = option.attributes.get("separate_system") is False
        store = reader.name("primary_store")
        note = f"inside {store}" if inside and store else _kind_of_messaging(option)
        found.append(Container(clean(option.name), note, reader.change("messaging"), "queue"))
    if workers:
        change = reader.change("messaging") if option is not None else "advised"
        found.append(Container("Workers", "jobs and events, apart from requests", change))
    return found


def _kind_of_messaging(option: Option) -> str:
    kinds = {"queue": "queue", "log": "log that can be replayed", "publish_subscribe": "publish and subscribe"}
    return kinds.get(str(option.attributes.get("kind")), "messaging")


def _stores(reader: _Reader) -> list[Container]:
    found = []
    store = reader.option("primary_store")
    if store is not None:
        hosting = reader.name("database_hosting")
        note = f"system of record, {hosting.lower()}" if hosting else "system of record"
        found.append(Container(clean(store.name), note, reader.change("primary_store"), "store"))
        if "read_replicas" in reader.practices:
            found.append(Container("Read replicas", "copies for reading", "advised", "store"))
    cached = reader.option("cache")
    if cached is not None and cached.id != "cdn_edge":
        note = "cache" if cached.attributes.get("shared", True) else "in each instance's memory"
        found.append(Container(clean(cached.name), note, reader.change("cache"), "store"))
    for decision in _STORES:
        option = reader.option(decision)
        if option is not None and option.attributes.get("separate_system", True):
            found.append(
                Container(clean(option.name), reader.names.decision(decision).lower(), reader.change(decision), "store")
            )
    return found


def _outside(reader: _Reader) -> Container | None:
    number = reader.best("integrations")
    if number:
        return Container("Other systems", counted(int(number), "integration"))
    return (
        Container("Other systems", "that requests wait for") if reader.fact("third_party_dependency") is True else None
    )


def _platform(reader: _Reader) -> str:
    providers = [reader.names.choice("cloud_provider", name) for name in reader.chosen("cloud_provider")]
    place = providers[0] if len(providers) == 1 else ""
    told = reader.fact("cloud")
    if not place and isinstance(told, str):
        place = reader.names.choice("cloud", told)
    regions = "several regions" if "multi_region" in reader.practices else ""
    zones = "two or more zones" if "multi_zone" in reader.practices else ""
    return " · ".join(part for part in (reader.name("deployment"), place, regions, zones) if part)
