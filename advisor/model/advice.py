"""What is recommended and warned of besides options: practices, risks and controls."""

from typing import Literal

from advisor.model.base import Item
from advisor.model.decision import Words

Priority = Literal["now", "next_quarter", "at_trigger"]
Severity = Literal["low", "medium", "high"]


class Practice(Item):
    """A way of working or building that helps a system scale; `tools` are named per runtime family.

    `common` says why so many projects need it, where more than two in five do.
    """

    id: str
    order: int
    title: str
    status: Literal["full", "stub"] = "full"
    what: str = ""
    how: str = ""
    first_steps: tuple[str, ...] = ()
    tools: dict[str, Words] = {}
    done_when: str = ""
    trigger: str = ""
    priority: Priority = "next_quarter"
    common: str = ""
    evidence: Words = ()


class Risk(Item):
    """Something that may go wrong, how to see it early, and the practices that lessen it.

    `common` says why so many projects run it, where more than two in five do.
    """

    id: str
    order: int
    title: str
    status: Literal["full", "stub"] = "full"
    what_happens: str = ""
    early_signs: tuple[str, ...] = ()
    mitigations: Words = ()
    severity: Severity = "medium"
    common: str = ""
    evidence: Words = ()


class Control(Item):
    """One requirement of a regime and the practices that meet it."""

    id: str
    reference: str
    title: str
    implies: str
    practices: Words = ()


class Regime(Item):
    """A law or standard with its requirements."""

    id: str
    order: int
    title: str
    authority: str
    caution: str = ""
    evidence: Words = ()
    controls: tuple[Control, ...] = ()
