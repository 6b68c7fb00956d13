"""The result of one assessment: the stable contract `advisor/assessment/v1`."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from advisor.model.advice import Priority, Severity
from advisor.model.base import Item

Band = Literal["clear", "lean", "tie", "indifferent"]
Change = Literal["keep", "add", "replace", "new"]
Certainty = Literal["certain", "likely", "possible"]
VetoStatus = Literal["eligible", "possibly_vetoed", "likely_vetoed", "vetoed"]
Verdict = Literal["fits", "second_best", "advised_against", "vetoed"]


class Reason(Item):
    """One rule's say: `strength` is signed and 0 where no points are given; `counted` is false for what another
    reason of the same argument outweighs, and for what is merely possible. `effect` is the points (0 to 100) that the
    option's score would change by if a merely possible reason held, or did change by if a counted one were dropped."""

    rule: str
    criterion: str | None = None
    strength: int = 0
    argument: str = ""
    counted: bool = True
    because: str
    evidence: tuple[str, ...] = ()
    facts: dict[str, Any] = {}
    certainty: Certainty
    effect: float = 0.0


class Cell(Item):
    """What the evidence on one criterion adds up to (-6 to 6), and the criterion's weight."""

    value: int
    weight: int


class RankedOption(Item):
    """One option of a decision as it stands: score 0 to 100, 50 where nothing speaks for or against it."""

    option: str
    family: str
    rank: int
    score: float
    current: bool
    coverage: float
    little_known: bool = False
    status: VetoStatus
    criteria: dict[str, Cell]
    reasons_for: tuple[Reason, ...] = Field(serialization_alias="for")
    reasons_against: tuple[Reason, ...] = Field(serialization_alias="against")
    vetoes: tuple[Reason, ...] = ()


class DecisionResult(Item):
    """One decision taken. `in_place` lists what exists today, options or other things that stand in their place;
    `critical` the arguments without any one of which another option would win."""

    recommended: str | None
    band: Band
    tied: tuple[str, ...] = ()
    change: Change
    in_place: tuple[str, ...] = ()
    critical: tuple[str, ...] = ()
    ranking: tuple[RankedOption, ...]


class FactResult(Item):
    """A fact as the rules saw it; `sources` names the answers, formulae or rules that it comes from."""

    id: str
    value: Any = None
    status: Literal["given", "assumed", "computed", "derived", "unknown", "not_applicable"]
    sources: tuple[str, ...] = Field(default=(), serialization_alias="from")


class PracticeResult(Item):
    """A practice recommended."""

    id: str
    title: str
    priority: Priority
    reasons: tuple[Reason, ...]


class AppliesTo(Item):
    """What a risk belongs to: the project, what is recommended, what exists, or what is avoided."""

    option: str | None = None
    as_: Literal["project", "recommended", "existing", "avoided"] = Field(serialization_alias="as")


class RiskResult(Item):
    """A risk raised: open, or avoided by what is recommended."""

    id: str
    title: str
    severity: Severity
    status: Literal["open", "avoided"]
    applies_to: tuple[AppliesTo, ...]
    reasons: tuple[Reason, ...]
    mitigations: tuple[str, ...] = ()


class ControlResult(Item):
    """A requirement that must be met."""

    id: str
    regime: str
    reasons: tuple[Reason, ...]


class PreferenceResult(Item):
    """What the advisor says of an option that the architect is inclined to."""

    decision: str
    option: str
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    risks: tuple[str, ...] = ()


class Unknown(Item):
    """An answer that is missing, and what it could change (decisions, `risk:<id>`, `practice:<id>`, `control:<id>`)."""

    answer: str
    matters_for: tuple[str, ...]


class Firing(Item):
    """A rule that fired, and how surely."""

    rule: str
    certainty: Certainty


class Scope(Item):
    """Whether the project is one that the advisor can speak of."""

    status: Literal["in", "out"]
    reasons: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


class Software(Item):
    """Which advisor made the assessment."""

    version: str
    engine: str


class RuleBaseStamp(Item):
    """Which rule base it read."""

    name: str
    version: str
    sha256: str
    packs: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()


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


class Assessment(Item):
    """Everything the advisor says of one profile."""

    schema_: Literal["advisor/assessment/v1"] = Field(default="advisor/assessment/v1", serialization_alias="schema")
    advisor: Software
    as_of: date
    rulebase: RuleBaseStamp
    profile: ProfileStamp
    scope: Scope
    facts: tuple[FactResult, ...]
    decisions: dict[str, DecisionResult]
    practices: tuple[PracticeResult, ...]
    risks: tuple[RiskResult, ...]
    controls: tuple[ControlResult, ...]
    preferences: tuple[PreferenceResult, ...]
    unknowns: tuple[Unknown, ...]
    fired: tuple[Firing, ...] = ()
    warnings: tuple[str, ...]

    def to_json(self) -> str:
        """The stable JSON text, indented, ending in a newline."""
        return self.model_dump_json(by_alias=True, indent=2) + "\n"
