"""Decisions, the criteria they are judged by, and the options they choose from."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from advisor.model.base import Item
from advisor.model.condition import ALWAYS, ConditionField
from advisor.model.fact import FactType, Kind
from advisor.model.words import as_tuple

Words = Annotated[tuple[str, ...], BeforeValidator(as_tuple)]


class Criterion(Item):
    """What options are judged by; `weight` is a positive integer, compared within one decision, `because` argues it."""

    id: str
    order: int
    title: str
    weight: int = Field(ge=1)
    meaning: str
    because: str = ""
    evidence: Words = ()


class Attribute(Item):
    """A property that every option of a decision may state."""

    type: Literal["one", "many", "bool", "number"]
    meaning: str
    choices: Words = ()
    unit: str = ""

    @property
    def fact_type(self) -> FactType:
        """The type of the fact `chosen.<decision>.<attribute>`."""
        return FactType(kind=Kind(self.type), unit=self.unit, choices=self.choices)


class Decision(Item):
    """One choice to make; decisions are taken in ascending `order`, and later ones may read earlier ones."""

    id: str
    order: int
    title: str
    question: str
    when: ConditionField = ALWAYS
    criteria: tuple[str, ...]
    attributes: dict[str, Attribute]


class Release(Item):
    """One version line of a product and the last day of its free support (None: not set)."""

    version: str
    ends: date | None = None
    long_term: bool = False


class LifeCycle(Item):
    """How long versions live: the policy in a sentence, and the lines alive on the snapshot day."""

    policy: str
    snapshot: date
    releases: tuple[Release, ...] = ()
    evidence: Words = ()


class Figure(Item):
    """A number worth knowing about an option, with the benchmark or document that gives it."""

    what: str
    value: str
    evidence: Words = Field(min_length=1)


class Option(Item):
    """One candidate of a decision. Near-twins that share a runtime share a `family`."""

    id: str
    order: int
    decision: str = ""
    name: str
    family: str = ""
    status: Literal["full", "stub"] = "full"
    summary: str = ""
    attributes: dict[str, bool | float | str | tuple[str, ...]] = {}
    strengths: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    skills: Words = ()
    libraries: dict[str, Words] = {}
    variants: dict[str, str] = {}
    scaling_unit: str = ""
    guarantees: str = ""
    operations: str = ""
    figures: tuple[Figure, ...] = ()
    managed_offers: dict[Literal["aws", "azure", "gcp", "other"], Words] = {}
    migration_in: str = ""
    migration_out: str = ""
    life_cycle: LifeCycle | None = None
    licence: str = ""
    licence_history: str = ""
    evidence: Words = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """All evidence that the option cites, that of its life cycle and its figures included; each once."""
        of_life = self.life_cycle.evidence if self.life_cycle else ()
        of_figures = (source for figure in self.figures for source in figure.evidence)
        return tuple(dict.fromkeys((*self.evidence, *of_life, *of_figures)))

    def values_of(self, attribute: str) -> frozenset[str | bool | float] | None:
        """The option's values of an attribute (`id` and `family` count as attributes); None when it states none."""
        if attribute == "id":
            return frozenset({self.id})
        if attribute == "family":
            return frozenset({self.family or self.id})
        if attribute not in self.attributes:
            return None
        value = self.attributes[attribute]
        return frozenset(value) if isinstance(value, tuple) else frozenset({value})
