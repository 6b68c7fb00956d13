"""The measured points that a fit of the scalability law takes, and the reasons why some cannot carry one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Protocol

from advisor.errors import AdvisorError

MINIMUM_POINTS = 6
"""Half a dozen loads is the usual advice for this regression (Gunther, "How to Quantify Scalability", section 2.2)."""

MINIMUM_LOADS = 4
"""Three coefficients, and one load more so that something is left to contradict them."""

MINIMUM_SPREAD = 3.0
"""Highest over lowest concurrency: within less, contention and coherency cannot be told apart."""

TOLERATED_FAILURES = 0.01
"""Above this share of failed requests a throughput is not capacity: a refusal is quickly given."""

_LARGEST = 1e12
"""No system has as many users or answers as fast: a larger number, or its inverse, is a slip of units."""


class UnusableLoadTestError(AdvisorError):
    """The points do not carry a fit; `reasons` says why, all at once, each a sentence."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("The load test cannot be used. " + " ".join(self.reasons))


class Measured(Protocol):
    """What a point must tell."""

    @property
    def concurrency(self) -> float:
        """Users, connections or requests at once."""

    @property
    def throughput(self) -> float:
        """Answered requests/s."""

    @property
    def failed_share(self) -> float:
        """Failed requests of all, 0 to 1."""

    @property
    def place(self) -> str:
        """Where it stands, for messages; may be empty."""


@dataclass(frozen=True, slots=True)
class Point:
    """One measured load: `throughput` in requests/s at `concurrency` users, connections or requests at once."""

    concurrency: float
    throughput: float
    failed_share: float = 0.0
    place: str = ""

    def __str__(self) -> str:
        return f"{self.throughput:.6g} requests/s at {self.concurrency:.6g}" + (
            f" ({self.place})" if self.place else ""
        )


def reasons_against(used: Sequence[Point], failing: Sequence[Point]) -> list[str]:
    """Why the points, sorted by load, carry no fit: a sentence each, or none."""
    wrong = [point for point in used if not (_plausible(point.concurrency) and _plausible(point.throughput))]
    if wrong:
        return [f"Concurrency and throughput must be positive numbers; this is not: {listed(wrong)}."]
    reasons = []
    loads = sorted({point.concurrency for point in used})
    if len(used) < MINIMUM_POINTS:
        reasons.append(
            f"Usable points: {len(used)}; a fit takes at least {MINIMUM_POINTS}: "
            "measure at six or more different loads, from light to past the point where throughput stops rising."
        )
    if used and len(loads) < MINIMUM_LOADS:
        reasons.append(f"Different loads among them: {len(loads)}; a fit takes at least {MINIMUM_LOADS}.")
    if used and loads[-1] < MINIMUM_SPREAD * loads[0]:
        reasons.append(
            f"The loads reach only from {loads[0]:.6g} to {loads[-1]:.6g}: "
            f"the highest must be at least {MINIMUM_SPREAD:g} times the lowest."
        )
    rates = [point.throughput for point in used]
    if len(rates) > 1 and max(rates) - min(rates) <= 1e-9 * max(rates):
        reasons.append(
            "Throughput is the same at every load: the generator held a fixed rate, or the system was full from the "
            "first point. Let each user send its next request when the last is answered, and start with less load."
        )
    if reasons and failing:
        reasons.append(words_on_left_out(failing))
    return reasons


def _plausible(number: float) -> bool:
    return isfinite(number) and 1 / _LARGEST <= number <= _LARGEST


def words_on_left_out(failing: Sequence[Point]) -> str:
    """The sentence that names what failed too often to count."""
    return f"Left out, since more than {TOLERATED_FAILURES:.0%} of requests failed: {listed(failing)}."


def listed(points: Sequence[Point]) -> str:
    """Up to five points in words."""
    shown = "; ".join(map(str, points[:5]))
    return shown + (f"; and {len(points) - 5} more" if len(points) > 5 else "")
