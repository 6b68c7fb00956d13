"""M/M/c in closed form, from Erlang's C: what the waits and the inverted transforms are held against."""

import math

from scipy import optimize

from advisor.sizing.queueing.response_times import ResponseTimes
from advisor.sizing.queueing.waiting import erlang_c, wait_of_those_who_wait

SHARES = (0.5, 0.95, 0.99)


def mean_wait(servers: int, load: float, service: float, variability: float = 1.0) -> float:
    """Mean wait of all requests."""
    return erlang_c(servers, load) * wait_of_those_who_wait(servers, load, service, variability)


def wait_within(servers: int, load: float, service: float, target: float) -> float:
    """P(W ≤ t) = 1 − C·exp(−t ÷ wait of those who wait)."""
    return 1 - erlang_c(servers, load) * math.exp(-target / wait_of_those_who_wait(servers, load, service))


def answered_later(time: float, servers: int, load: float) -> float:
    """P(R > t) for a mean service of 1 (Gross and Harris, Fundamentals of Queueing Theory, 1998)."""
    late, free = erlang_c(servers, load), servers - load
    if abs(free - 1) < 1e-7:
        return math.exp(-time) * (1 + late * time)
    both = (math.exp(-free * time) - free * math.exp(-time)) / (1 - free)
    return (1 - late) * math.exp(-time) + late * both


def response(servers: int, load: float) -> ResponseTimes:
    """Mean and percentiles for a mean service of 1."""
    bound = 20 * (1 + 1 / (servers - load))

    def percentile(share: float) -> float:
        return float(
            optimize.brentq(
                lambda time: answered_later(time, servers, load) - (1 - share), 0, bound, xtol=1e-13, rtol=1e-13
            )
        )

    return ResponseTimes(1 + mean_wait(servers, load, 1), *map(percentile, SHARES))
