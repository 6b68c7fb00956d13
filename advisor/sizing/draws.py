"""Likely ranges: the same formulae over a few hundred draws, since hardly ever is everything at its worst at once."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.sizing.estimate import Estimate
from advisor.sizing.quantity import Quantity

DRAWS = 256
_SEED = 20_261_123
_LIKELY = (DRAWS // 10, DRAWS - 1 - DRAWS // 10)
"""Places in order, a tenth from either end."""


def drawn(quantity: Quantity, stream: int) -> Quantity:
    """The quantity as draws: half of them below its best value and half above, log-uniform on either side.

    Quantities of one `stream` rise and fall together.
    """
    ends = quantity.base
    if ends.low == ends.high:
        return quantity
    return Quantity(Estimate.exactly(_values(ends.low, ends.best, ends.high, stream)), quantity.dimensions)


def likely_range(draws: Estimate) -> tuple[float, float]:
    """Between which values eight of ten draws lie."""
    return likely_ranges([draws])[0]


def likely_ranges(draws: Sequence[Estimate]) -> list[tuple[float, float]]:
    """For each of several quantities, between which values eight of ten of its draws lie."""
    several = [one.best for one in draws if np.size(one.best) > 1]
    ordered = iter(np.sort(several)[:, _LIKELY].tolist() if several else ())
    return [tuple(next(ordered)) if np.size(one.best) > 1 else (float(np.max(one.best)),) * 2 for one in draws]


@lru_cache(maxsize=1024)
def _values(low: float, best: float, high: float, stream: int) -> NDArray[np.float64]:
    """The draws of a range, which most profiles have in common; not to be written to."""
    even = _even(stream)
    values = np.asarray(np.where(even < 0.5, _between(low, best, 2 * even), _between(best, high, 2 * even - 1)))
    values.flags.writeable = False
    return values


@cache
def _even(stream: int) -> NDArray[np.float64]:
    """Evenly spread numbers in a random order, the same in every run."""
    found = (np.arange(DRAWS) + 0.5) / DRAWS
    return np.asarray(np.random.default_rng((_SEED, stream)).permutation(found))


def _between(low: float, high: float, share: Any) -> Any:
    """The value at a share of the way, on a logarithmic scale where it does not begin at zero."""
    return low * (high / low) ** share if low > 0 else low + (high - low) * share
