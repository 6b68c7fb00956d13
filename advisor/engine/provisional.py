"""How clear a decision seems, from the gap between the winner and the best option of another family.

This band serves where robustness is left out: it follows from the score gap alone, measured in the spread between the
best and the median option. Below 2 % of the spread, or when only near-twins of one family are left, the choice is
*indifferent*; from half the spread it is *clear*, from a fifth it is a *lean*, below that a *tie* with every option
within a fifth. A winner of which too little is known is at most a lean, and so is one that a single argument, open for
want of answers, could dethrone.
"""

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from advisor.engine.ranking import Ranking, Standing
from advisor.engine.scoring import cell_value
from advisor.model.assessment import Band

INDIFFERENT, LEAN, CLEAR = 0.02, 0.2, 0.5
"""Gaps, as shares of the spread."""


def provisional_band(ranking: Ranking) -> tuple[Band, tuple[str, ...]]:
    """The band, and the options that share the first place where it is a tie or indifferent."""
    first = ranking.first
    if first is None:
        return "clear", ()
    field = [standing for standing in ranking.standings if standing.status != "vetoed"]
    if first.status != "likely_vetoed":
        field = [standing for standing in field if standing.status != "likely_vetoed"]
    rivals = [standing for standing in field if _family(standing) != _family(first)]
    spread = first.score - median(standing.score for standing in field)
    if not rivals:
        return ("indifferent", _names(field)) if len(field) > 1 else ("clear", ())
    gap = first.score - max(standing.score for standing in rivals)
    if gap <= INDIFFERENT * spread:
        return "indifferent", _names(
            standing for standing in field if first.score - standing.score <= INDIFFERENT * spread
        )
    if gap < LEAN * spread:
        return "tie", _names(standing for standing in field if first.score - standing.score < LEAN * spread)
    doubtful = first.little_known or any(_one_argument_away(first, rival, ranking.weights.likely) for rival in rivals)
    return ("lean" if gap < CLEAR * spread or doubtful else "clear"), ()


def _one_argument_away(first: Standing, rival: Standing, weights: dict[str, int]) -> bool:
    """Whether one merely possible argument, for the rival and against the first, would put the rival before it."""
    gains, losses = _open_changes(rival, weights, 1), _open_changes(first, weights, -1)
    gap = first.score - rival.score
    return any(gains.get(argument, 0) + losses.get(argument, 0) > gap for argument in {*gains, *losses})


def _open_changes(standing: Standing, weights: dict[str, int], sign: int) -> dict[str, int]:
    """By how much each merely possible argument of this sign would move the option's score."""
    changes: dict[str, int] = defaultdict(int)
    for criterion, items in standing.evidence.items():
        open_items = [item for item in items if not item.counts and item.support.strength * sign > 0]
        for argument in {item.support.argument for item in open_items}:
            matching = {item for item in open_items if item.support.argument == argument}
            moved = cell_value(items, lambda item: item.counts or item in matching)  # noqa: B023
            changes[argument] += weights[criterion] * abs(moved - standing.cells[criterion])
    return changes


def _family(standing: Standing) -> str:
    return standing.option.family or standing.option.id


def _names(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(standing.option.id for standing in standings)
