"""What stands in the architecture picture: people, edge, application, messaging, stores and other systems."""

from typing import Any

from advisor.model.assessment import Assessment
from advisor.model.decision import Option
from advisor.model.rulebase import RuleBase
from advisor.reporting.diagrams.architecture import Architecture, Container, Later, Layout
from advisor.reporting.naming import Names
from advisor.reporting.report.verdicts import move
from advisor.reporting.values import show_number
from advisor.reporting.wording import CHANGE, clean, counted

_EDGE = {
    "cdn": ("Content delivery network", "caches what is common"),
    "virtual_waiting_room": ("Waiting room", "admits at a steady rate"),
    "load_balancing": ("Load balancer", "spreads requests"),
    "connection_tier": ("Connection tier", "holds open connections"),
}
"""Practices that stand as containers of their own at the edge, in the order in which a request meets them."""

_STORES = ("search_store", "analytics_store", "blob_store")
_FEW, _MANY = 3, 5


class _Reader:
    """Reads what is recommended and told, today or on a later day."""

    def __init__(self, assessment: Assessment, base: RuleBase, later: Later | None) -> None:
        self.names = Names(base)
        self._assessment = assessment
        self._base = base
        self._later = later
        self.load = later.load if later else 1.0
        self.practices = {practice.id for practice in assessment.practices} | (later.practices if later else set())
        self._facts = {fact.id: fact.value for fact in assessment.facts}

    def option(self, decision: str) -> Option | None:
        """The recommended option; None for `none`, which stands for doing without."""
        chosen = self._later.choices.get(decision) if self._later else self._recommended(decision)
        return self._base.options[decision].get(chosen) if chosen not in (None, "none") else None

    def name(self, decision: str) -> str:
        """The name of the recommended option."""
        option = self.option(decision)
        return clean(option.name) if option else ""

    def attribute(self, decision: str, attribute: str) -> Any:
        """An attribute of the recommended option; None when it states none."""
        option = self.option(decision)
        return option.attributes.get(attribute) if option else None

    def change(self, decision: str) -> str:
        """Keep, add, replace or new; empty where what exists stays and is not drawn.

        On a later day: what differs from today's recommendation.
        """
        if self._later is None:
            result = self._assessment.decisions.get(decision)
            return CHANGE[move(result)] if result and move(result) != "stay" else ""
        today = self._recommended(decision)
        if today == self._later.choices.get(decision):
            return ""
        return "add" if today in (None, "none") else "replace"

    def _recommended(self, decision: str) -> str | None:
        result = self._assessment.decisions.get(decision)
        return result.recommended if result else None

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


def architecture_of(assessment: Assessment, base: RuleBase, later: Later | None = None) -> Architecture:
    """The containers of the recommended architecture, today's or that of a later day."""
    reader = _Reader(assessment, base, later)
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
            key="application",
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
    people = [Container("People", _about(users, "at once", reader.load), shape="person", key="people")]
    if not devices and not telemetry:
        return people
    return [*people, Container("Devices", _about(devices, "", reader.load), shape="person", key="devices")]


def _about(number: float | None, what: str, load: float) -> str:
    return f"about {show_number(number * load, None, True)} {what}".rstrip() if number else ""


def _edge(reader: _Reader) -> list[Container]:
    cached = reader.option("cache")
    at_edge = cached is not None and cached.id == "cdn_edge"
    found = []
    for practice, (name, note) in _EDGE.items():
        if practice == "cdn" and at_edge:
            found.append(Container(name, note, reader.change("cache"), key=practice))
        elif practice in reader.practices:
            found.append(Container(name, note, "advised", key=practice))
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
        found.append(Container(clean(option.name), note, reader.change("messaging"), "queue", key="messaging"))
    if workers:
        change = reader.change("messaging") if option is not None else "advised"
        found.append(Container("Workers", "jobs and events, apart from requests", change, key="workers"))
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
        found.append(Container(clean(store.name), note, reader.change("primary_store"), "store", key="primary_store"))
        if "read_replicas" in reader.practices:
            found.append(Container("Read replicas", "copies for reading", "advised", "store", key="read_replicas"))
    cached = reader.option("cache")
    if cached is not None and cached.id != "cdn_edge":
        note = "cache" if cached.attributes.get("shared", True) else "in each instance's memory"
        found.append(Container(clean(cached.name), note, reader.change("cache"), "store", key="cache"))
    for decision in _STORES:
        option = reader.option(decision)
        if option is not None and option.attributes.get("separate_system", True):
            note = reader.names.decision(decision).lower()
            found.append(Container(clean(option.name), note, reader.change(decision), "store", key=decision))
    return found


def _outside(reader: _Reader) -> Container | None:
    number = reader.best("integrations")
    if number:
        return Container("Other systems", counted(int(number), "integration"), key="outside")
    waited_for = reader.fact("third_party_dependency") is True
    return Container("Other systems", "that requests wait for", key="outside") if waited_for else None


def _platform(reader: _Reader) -> str:
    providers = [reader.names.choice("cloud_provider", name) for name in reader.chosen("cloud_provider")]
    place = providers[0] if len(providers) == 1 else ""
    told = reader.fact("cloud")
    if not place and isinstance(told, str):
        place = reader.names.choice("cloud", told)
    regions = "several regions" if "multi_region" in reader.practices else ""
    zones = "two or more zones" if "multi_zone" in reader.practices else ""
    return " · ".join(part for part in (reader.name("deployment"), place, regions, zones) if part)
