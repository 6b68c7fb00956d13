"""The result of one assessment: the stable contract `advisor/assessment/v1`."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from advisor.model.advice import Priority, Severity
from advisor.model.base import Item
from advisor.model.sizing import Sizing, UsedAssumption
from advisor.model.stamps import ProfileStamp, RuleBaseStamp, Software

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


Cause = Literal["weights", "answers", "judgement"]


class Robustness(Item):
    """How a decision fares when weights, open answers, ranges, strengths and thresholds vary, over `samples` samples.

    All else counts the samples in which the decision is taken, the share `applies` of them: `first` the share in which
    each option is first, `ranks` the shares of its ranks down to the worst that it holds, `before[a][b]` the share in
    which a stands before b (a: every option that is ever first), `entropy` of the first place in bits, `alone` the
    shares of first places when nothing varies but the weights, the answers, or the judgement in strengths and
    thresholds.
    """

    samples: int
    applies: float
    first: dict[str, float]
    ranks: dict[str, tuple[float, ...]]
    before: dict[str, dict[str, float]]
    entropy: float
    alone: dict[Cause, dict[str, float]]


class RuledOut(Item):
    """An option and the vetoes that keep it out, each at least likely."""

    option: str
    vetoes: tuple[Reason, ...]


class Conflict(Item):
    """Answers that leave nothing of a decision: all others unknown, they alone veto every option, at least so surely.

    None of the answers can be spared; the set is empty where the rules veto everything whatever is answered.
    """

    decision: str
    certainty: Literal["certain", "likely"]
    answers: tuple[str, ...]
    ruled_out: tuple[RuledOut, ...]


class DecisionResult(Item):
    """One decision taken. `in_place` lists what exists today, options or other things that stand in their place;
    `stays` says that what exists was not compared, being no option or not told, while nothing told asks to give it up;
    `critical` the arguments without any one of which another option would win; `may_be_first` every option that could
    be first, whatever the open answers turn out to be (all others never are)."""

    recommended: str | None
    band: Band
    tied: tuple[str, ...] = ()
    change: Change
    in_place: tuple[str, ...] = ()
    stays: bool = False
    critical: tuple[str, ...] = ()
    may_be_first: tuple[str, ...] = ()
    robustness: Robustness | None = None
    conflict: Conflict | None = None
    ranking: tuple[RankedOption, ...]


class Stack(Item):
    """What follows from choosing one of the options that share the first place of a decision."""

    decision: str
    option: str
    choices: dict[str, str]


class TippingPoint(Item):
    """Where another option of a decision becomes the recommended one as one answer changes, all else as told.

    A number tips `above` or `below` a `value` within the `uncertain` range, whose `basis` is a grade of evidence; any
    other answer tips when it `becomes` a value, or `with` or `without` one word of a list. An option is None where all
    are vetoed.
    """

    question: str
    decision: str
    change: Literal["above", "below", "becomes", "with", "without"]
    value: float | str | bool
    before: str | None
    after: str | None
    uncertain: tuple[float, float] | None = None
    basis: str = ""


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
    """An answer that is missing, and what it could change (decisions, `risk:<id>`, `practice:<id>`, `control:<id>`).

    `worth` is by how much hearing it is expected to raise the score of what is recommended, on a scale of 0 to 1; None
    where that was not measured, or where nobody has said which answers are likely. `effort` is in minutes. A question
    that only this answer makes arise is counted in: its worth where that is more, then with its minutes. `worth_for` is
    the decision for which it is worth most, empty where it is worth nothing or was not measured.
    """

    answer: str
    matters_for: tuple[str, ...]
    effort: int
    worth: float | None = None
    worth_for: str = ""


class Firing(Item):
    """A rule that fired, and how surely."""

    rule: str
    certainty: Certainty


class Scope(Item):
    """Whether the project is one that the advisor can speak of."""

    status: Literal["in", "out"]
    reasons: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


class Assessment(Item):
    """Everything the advisor says of one profile; `factors` are those with which facts were computed."""

    schema_: Literal["advisor/assessment/v1"] = Field(default="advisor/assessment/v1", serialization_alias="schema")
    advisor: Software
    as_of: date
    rulebase: RuleBaseStamp
    profile: ProfileStamp
    scope: Scope
    facts: tuple[FactResult, ...]
    factors: tuple[UsedAssumption, ...] = ()
    decisions: dict[str, DecisionResult]
    stacks: tuple[Stack, ...] = ()
    practices: tuple[PracticeResult, ...]
    risks: tuple[RiskResult, ...]
    controls: tuple[ControlResult, ...]
    preferences: tuple[PreferenceResult, ...]
    unknowns: tuple[Unknown, ...]
    tipping_points: tuple[TippingPoint, ...] = ()
    sizing: Sizing | None = None
    fired: tuple[Firing, ...] = ()
    warnings: tuple[str, ...]

    def to_json(self) -> str:
        """The stable JSON text, indented, ending in a newline."""
        return self.model_dump_json(by_alias=True, indent=2) + "\n"
