"""What a portfolio looks like as a whole: how recommendations are spread, the commonest risks, and the odd ones out."""

from advisor.model.advice import Severity
from advisor.model.base import Item


class Spread(Item):
    """How often an option of a decision is recommended (None: all options are vetoed)."""

    option: str | None
    profiles: int
    share: float


class DecisionSpread(Item):
    """Of one decision: in how many profiles it is taken, what is recommended, the commonest first, and how often by
    less than a point."""

    taken: int
    close_calls: int
    recommended: tuple[Spread, ...]


class RiskSpread(Item):
    """How many profiles run a risk, and how grave it is for how many."""

    risk: str
    profiles: int
    share: float
    severities: dict[Severity, int]


class Place(Item):
    """A profile and where it stands."""

    profile: str
    file: str
    line: int


class RareStack(Place):
    """A profile whose stack few share: how many do, and the decisions in which it is most alone, with the share of the
    profiles that get the same option."""

    stack: dict[str, str | None]
    profiles_with_it: int
    most_alone_in: dict[str, float]


class RareRecommendation(Item):
    """An option that hardly any profile gets, and the first that do."""

    decision: str
    option: str | None
    profiles: int
    share: float
    examples: tuple[Place, ...]


class CloseCall(Place):
    """A profile in which one option leads another by little."""

    decision: str
    recommended: str
    runner_up: str
    gap: float


class Outliers(Item):
    """Profiles that are unlike the rest, or whose recommendation might as well be another."""

    distinct_stacks: int
    rare_stacks: tuple[RareStack, ...]
    rare_recommendations: tuple[RareRecommendation, ...]
    closest_calls: tuple[CloseCall, ...]


class PortfolioSummary(Item):
    """The whole portfolio: profiles read without fault, and how many of them lie beyond the advisor's field."""

    profiles: int
    out_of_scope: int
    decisions: dict[str, DecisionSpread]
    risks: tuple[RiskSpread, ...]
    outliers: Outliers
