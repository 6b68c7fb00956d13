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


def cell_span(items: Iterable[Item]) -> tuple[int, int, int]:
    """A cell's value, and the least and the most that it may be, whatever the unknowns are.

    Least: only certain favours and all possible disfavours; most: all possible favours and only certain disfavours.
    """
    strongest: dict[str, list[int]] = {}
    for item in items:
        strength = item.support.strength
        best = strongest.setdefault(item.support.argument, [0] * 6)
        certain, counted, possible, pick = (0, 1, 2, max) if strength > 0 else (3, 4, 5, min)
        best[possible] = pick(best[possible], strength)
        if item.counts:
            best[counted] = pick(best[counted], strength)
        if item.certainty == "certain":
            best[certain] = pick(best[certain], strength)
    value = least = most = 0
    for sure_favour, favour, any_favour, sure_against, against, any_against in strongest.values():
        value += favour + against
        least += sure_favour + any_against
        most += any_favour + sure_against
    return capped(value), capped(least), capped(most)


def cell_value(items: Iterable[Item], counts: Callable[[Item], bool] = lambda item: item.counts) -> int:
    """x(o, c): of each argument the strongest item for and the strongest against, summed and capped."""
    return capped(sum(argument_shares(items, counts).values()))


def argument_shares(items: Iterable[Item], counts: Callable[[Item], bool] = lambda item: item.counts) -> dict[str, int]:
    """What each argument gives to a cell: its strongest item for and its strongest against, together."""
    favour: dict[str, int] = defaultdict(int)
    against: dict[str, int] = defaultdict(int)
    for item in items:
        if counts(item):
            argument, strength = item.support.argument, item.support.strength
            if strength > favour[argument]:
                favour[argument] = strength
            elif strength < against[argument]:
                against[argument] = strength
    return {argument: favour[argument] + against[argument] for argument in favour}


def capped(value: int) -> int:
    """The value within the cell's bounds."""
    return max(-CAP, min(CAP, value))


def score_of(cells: dict[str, int], weights: dict[str, int]) -> int:
    """S(o) = Σ weight × cell, an integer."""
    return sum(weights[criterion] * value for criterion, value in cells.items())


def on_scale(score: float, weights: dict[str, int]) -> float:
    """A score as shown: 0 to 100, 50 where nothing speaks for or against."""
    total = CAP * sum(weights.values())
    return round(100 * (score + total) / (2 * total), 2)
