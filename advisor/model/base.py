"""The base of every item of knowledge: frozen, and strict about unknown keys."""

from pydantic import BaseModel, ConfigDict


class Item(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
