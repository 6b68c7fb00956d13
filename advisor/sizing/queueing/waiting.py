"""Waiting for one of several equal servers: Erlang's formulae, and how long those wait who wait.

The model: requests arrive at random (Poisson), one queue, first come first served, nobody gives up, `servers` equal
servers. `load` is arrival rate × service time, in erlang; times are in one unit, rates per that unit. `variability`
is the squared coefficient of variation of the service time (variance ÷ mean²): 0 always the same, 1 exponential,
above 1 a mix of short and long. At 1 the formulae are exact (M/M/c); else they are the approximation named below.
Every function raises `OutOfRangeError` where a value is negative, not finite or no share.
"""

import math

from advisor.sizing.accepted import INFINITE, accept, not_negative, whole

_SPREADS = 12
"""Steps before the load, in standard deviations, at which the recursion may start: e^(−12²/2) of its error is left."""


def erlang_b(servers: int, load: float) -> float:
    """Share of requests lost when there is no queue (Erlang 1917): B(0) = 1, B(n) = aB(n−1) ÷ (n + aB(n−1)).

    The recursion forgets where it began while n < a, so a long one starts close to the load with B ≈ 1 − n/a: time
    grows with the root of the load, and the result stays exact to rounding.
    """
    accept(whole("the number of servers", servers), not_negative("the load", load))
    first = max(0, int(min(servers, load) - _SPREADS * math.sqrt(load)))
    lost = 1 - first / load if first else 1.0
    for count in range(first + 1, servers + 1):
        lost = load * lost / (count + load * lost)
    return lost


def erlang_c(servers: int, load: float) -> float:
    """Share of requests that must wait (Erlang 1917): C = B ÷ (1 − ρ(1 − B)) with ρ = load ÷ servers; 1 at ρ ≥ 1."""
    lost = erlang_b(servers, load)
    return lost / (1 - load / servers * (1 - lost)) if load < servers else 1.0


def wait_of_those_who_wait(servers: int, load: float, service_time: float, variability: float = 1.0) -> float:
    """Mean wait of the requests that do wait, in the unit of `service_time`; infinite where load ≥ servers.

    M/M/c: s ÷ (c − a), exponentially distributed (Cooper, Introduction to Queueing Theory, 1981). Other service times:
    × (1 + cv²)/2 (Lee and Longton 1959; Allen and Cunneen in Allen, Probability, Statistics and Queueing Theory,
    1990), exact at one server (Pollaczek–Khinchine). The mean wait of all is Erlang's C × this.
    """
    accept(
        whole("the number of servers", servers),
        not_negative("the load", load),
        not_negative("the service time", service_time),
        not_negative("the variability", variability),
    )
    return service_time / (servers - load) * (1 + variability) / 2 if load < servers else INFINITE
