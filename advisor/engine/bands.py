"""How clear a decision is, from the gap between the winner and the best option of another family.

This band is provisional: it follows from the score gap alone, measured in the spread between the best and the median
option. Below 2 % of the spread, or when only near-twins of one family are left, the choice is *indifferent*; from half
the spread it is *clear*, from a fifth it is a *lean*, below that a *tie* with every option within a fifth. A winner of
which too little is known is at most a lean.
"""

from collections.abc import Iterable
from statistics import median

from advisor.engine.ranking import Ranking, Standing
from advisor.model.assessment import Band

INDIFFERENT, LEAN, CLEAR = 0.02, 0.2, 0.5
"""Gaps, as shares of the spread."""


def band_of(ranking: Ranking) -> tuple[Band, tuple[str, ...]]:
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
    return ("clear" if gap >= CLEAR * spread and not first.little_known else "lean"), ()


def _family(standing: Standing) -> str:
    return standing.option.family or standing.option.id


def _names(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(standing.option.id for standing in standings)
