"""What is known of a profile, fact by fact, in the two ways in which rules look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from advisor.model.evaluation import View

Status = Literal["given", "assumed", "computed", "derived", "unknown", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Origin:
    """How a fact came to be known, and from which answers, formulae or rules."""

    status: Status
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldRange:
    """A range that stands in the place of what the rule base assumes: who set it, and from where."""

    low: float
    best: float
    high: float
    origin: Literal["profile", "measured"]
    because: str


@dataclass(slots=True)
class Facts:
    """All facts of one profile: `certain` sees sets and ranges, `likely` sees best estimates and assumptions.

    `settled` names derived facts and choices that are given from outside, and so not for the rules to settle.
    """

    certain: View
    likely: View
    origins: dict[str, Origin]
    warnings: list[str] = field(default_factory=list)
    settled: frozenset[str] = frozenset()
    ranges: Mapping[str, ToldRange] = field(default_factory=dict)
    """By id of a factor or an assumption, the range that the profile or a load test gives it."""

    def copy(self) -> "Facts":
        """Facts that can be added to without changing these."""
        return Facts(
            View(dict(self.certain.knowledge), self.certain.given),
            View(dict(self.likely.knowledge), self.likely.given),
            dict(self.origins),
            list(self.warnings),
            self.settled,
            self.ranges,
        )

    def settled_before_choices(self, derived: frozenset[str]) -> "Facts":
        """The same facts without the choices taken, with these derived facts as they are."""
        facts = self.copy()
        for view in (facts.certain, facts.likely):
            view.knowledge = {name: known for name, known in view.knowledge.items() if not name.startswith("chosen.")}
        facts.settled = self.settled | derived
        return facts
