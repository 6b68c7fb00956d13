"""The tail at fan-out: a request that waits for many parallel answers is as slow as the slowest of them.

Source: Dean and Barroso, The Tail at Scale, Communications of the ACM 56(2), 2013. Independence is assumed: where
answers are slow together (a shared disk, one collection pause), fewer requests are slow than said here.
Shares may be floats or arrays of float64 of any shape; results have the same shape.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from advisor.sizing.accepted import accept, whole

Share = TypeVar("Share", float, NDArray[np.float64])


def share_slow(share_of_one: Share, fan_out: int) -> Share:
    """Share of requests with at least one slow answer: 1 − (1 − p)^n, p the slow share of one (Dean, Barroso 2013).

    Raises `OutOfRangeError` for a share outside 0 to 1 or a fan-out below 1.
    """
    _check("the share of one that is slow", share_of_one, fan_out)
    return 1 - (1 - share_of_one) ** fan_out


def percentile_needed(share: Share, fan_out: int) -> Share:
    """Which percentile of one answer sets the percentile `share` of the whole: share^(1/n), as a share.

    For the median of 100 parallel answers it is .9931: their 99.3rd percentile. The same errors.
    """
    _check("the share", share, fan_out)
    needed: Share = share ** (1 / fan_out)
    return needed


def _check(name: str, share: Share, fan_out: int) -> None:
    inside = bool(np.all((np.asarray(share) >= 0) & (np.asarray(share) <= 1)))
    accept(
        (inside, f"{name} is {share}: give a share from 0 to 1, such as 0.95 for 95 %"), whole("the fan-out", fan_out)
    )
