"""How clear a decision is: from how often the recommended option's family comes first when everything uncertain varies.

Bands are given by family, so that near-twins do not split a clear verdict.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from advisor.model.assessment import Band

LEAN, CLEAR = 0.55, 0.8
"""Shares of first places."""

INDIFFERENT = 0.02
"""The gap to the best other family, as a share of the spread, up to which the scale cannot tell the two apart."""

_ROUNDING = 1e-9
"""Shares are sums of quotients: .7 + .1 must reach .8."""


def band_of(
    first: NDArray[np.floating],
    families: Sequence[str],
    scores: NDArray[np.integer],
    eligible: NDArray[np.bool_],
    recommended: int | None,
    little_known: bool,
) -> tuple[Band, tuple[int, ...]]:
    """The band, and the options between which a tie or an indifferent choice is, the recommended one leading.

    All arrays are [O], in the declared order of the options: `first` the share of samples in which each comes first,
    `scores` the nominal ones, `eligible` the field, of which the recommended option is the first (None: nobody is left,
    which is clear). `little_known`: too little is known of the recommended option for more than a lean.
    """
    if recommended is None:
        return "clear", ()
    if not eligible[recommended]:
        raise ValueError("The recommended option is not among the eligible ones.")
    field = np.flatnonzero(eligible)
    if len(field) == 1:
        return "clear", ()
    level = _level_with(recommended, field, families, scores)
    if level:
        return "indifferent", level
    shares = _shares(first, families)
    share = shares[families[recommended]]
    # Shares sum to 1 at most: from .55 on no other family can have the higher one.
    if share + _ROUNDING >= LEAN:
        return ("clear" if share + _ROUNDING >= CLEAR and not little_known else "lean"), ()
    tied = _tied(recommended, shares, first, families)
    return ("tie", tied) if len(tied) > 1 else ("lean", ())


def _level_with(
    recommended: int, field: NDArray[np.intp], families: Sequence[str], scores: NDArray[np.integer]
) -> tuple[int, ...]:
    """The options that the scale cannot tell from the recommended one; none if it can tell every other family.

    The gap is that to the best option of another family, the spread that to the median option of the field.
    """
    rivals = [option for option in field if families[option] != families[recommended]]
    by_score = [int(option) for option in field[np.argsort(-scores[field], kind="stable")] if option != recommended]
    if not rivals:
        return (recommended, *by_score)
    top = scores[recommended]
    # At most, not less: where all are level, the spread is 0 as well.
    scale = INDIFFERENT * (top - np.median(scores[field]))
    if top - scores[rivals].max() > scale:
        return ()
    return (recommended, *(option for option in by_score if top - scores[option] <= scale))


def _shares(first: NDArray[np.floating], families: Sequence[str]) -> dict[str, float]:
    """The share of samples in which any option of a family comes first, families in the order of their first option."""
    shares = dict.fromkeys(families, 0.0)
    for family, share in zip(families, first, strict=True):
        shares[family] += float(share)
    return shares


def _tied(
    recommended: int, shares: dict[str, float], first: NDArray[np.floating], families: Sequence[str]
) -> tuple[int, ...]:
    """The fewest families that together come first often enough to be clear, and the recommended one in any case.

    Each is named by its option with the most first places, the recommended option's own by that one. A family that is
    never first is not named.
    """
    named, together = [recommended], 0.0
    for family in sorted(shares, key=lambda family: -shares[family]):
        if together + _ROUNDING >= CLEAR or not shares[family]:
            break
        together += shares[family]
        if family != families[recommended]:
            members = [option for option, own in enumerate(families) if own == family]
            named.append(max(members, key=lambda option: first[option]))
    return tuple(named)
