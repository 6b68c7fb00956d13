"""Evidence → cells → scores: grouped by argument, capped, additive, on a fixed scale."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from advisor.engine.program import Support
from advisor.model.assessment import Certainty

CAP = 6
"""A cell lies between -6 and 6, whatever the evidence."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One piece of evidence: what a fired rule says of one option."""

    support: Support
    option: str
    certainty: Certainty

    @property
    def counts(self) -> bool:
        """Whether the score counts it: what is merely possible is shown, but moves no rank."""
        return self.certainty != "possible"


def cell_value(items: Iterable[Item], counts: Callable[[Item], bool] = lambda item: item.counts) -> int:
    """x(o, c): of each argument the strongest item for and the strongest against, summed and capped."""
    strongest: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item in items:
        if counts(item):
            best = strongest[item.support.argument]
            strength = item.support.strength
            best[0] = max(best[0], strength)
            best[1] = min(best[1], strength)
    return max(-CAP, min(CAP, sum(favour + against for favour, against in strongest.values())))


def score_of(cells: dict[str, int], weights: dict[str, int]) -> int:
    """S(o) = Σ weight × cell, an integer."""
    return sum(weights[criterion] * value for criterion, value in cells.items())


def on_scale(score: float, weights: dict[str, int]) -> float:
    """A score as shown: 0 to 100, 50 where nothing speaks for or against."""
    total = CAP * sum(weights.values())
    return round(100 * (score + total) / (2 * total), 2)


def highest_cell(items: list[Item]) -> int:
    """The most a cell may be: all possible favours, only certain disfavours."""
    return cell_value(items, lambda item: item.support.strength > 0 or item.certainty == "certain")


def lowest_cell(items: list[Item]) -> int:
    """The least a cell may be: only certain favours, all possible disfavours."""
    return cell_value(items, lambda item: item.support.strength < 0 or item.certainty == "certain")
