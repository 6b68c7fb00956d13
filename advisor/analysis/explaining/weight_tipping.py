"""How far a criterion's weight must move for another option to draw level.

Let w be the weights as shares, x the cells, A the winner, B a rival and c the criterion whose share t varies while the
others keep their proportions. The difference of the scores is t·D + (1 − t)·E, where D = x_Ac − x_Bc and
E = Σ_{j≠c} w_j (x_Aj − x_Bj)/(1 − w_c): they are level at t* = E/(E − D), if that lies within [0, 1].
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tipping:
    """The share of all weight (0 to 1) at which an option, given by its column, draws level with the winner."""

    share: float
    rival: int


@dataclass(frozen=True, slots=True)
class WeightTipping:
    """A criterion's present share of the weight, and the nearest tippings when it counts less and when it counts more.

    None: however little, or much, the criterion counts, nobody overtakes the winner.
    """

    criterion: int
    share: float
    less: Tipping | None
    more: Tipping | None


def weight_tipping_points(
    cells: NDArray[np.integer], weights: NDArray[np.integer], winner: int, contenders: NDArray[np.bool_]
) -> tuple[WeightTipping, ...]:
    """For every criterion, in order, the nearest weights at which a contender draws level with the winner.

    `cells` is [O, C], `weights` [C] and not all 0, `contenders` [O] the options that may come first. No contender may
    score more than the winner (ValueError). Of several that draw level at once, the one that leads beyond is named.
    """
    level, rates = _levels(cells, weights, winner)
    rivals = [option for option in np.flatnonzero(contenders).tolist() if option != winner]
    scores = cells.astype(np.int64) @ weights.astype(np.int64)
    if any(scores[rival] > scores[winner] for rival in rivals):
        raise ValueError("A contender scores more than the winner.")
    total = weights.sum()
    return tuple(
        WeightTipping(
            criterion,
            float(weight / total),
            _nearest(level[:, criterion], rates[:, criterion], [r for r in rivals if rates[r, criterion] < 0], -1),
            _nearest(level[:, criterion], rates[:, criterion], [r for r in rivals if rates[r, criterion] > 0], 1),
        )
        for criterion, weight in enumerate(weights)
    )


def levelling_shares(cells: NDArray[np.integer], weights: NDArray[np.integer], winner: int) -> NDArray[np.float64]:
    """The share t* of each criterion's weight at which each option is level with the winner: [O, C].

    NaN where there is none within [0, 1], where the two are level at every share, and for a criterion that has all the
    weight: the others then have no proportions to keep.
    """
    return _levels(cells, weights, winner)[0]


def _levels(
    cells: NDArray[np.integer], weights: NDArray[np.integer], winner: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The shares t*, and how fast each option gains on the winner as the criterion counts more: both [O, C].

    In whole numbers, both sides multiplied by the weight of the other criteria, so that what is level is so exactly.
    """
    weights = weights.astype(np.int64)
    ahead = cells[winner].astype(np.int64) - cells.astype(np.int64)
    others = weights.sum() - weights
    without = (ahead @ weights)[:, np.newaxis] - ahead * weights
    rates = without - ahead * others
    sign = np.sign(rates)
    within = (sign != 0) & (without * sign >= 0) & (without * sign <= rates * sign)
    level = np.full(cells.shape, np.nan)
    np.divide(without, rates, out=level, where=within)
    return level, rates


def _nearest(level: NDArray[np.float64], rates: NDArray[np.int64], rivals: list[int], direction: int) -> Tipping | None:
    """The tipping that comes first when the share moves in a direction; of equals the one that gains fastest."""
    reached = [rival for rival in rivals if not np.isnan(level[rival])]
    if not reached:
        return None
    rival = min(reached, key=lambda rival: (direction * level[rival], -abs(rates[rival]), rival))
    return Tipping(float(level[rival]), rival)
