"""Rules: a condition, what follows from it, why, by which sources and within which limits."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from advisor.model.advice import Priority, Severity
from advisor.model.base import Item
from advisor.model.condition import ConditionField
from advisor.model.decision import Words
from advisor.model.words import as_tuple

FilledText = Annotated[str, Field(min_length=1)]
"""A text that says something."""


class AttributeTest(Item):
    """Which values of an attribute select an option: listed ones, or those that a fact holds."""

    any_of: tuple[str | bool | float, ...] = ()
    fact: str | None = None
    negated: bool = False

    @model_validator(mode="after")
    def _selects_something(self) -> "AttributeTest":
        if bool(self.any_of) is bool(self.fact):
            raise ValueError("takes values, or `{fact: name}`, and not nothing")
        return self


def _attribute_test(value: object) -> object:
    if isinstance(value, dict):
        if set(value) == {"not"}:
            inner = _attribute_test(value["not"])
            return {**inner, "negated": not inner.get("negated", False)} if isinstance(inner, dict) else value
        return value
    if isinstance(value, list | tuple):
        return {"any_of": tuple(value)}
    return {"any_of": (value,)}


class Target(Item):
    """Options of one decision, selected by attribute; a list of ids selects by the attribute `id`."""

    decision: str
    attributes: dict[str, Annotated[AttributeTest, BeforeValidator(_attribute_test)]]

    @model_validator(mode="before")
    @classmethod
    def _from_yaml(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "attributes" in data:
            return data
        if len(data) != 1:
            raise ValueError("names one decision and selects its options, as in `{framework: {runtime: jvm}}`")
        decision, selector = next(iter(data.items()))
        if isinstance(selector, str | list):
            selector = {"id": as_tuple(selector)}
        return {"decision": decision, "attributes": selector}


class Favour(Item):
    """Points for the options selected, on one criterion."""

    favour: Target
    criterion: str
    strength: int = Field(ge=1, le=3)
    argument: str = ""


class Disfavour(Item):
    """Points against the options selected, on one criterion."""

    disfavour: Target
    criterion: str
    strength: int = Field(ge=1, le=3)
    argument: str = ""


class Veto(Item):
    """The options selected are out of the question; no points outweigh it."""

    veto: Target
    reason: str


class Weigh(Item):
    """A criterion counts twice or three times."""

    weigh: dict[str, Annotated[int, Field(ge=2, le=3)]] = Field(min_length=1, max_length=1)
    argument: str = ""


class Derive(Item):
    """A derived fact holds (`derive: name` for a boolean, `derive: {name: value}` for an ordered one)."""

    derive: dict[str, str | bool] = Field(min_length=1, max_length=1)

    @model_validator(mode="before")
    @classmethod
    def _from_yaml(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("derive"), str):
            return {**data, "derive": {data["derive"]: True}}
        return data


class RegimeSelector(Item):
    """All controls of a regime."""

    regime: str


class Require(Item):
    """Controls that must be in place, by id or all of a regime."""

    require: RegimeSelector | Annotated[tuple[str, ...], BeforeValidator(as_tuple)]


class Recommend(Item):
    """A practice to adopt."""

    recommend: str
    priority: Priority | None = None


class Warn(Item):
    """A risk that the project runs, unless what is recommended avoids it."""

    warn: str
    severity: Severity | None = None
    avoided_by: Target | None = None


CONCLUSION_KEYS = ("favour", "disfavour", "veto", "weigh", "derive", "require", "recommend", "warn")


def _kind_of(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((key for key in CONCLUSION_KEYS if key in value), None)
    return next((key for key in CONCLUSION_KEYS if hasattr(value, key)), None)


Conclusion = Annotated[
    Annotated[Favour, Tag("favour")]
    | Annotated[Disfavour, Tag("disfavour")]
    | Annotated[Veto, Tag("veto")]
    | Annotated[Weigh, Tag("weigh")]
    | Annotated[Derive, Tag("derive")]
    | Annotated[Require, Tag("require")]
    | Annotated[Recommend, Tag("recommend")]
    | Annotated[Warn, Tag("warn")],
    Discriminator(
        _kind_of,
        custom_error_type="conclusion",
        custom_error_message=f"is no conclusion: it needs one of {', '.join(CONCLUSION_KEYS)}",
    ),
]


class Cases(Item):
    """Answers under which the rule must fire (certainly or likely), and answers under which it must stay silent."""

    fires: tuple[dict[str, Any], ...] = ()
    silent: tuple[dict[str, Any], ...] = ()


class Rule(Item):
    """One piece of knowledge.

    `replaced_by` names the rule that took the place of an obsolete one; `ignore` gives, by kind of finding, the reason
    why the checks shall not report it here.
    """

    id: str
    order: int = 0
    topic: str = ""
    title: FilledText
    when: ConditionField
    then: tuple[Conclusion, ...] = Field(min_length=1)
    because: FilledText
    evidence: Words = Field(min_length=1)
    limits: FilledText
    cases: Cases
    status: Literal["active", "obsolete"] = "active"
    replaced_by: str = ""
    ignore: dict[str, FilledText] = {}

    @property
    def unconditional(self) -> bool:
        """Whether the rule fires for every profile."""
        return not getattr(self.when, "parts", True)
