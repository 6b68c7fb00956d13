"""How clear a ranking is: by its robustness where that was measured, else by the gap of scores."""

import numpy as np

from advisor.engine.bands import band_of
from advisor.engine.provisional import provisional_band
from advisor.engine.ranking import Ranking
from advisor.model.assessment import Band, Robustness


def clarity(ranking: Ranking, robustness: Robustness | None) -> tuple[Band, tuple[str, ...]]:
    """The band, and the options that share the first place where it is a tie or indifferent."""
    first = ranking.first
    if robustness is None or first is None:
        return provisional_band(ranking)
    standings = sorted(ranking.standings, key=lambda standing: standing.option.order)
    field = {"eligible", "possibly_vetoed", first.status}
    band, tied = band_of(
        np.array([robustness.first.get(standing.option.id, 0.0) for standing in standings]),
        [standing.option.family or standing.option.id for standing in standings],
        np.array([standing.score for standing in standings]),
        np.array([standing.status in field for standing in standings]),
        standings.index(first),
        first.little_known,
    )
    return band, tuple(standings[place].option.id for place in tied)
