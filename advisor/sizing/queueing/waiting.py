"""Waiting for one of several equal servers: Erlang's formulae, mean wait, share served in time, servers needed.

The model: requests arrive at random (Poisson), one queue, first come first served, nobody gives up, `servers` equal
servers. `load` is arrival rate × service time, in erlang; times are in one unit, rates per that unit. `variability`
is the squared coefficient of variation of the service time (variance ÷ mean²): 0 always the same, 1 exponential,
above 1 a mix of short and long. At 1 the formulae are exact (M/M/c); else they are the approximation named below.
Every function raises `OutOfRangeError` where a value is negative, not finite or no share.
"""

import math

from advisor.sizing.accepted import INFINITE, accept, not_negative, positive, share_below_one, whole

_SPREADS = 12
"""Steps before the load, in standard deviations, at which the recursion may start: e^(−12²/2) of its error is left."""


def offered_load(arrival_rate: float, service_time: float) -> float:
    """Work that arrives, in erlang: arrival rate × service time, the mean number of busy servers (Little 1961)."""
    accept(not_negative("the arrival rate", arrival_rate), not_negative("the service time", service_time))
    return arrival_rate * service_time


def utilisation(servers: int, load: float) -> float:
    """Share of time that a server is busy: load ÷ servers; 1 or more means that the queue grows without end."""
    accept(whole("the number of servers", servers), not_negative("the load", load))
    return load / servers


def mean_in_system(arrival_rate: float, mean_time: float) -> float:
    """Requests in a system at a time: arrival rate × mean time in it, L = λW (Little 1961, Operations Research 9)."""
    accept(not_negative("the arrival rate", arrival_rate), not_negative("the mean time", mean_time))
    return arrival_rate * mean_time


def mean_time(in_system: float, throughput: float) -> float:
    """Mean time in a system: requests in it ÷ throughput, W = L/λ (Little 1961)."""
    accept(not_negative("the number in the system", in_system), positive("the throughput", throughput))
    return in_system / throughput


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
    return _waiting(servers, load, erlang_b(servers, load))


def mean_wait(servers: int, arrival_rate: float, service_time: float, variability: float = 1.0) -> float:
    """Mean time before service, in the unit of `service_time`; infinite where the load is not below the servers.

    M/M/c: C·s ÷ (c − a). Other service times: × (1 + cv²)/2 (Lee and Longton 1959; Allen and Cunneen in Allen,
    Probability, Statistics and Queueing Theory, 1990), exact at one server (Pollaczek–Khinchine).
    """
    load = offered_load(arrival_rate, service_time)
    return erlang_c(servers, load) * wait_of_those_who_wait(servers, load, service_time, variability)


def wait_of_those_who_wait(servers: int, load: float, service_time: float, variability: float = 1.0) -> float:
    """Mean wait of the requests that do wait: s ÷ (c − a) × (1 + cv²)/2; infinite where load ≥ servers."""
    accept(
        whole("the number of servers", servers),
        not_negative("the load", load),
        not_negative("the service time", service_time),
        not_negative("the variability", variability),
    )
    return service_time / (servers - load) * (1 + variability) / 2 if load < servers else INFINITE


def wait_within(servers: int, load: float, service_time: float, target: float, variability: float = 1.0) -> float:
    """Share of requests that wait no longer than `target`: P(W ≤ t) = 1 − C·exp(−t ÷ wait of those who wait).

    Exact for M/M/c (Cooper, Introduction to Queueing Theory, 1981); else the wait of those who wait is taken as
    exponential, which is right near saturation (Köllerström 1974). 0 where load ≥ servers.
    """
    accept(not_negative("the target", target))
    mean = wait_of_those_who_wait(servers, load, service_time, variability)
    return _within(erlang_c(servers, load), mean, target)


def servers_for_wait(load: float, service_time: float, target: float, share: float, variability: float = 1.0) -> int:
    """Least servers, always more than the load, with which `share` of requests wait no longer than `target`."""
    accept(not_negative("the load", load), not_negative("the target", target), share_below_one("the share", share))
    servers = int(load) + 1
    lost = erlang_b(servers, load)
    while True:
        mean = wait_of_those_who_wait(servers, load, service_time, variability)
        if _within(_waiting(servers, load, lost), mean, target) >= share:
            return servers
        servers += 1
        lost = load * lost / (servers + load * lost)


def servers_for_utilisation(load: float, ceiling: float) -> int:
    """Least servers of which each is busy for at most the share `ceiling`: load ÷ ceiling, rounded up, at least 1."""
    accept(
        not_negative("the load", load),
        (0 < ceiling <= 1, f"the highest utilisation is {ceiling:g}: give a share above 0 and up to 1"),
    )
    # 7 ÷ 0.7 is a hair above 10 in floating point, and must not cost an eleventh server
    return max(1, math.ceil(load / ceiling * (1 - 1e-12)))


def _waiting(servers: int, load: float, lost: float) -> float:
    return lost / (1 - load / servers * (1 - lost)) if load < servers else 1.0


def _within(waiting: float, mean: float, target: float) -> float:
    if mean == INFINITE:
        return 0.0
    return 1 - waiting * (math.exp(-target / mean) if mean > 0 else 0.0)
