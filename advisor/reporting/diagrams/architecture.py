"""The recommended architecture as data: containers tier by tier, and what passes between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Shape = Literal["person", "box", "queue", "store"]
Layout = Literal["one", "modules", "units", "chain", "cells"]


@dataclass(frozen=True)
class Container:
    """A box of the picture: its name, its technology, and how it stands to what exists (`advised`: by a practice).

    `key` is the decision or practice that it stands for. In a picture of a sizing, `count` says how many run, in words,
    `instances` the same as a number (0 where it is not known), and `full` marks what is full first.
    """

    name: str
    technology: str = ""
    change: str = ""
    shape: Shape = "box"
    title: str = ""
    key: str = ""
    count: str = ""
    instances: int = 0
    full: bool = False


@dataclass(frozen=True)
class Flows:
    """What passes between the tiers at the peak, each a rate in words; empty where it is not known."""

    people: str = ""
    devices: str = ""
    application: str = ""
    data: str = ""
    jobs: str = ""


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
    flows: Flows = Flows()


@dataclass(frozen=True)
class Later:
    """A later day: how many times today's load, what is recommended then, and the practices that it adds."""

    load: float
    choices: Mapping[str, str | None]
    practices: frozenset[str] = frozenset()
