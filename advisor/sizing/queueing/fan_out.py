"""The tail at fan-out: a request that waits for many parallel answers is as slow as the slowest of them."""

from typing import Any

import numpy as np

from advisor.sizing.accepted import accept, share_of_one


def share_slow(of_one: float, fan_out: Any) -> Any:
    """Share of requests with at least one slow answer: 1 − (1 − p)^n, p the slow share of one.

    Source: Dean and Barroso, The Tail at Scale, Communications of the ACM 56(2), 2013. Independence is assumed: where
    answers are slow together (a shared disk, one collection pause), fewer requests are slow than said here.
    The number of parallel answers may be an array of any shape, as is the result then.
    Raises `OutOfRangeError` for a share outside 0 to 1 or a fan-out below 0.
    """
    accept(
        share_of_one("the share of one that is slow", of_one),
        (bool(np.all(np.asarray(fan_out) >= 0)), f"the fan-out is {fan_out}: give a number of 0 or more"),
    )
    return 1 - (1 - of_one) ** fan_out
