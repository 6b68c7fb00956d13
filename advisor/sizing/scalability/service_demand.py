"""What a load test says about the service demand: the time that one request keeps the servers busy.

Laws: P. J. Denning and J. P. Buzen, "The Operational Analysis of Queueing Network Models", ACM Computing Surveys 10(3),
1978. Utilisation law: U = X · D / m, so D = m · U / X for m cores. Bottleneck law: X ≤ m / D at every resource, so
D ≤ m / X for the highest throughput X that was seen. A request alone in the system takes R(1) ≥ D, and R(1) = 1/γ (more
where users pause between requests).
"""

from dataclasses import dataclass
from typing import Literal

from advisor.sizing.accepted import accept, positive
from advisor.sizing.estimate import Estimate
from advisor.sizing.scalability.coefficients import student
from advisor.sizing.scalability.fitting import Scalability

BUSY_AT_THE_PEAK = (0.5, 0.85, 1.0)
"""Assumed share of the cores' time that is busy at the highest throughput where nobody measured it: low, best, high.

Our own estimate: below half, something other than the processor holds the system up.
"""

LEAST_SPREAD = 0.05
"""A busy share is read off a meter, to a twentieth at best (our own estimate)."""

_FULL = 0.9
"""From this part of the fitted highest throughput on, the test counts as having filled the servers."""


@dataclass(frozen=True, slots=True)
class MeasuredDemand:
    """Seconds of one core that a request takes (without `cores`: seconds of the whole system), as a range.

    `basis` is `measured` where the share of busy time was told, `bounded` where the laws only bound it. `words` say
    what was done and what to distrust.
    """

    seconds: Estimate
    basis: Literal["measured", "bounded"]
    words: tuple[str, ...]


def measured_demand(scalability: Scalability, cores: float | None, busy_share: float | None = None) -> MeasuredDemand:
    """The service demand that replaces the assumed one.

    `cores` are those that served the test, all instances together; `busy_share` is the part of their time that was busy
    at the highest measured throughput, above 0 and at most 1.

    Raises:
        OutOfRangeError: when cores or share are out of range, or a share is given without cores.
    """
    accept(
        positive("the number of cores", 1 if cores is None else cores),
        (busy_share is None or 0 < busy_share <= 1, f"the busy share is {busy_share}: give it above 0, up to 1"),
        (busy_share is None or cores is not None, "a busy share says nothing without the number of cores: give both"),
    )
    if cores is None:
        return _without_cores(scalability)
    if busy_share is not None:
        return _by_utilisation(scalability, cores, busy_share)
    return _by_bottleneck(scalability, cores)


def _by_utilisation(scalability: Scalability, cores: float, busy_share: float) -> MeasuredDemand:
    highest = scalability.highest_measured
    best = cores * busy_share / highest.throughput
    reach = student(scalability.degrees_of_freedom, 0.975) * scalability.residual_error / highest.throughput
    spread = min(max(reach, LEAST_SPREAD), 0.9)
    words = (
        f"Measured: {cores:g} cores × {busy_share:.0%} busy ÷ {highest.throughput:.4g} requests/s "
        f"at {highest.concurrency:.4g} at once (utilisation law), ± {spread:.0%} for scatter.",
    )
    return MeasuredDemand(Estimate(best / (1 + spread), best, best / (1 - spread)), "measured", words)


def _by_bottleneck(scalability: Scalability, cores: float) -> MeasuredDemand:
    highest = scalability.highest_measured
    alone = 1 / scalability.law.gamma
    low_share, best_share, high_share = BUSY_AT_THE_PEAK
    by_cores = cores / highest.throughput
    at_most = min(by_cores, alone)
    reached = _reached(scalability) if by_cores < alone else 1.0
    low, best = (at_most * share * reached for share in (low_share, best_share))
    words = [
        f"Bounded: {cores:g} cores answered {highest.throughput:.4g} requests/s, so one takes at most "
        f"{1000 * by_cores:.3g} ms of a core (bottleneck law), and at most {1000 * alone:.3g} ms, "
        "the time of a request alone.",
        f"Assumed: {low_share:.0%} to {high_share:.0%} of the lower of the two is computing; "
        "record how busy the cores are during the test to replace this.",
    ]
    if reached < _FULL:
        words.append(
            f"The test reached {reached:.0%} of the highest throughput that the curve allows, so the servers were not "
            "full, and the lower end is as much lower; go on to more load."
        )
    if alone < low_share * by_cores:
        words.append(
            f"Even if a request alone did nothing but compute, only {alone / by_cores:.0%} of the "
            "cores' time would be busy at that load: something else is the bottleneck."
        )
    return MeasuredDemand(Estimate(low, best, at_most), "bounded", tuple(words))


def _without_cores(scalability: Scalability) -> MeasuredDemand:
    alone = 1 / scalability.law.gamma
    ceiling = max(scalability.law.highest_throughput or 0.0, scalability.highest_measured.throughput)
    busiest = min(1 / ceiling, alone)
    words = (
        f"Bounded: a request alone takes {1000 * alone:.3g} ms, waiting and pauses included; the busiest part of the "
        f"system needs {1000 * busiest:.3g} ms of it, since {ceiling:.4g} requests/s at most pass (bottleneck law).",
        "These are seconds of the system, not of a core: tell the number of cores to size by them.",
    )
    return MeasuredDemand(Estimate(busiest, alone, alone), "bounded", words)


def _reached(scalability: Scalability) -> float:
    """What part of the fitted highest throughput was seen; the whole where the curve has no highest."""
    highest = scalability.law.highest_throughput
    if highest is None:
        return 1.0
    return min(scalability.highest_measured.throughput / highest, 1.0)
