"""From what a result was made: which advisor, which rule base with which packs, and which profile."""

from typing import Any

from advisor.model.base import Item
from advisor.model.packs import Override, PackStamp
from advisor.model.rulebase import RuleBase


class Software(Item):
    """Which advisor made the assessment."""

    version: str
    engine: str


class RuleBaseStamp(Item):
    """Which rule base it read; `sha256` covers the base and the packs laid over it."""

    name: str
    version: str
    sha256: str
    packs: tuple[PackStamp, ...] = ()
    overrides: tuple[Override, ...] = ()

    @classmethod
    def of(cls, base: RuleBase) -> "RuleBaseStamp":
        """The stamp of a rule base."""
        return cls(
            name=base.pack.name,
            version=base.pack.version,
            sha256=base.sha256,
            packs=base.packs,
            overrides=base.overrides,
        )


class Remark(Item):
    """The words beside an answer: a note, and where the answer comes from."""

    note: str = ""
    source: str = ""


class ProfileStamp(Item):
    """Which profile it read; `answers` are in canonical form, `factors` are ranges that it sets itself."""

    name: str
    sha256: str
    answers: dict[str, Any]
    remarks: dict[str, Remark] = {}
    factors: dict[str, tuple[float, float]] = {}
