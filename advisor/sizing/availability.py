"""Availability of what is built of parts: in series, in parallel, with failures in common; and what it means in time.

An availability is a share of time from 0 to 1. Parts are taken as independent and repaired at once by somebody who is
free; failover is taken as perfect and instant. Real replicas share zones, releases, configuration and people, so a
figure without `in_common` is a ceiling. Every function raises `OutOfRangeError` for a value outside its range.
"""

import math
from enum import StrEnum

from advisor.sizing.accepted import accept, not_negative, positive, share_of_one, whole


class Period(StrEnum):
    """A span of time in which downtime is counted: a year of 365 days, a month of 30."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def seconds(self) -> int:
        """Its length in seconds."""
        return 86_400 * {"year": 365, "month": 30, "week": 7, "day": 1}[self.value]


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_series(*availabilities: float) -> float:
    """Availability of parts that must all work: their product (Trivedi, Probability and Statistics, 2002)."""
    accept(*(share_of_one("an availability", one) for one in availabilities))
    return math.prod(availabilities)


def in_parallel(availability: float, replicas: int) -> float:
    """Availability of equal replicas of which one is enough: 1 − (1 − a)^n (Trivedi 2002)."""
    accept(share_of_one("the availability", availability), whole("the number of replicas", replicas))
    return 1 - (1 - availability) ** replicas


def at_least(needed: int, replicas: int, availability: float) -> float:
    """Availability of equal replicas of which `needed` are enough: Σ C(n, i)·a^i·(1 − a)^(n−i), i ≥ k (binomial)."""
    accept(
        share_of_one("the availability", availability),
        whole("the number of replicas", replicas),
        (0 <= needed <= replicas, f"{needed} of {replicas} replicas are needed: give a number from 0 to {replicas}"),
    )
    down = 1 - availability
    # the failing states are summed, since they are small and keep their digits
    failing = math.fsum(math.comb(replicas, up) * availability**up * down ** (replicas - up) for up in range(needed))
    return max(0.0, 1 - failing)


def in_common(needed: int, replicas: int, availability: float, common: float) -> float:
    """Availability of replicas of which `needed` are enough, where the share `common` of outages hits all at once.

    Beta-factor model (Fleming 1975, General Atomic GA-A13284; IEC 61508-6): a common part that is down for
    β(1 − a), in series with replicas whose own availability is such that one alone still has a. One replica: a,
    β = 0: `at_least`, β = 1: a. Replicas of one zone: β is the zone's share of one replica's downtime.
    """
    accept(share_of_one("the availability", availability), share_of_one("the share of common failures", common))
    working = 1 - common * (1 - availability)
    alone = min(1.0, availability / working) if working > 0 else 0.0
    return working * at_least(needed, replicas, alone)


def capped(availability: float, promised: float) -> float:
    """The lower of a computed availability and the one that the provider promises: nobody may claim more."""
    accept(share_of_one("the availability", availability), share_of_one("the promised availability", promised))
    return min(availability, promised)


def from_repair(time_between_failures: float, time_to_repair: float) -> float:
    """Availability in the long run: MTBF ÷ (MTBF + MTTR), both in one unit; MTBF is the mean time up (Trivedi 2002)."""
    accept(
        positive("the mean time between failures", time_between_failures),
        not_negative("the mean time to repair", time_to_repair),
    )
    return time_between_failures / (time_between_failures + time_to_repair)


def needed_of_each(target: float, parts: int) -> float:
    """Availability that each of `parts` equal parts in series needs for `target`: target^(1/n)."""
    accept(share_of_one("the target", target), whole("the number of parts", parts))
    return float(target ** (1 / parts))


def downtime(availability: float, period: Period) -> float:
    """Seconds down in a period: (1 − a) × its length."""
    accept(share_of_one("the availability", availability))
    return (1 - availability) * period.seconds


def nines(availability: float) -> float:
    """Number of nines: −log₁₀(1 − a); 3 for 99.9 %, infinite for 1."""
    accept(share_of_one("the availability", availability))
    return -math.log10(1 - availability) if availability < 1 else math.inf


def in_words(availability: float) -> str:
    """The class in words: `three nines` from 99.9 %, `three and a half nines` from 99.95 %; `always up` for 1."""
    # 1 − 0.999 is a hair above 0.001 in floating point, and is three nines all the same
    count = nines(availability) + 1e-6
    if math.isinf(count):
        return "always up"
    full = int(count)
    if full == 0:
        return "no nines"
    word = _NUMBERS[full] if full < len(_NUMBERS) else str(full)
    if count >= full + 1 - math.log10(5):
        return f"{word} and a half nines"
    return "one nine" if full == 1 else f"{word} nines"
