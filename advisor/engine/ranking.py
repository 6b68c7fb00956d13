"""One decision taken: options scored, vetoes set apart, the order, and which options might be first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from advisor.engine.program import Support
from advisor.engine.scoring import Item, cell_span, score_of
from advisor.model.assessment import VetoStatus
from advisor.model.decision import Decision, Option

_PLACE: dict[VetoStatus, int] = {"eligible": 0, "possibly_vetoed": 0, "likely_vetoed": 1, "vetoed": 2}


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by criterion: as the likely pass has them, and with only certain or all possible multiplications."""

    likely: dict[str, int]
    least: dict[str, int]
    most: dict[str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one option stands; `cells` holds every criterion of the decision."""

    option: Option
    score: int
    cells: dict[str, int]
    evidence: dict[str, tuple[Item, ...]]
    vetoes: tuple[Item, ...]
    status: VetoStatus
    coverage: float
    little_known: bool
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """All options of a decision from first to last, and those that may be first whatever the unknowns are."""

    decision: Decision
    weights: Weights
    standings: tuple[Standing, ...]
    possible: tuple[Option, ...]

    @property
    def first(self) -> Standing | None:
        """The recommended option; None when every option is vetoed."""
        return self.standings[0] if self.standings and self.standings[0].status != "vetoed" else None

    @property
    def surely_taken(self) -> bool:
        """Whether some option is recommended whatever the unknowns are: one that nothing can veto."""
        return any(standing.status == "eligible" for standing in self.standings)

    def standing(self, option: str) -> Standing | None:
        """How an option stands, by id."""
        return next((standing for standing in self.standings if standing.option.id == option), None)


def rank_options(decision: Decision, options: Iterable[Option], items: Iterable[Item], weights: Weights) -> Ranking:
    """Rank the options by the evidence."""
    evidence: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        evidence[item.option][item.support.criterion].append(item)
    candidates = list(options)
    coverage = _coverage(candidates, evidence)
    standings = [
        _standing(decision, option, evidence[option.id], weights, coverage[option.id]) for option in candidates
    ]
    standings = _with_little_known(standings)
    standings.sort(key=lambda standing: (_PLACE[standing.status], -standing.score, standing.option.order))
    return Ranking(decision, weights, tuple(standings), _possible_winners(standings))


def _standing(
    decision: Decision, option: Option, evidence: dict[str, list[Item]], weights: Weights, coverage: float
) -> Standing:
    vetoes = tuple(evidence.get("", ()))
    kept = {criterion: tuple(evidence[criterion]) for criterion in decision.criteria if evidence.get(criterion)}
    cells = dict.fromkeys(decision.criteria, 0)
    lowest = highest = 0
    for criterion, items in kept.items():
        cells[criterion], low, high = cell_span(items)
        lowest += low * (weights.most if low < 0 else weights.least)[criterion]
        highest += high * (weights.most if high > 0 else weights.least)[criterion]
    status = _status(vetoes)
    score = score_of(cells, weights.likely)
    return Standing(option, score, cells, kept, vetoes, status, coverage, False, lowest, highest)


def _status(vetoes: tuple[Item, ...]) -> VetoStatus:
    certainties = {item.certainty for item in vetoes}
    if "certain" in certainties:
        return "vetoed"
    if "likely" in certainties:
        return "likely_vetoed"
    return "possibly_vetoed" if certainties else "eligible"


def _coverage(options: list[Option], evidence: dict[str, dict[str, list[Item]]]) -> dict[str, float]:
    """Per option, the share of the fired situational arguments that speak of it."""
    spoken: dict[str, set[str]] = {option.id: _arguments(evidence[option.id].values()) for option in options}
    fired = set[str]().union(*spoken.values())
    return {name: len(arguments) / len(fired) if fired else 1.0 for name, arguments in spoken.items()}


def _arguments(cells: Iterable[list[Item]]) -> set[str]:
    return {item.support.argument for items in cells for item in items if _situational(item.support) and item.counts}


def _situational(support: Support) -> bool:
    return bool(support.strength) and not support.rule.unconditional


def _with_little_known(standings: list[Standing]) -> list[Standing]:
    field = [standing.coverage for standing in standings if standing.status != "vetoed"]
    middle = median(field) if field else 0.0
    return [replace(standing, little_known=standing.coverage < middle / 2) for standing in standings]


def _possible_winners(standings: list[Standing]) -> tuple[Option, ...]:
    """Options not surely vetoed whose highest score reaches the best lowest score of options that nothing can veto."""
    bar = max((standing.lowest for standing in standings if standing.status == "eligible"), default=None)
    return tuple(
        standing.option
        for standing in standings
        if standing.status != "vetoed" and (bar is None or standing.highest >= bar)
    )
