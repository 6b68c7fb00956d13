"""Packs: what a company lays over a rule base, and what such a pack changes in it."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from advisor.model.base import Item

Action = Literal["disable", "replace", "weight"]


class PackTitle(Item):
    """The title page of a pack: `extends` is the name of the rule base that it is laid over."""

    name: str = Field(min_length=1)
    version: str
    language: Literal[1]
    licence: str
    extends: str
    description: str = ""


class Change(Item):
    """One entry of `overrides.yaml`: what to disable or replace (`rule some-id`), or criteria and their new weights.

    `sha256` says which content of the base's item the author had before them.
    """

    disable: str = ""
    replace: str = ""
    weight: dict[str, Annotated[int, Field(strict=True, ge=1)]] = {}
    reason: str
    sha256: str = ""

    @model_validator(mode="after")
    def _one_action(self) -> "Change":
        if sum(map(bool, (self.disable, self.replace, self.weight))) != 1:
            raise ValueError("takes one of `disable: rule some-id`, `replace: rule some-id`, `weight: {criterion: 5}`")
        if not self.reason.strip():
            raise ValueError("needs a `reason` that says more than nothing: the report prints it")
        if self.weight and self.sha256:
            raise ValueError("takes no `sha256` beside `weight`")
        return self


class PackStamp(Item):
    """Which pack was laid over the rule base; `sha256` covers all its YAML files."""

    name: str
    version: str
    sha256: str


class Override(Item):
    """One thing of the base that a pack disables, replaces or weighs otherwise, and why.

    `id` of an option is `decision.option`. `before` and `after` are weights, None for any other action.
    """

    pack: str
    action: Action
    kind: str
    id: str
    reason: str
    before: int | None = None
    after: int | None = None
