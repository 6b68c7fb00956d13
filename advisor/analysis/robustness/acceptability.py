"""Stochastic multicriteria acceptability analysis: in what share of the samples an option comes first, or in any place.

After R. Lahdelma and P. Salminen, "SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group Decision Making",
Operations Research 49 (2001). N is the number of samples, O of options, C of criteria; options keep their column
throughout. An option that a sample vetoes holds no rank in it, so that shares sum to less than 1 where nothing is left.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

VETOED = 2
"""The place of an option that must not be recommended; 0 is an eligible one, 1 one that is likely vetoed."""

NOBODY = -1
"""The winner of a sample that vetoes every option."""


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """How often the options hold each rank, and stand before each other.

    `by_rank[o, r]` is the share of samples in which option o has rank r (0 is first), Lahdelma and Salminen's b;
    `pairwise[a, b]` the share in which a stands before b, 0 on the diagonal; `winners[n]` the first option of sample n,
    or `NOBODY`.
    """

    by_rank: NDArray[np.float64]
    pairwise: NDArray[np.float64]
    winners: NDArray[np.intp]

    @property
    def first(self) -> NDArray[np.float64]:
        """The share of samples in which each option is first."""
        return self.by_rank[:, 0]


def acceptability(scores: NDArray[np.floating], place: NDArray[np.integer] | None = None) -> Acceptability:
    """Rank the options in every sample: by `place` (lower first), then by score (higher first), then by column.

    `scores` is [N, O] and finite; `place` is [N, O], 0, 1 or `VETOED`, and 0 everywhere where it is left out.
    """
    samples, options = scores.shape
    columns = np.ascontiguousarray(scores.T)
    places = np.zeros((options, samples), np.int8) if place is None else np.ascontiguousarray(place.T)
    held = places < VETOED
    ranks = np.zeros((options, samples), np.int16)
    pairwise = np.zeros((options, options))
    for option in range(options - 1):
        others = slice(option + 1, options)
        before = _before(columns, places, option, others)
        pairwise[option, others] = np.count_nonzero(before & held[option], axis=1)
        pairwise[others, option] = np.count_nonzero(~before & held[others], axis=1)
        ranks[others] += before
        ranks[option] += options - option - 1 - np.count_nonzero(before, axis=0).astype(np.int16)
    slots = (ranks + np.arange(0, options * options, options)[:, np.newaxis])[held]
    by_rank = np.bincount(slots, minlength=options * options).reshape(options, options)
    first = (ranks == 0) & held
    winners = np.where(first.any(axis=0), first.argmax(axis=0), NOBODY)
    return Acceptability(by_rank / samples, pairwise / samples, winners)


def _before(
    columns: NDArray[np.floating], places: NDArray[np.integer], option: int, others: slice
) -> NDArray[np.bool_]:
    """In which samples an option stands before each of the options after it: [others, N]."""
    before: NDArray[np.bool_] = places[option] < places[others]
    before |= (places[option] == places[others]) & (columns[option] >= columns[others])
    return before


def central_weights(winners: NDArray[np.intp], weights: NDArray[np.floating], options: int) -> NDArray[np.float64]:
    """The mean of the weights [N, C] of those samples in which an option is first: [O, C], NaN where it never is."""
    won = winners != NOBODY
    counts = np.bincount(winners[won], minlength=options).astype(np.float64)
    counts[counts == 0] = np.nan
    sums = [np.bincount(winners[won], criterion[won], minlength=options) for criterion in weights.T]
    return np.stack(sums, axis=1) / counts[:, np.newaxis]


def confidence_factors(
    utilities: NDArray[np.number], central: NDArray[np.floating], place: NDArray[np.integer] | None = None
) -> NDArray[np.float64]:
    """The share of samples in which an option is first if its own central weights [O, C] hold: [O], NaN without any.

    `utilities` is [N, O, C]: what each sample gives each option on each criterion.
    """
    samples, options, _ = utilities.shape
    by_criterion = np.ascontiguousarray(utilities.transpose(2, 1, 0), np.float64)
    places = np.zeros((options, samples), np.int8) if place is None else place.T
    contends = (places == places.min(axis=0)) & (places < VETOED)
    factors = np.full(options, np.nan)
    for option in np.flatnonzero(~np.isnan(central).any(axis=1)):
        # Not a matrix product: summed in one order for all options, so equal utilities give equal scores to the bit.
        scores = np.zeros((options, samples))
        for weight, column in zip(central[option], by_criterion, strict=True):
            scores += weight * column
        leader = np.where(contends, scores, -np.inf).argmax(axis=0)
        factors[option] = np.count_nonzero((leader == option) & contends[option]) / samples
    return factors


def choice_entropy(first: NDArray[np.floating]) -> float:
    """How open the choice is, in bits: −Σ b¹ log₂ b¹, 0 where one option is always first.

    The entropy of the choice problematic of G. van Valkenhoef and T. Tervonen, "Optimal weight constraint elicitation
    for additive multi-attribute utility models" (2013), as the R package smaa computes it.
    """
    shares = first[first > 0]
    return float(-(shares * np.log2(shares)).sum()) + 0.0
