"""The Universal Scalability Law and what follows from its three coefficients.

Sources: N. J. Gunther, "A Simple Capacity Model of Massively Parallel Transaction Systems", CMG 1993; N. J. Gunther,
*Guerrilla Capacity Planning*, Springer 2007, chapters 4–6 (there with γ = 1); N. J. Gunther, "A General Theory of
Computational Scalability Based on Rational Functions", 2008, https://arxiv.org/abs/0808.1431.
"""

from dataclasses import dataclass
from math import sqrt

USEFUL_SHARE = 0.9
"""What part of the highest throughput is enough to stop at: the last tenth takes by far the most concurrency."""


@dataclass(frozen=True, slots=True)
class ScalabilityLaw:
    """Throughput at concurrency N: X(N) = γN / (1 + α(N−1) + βN(N−1)) (Gunther 2007, chapter 4, times γ).

    `alpha` is the share of work that waits for something shared (contention, 0 to 1), `beta` the cost of agreement
    between each pair (coherency), `gamma` the throughput of one, in requests/s.
    """

    alpha: float
    beta: float
    gamma: float

    def throughput(self, concurrency: float) -> float:
        """X(N) in requests/s."""
        return self.gamma * concurrency / self._slowing(concurrency)

    def latency(self, concurrency: float) -> float:
        """Mean seconds of a round: R = N / X(N), Little's law (Little 1961), with think time if any."""
        return self._slowing(concurrency) / self.gamma

    def efficiency(self, concurrency: float) -> float:
        """X(N) / (γN): 1 where nothing is lost to contention and coherency."""
        return 1 / self._slowing(concurrency)

    @property
    def peak_concurrency(self) -> float | None:
        """Where X is largest: √((1−α)/β) (Gunther 2007, chapter 4); None when β = 0, since X then never falls."""
        return sqrt(max(1 - self.alpha, 0) / self.beta) if self.beta > 0 else None

    @property
    def peak_throughput(self) -> float | None:
        """X at the peak, in requests/s; None when there is no peak."""
        peak = self.peak_concurrency
        return None if peak is None else self.throughput(max(peak, 1.0))

    @property
    def limit(self) -> float | None:
        """γ/α: what contention alone would allow, in requests/s (Amdahl 1967); None when α = 0."""
        return self.gamma / self.alpha if self.alpha > 0 else None

    @property
    def knee(self) -> float | None:
        """1/α: where the straight line γN meets the limit γ/α; None when α = 0."""
        return 1 / self.alpha if self.alpha > 0 else None

    @property
    def highest_throughput(self) -> float | None:
        """The peak, or without one the limit that is approached; None when throughput grows for ever."""
        return self.limit if self.peak_throughput is None else self.peak_throughput

    @property
    def useful_concurrency(self) -> float | None:
        """The load at which to stop adding: the least N where X reaches 90 % of `highest_throughput`; None without one.

        The smaller root of βtN² + (t(α−β) − γ)N + t(1−α) = 0, which is X(N) = t.
        """
        highest = self.highest_throughput
        if highest is None:
            return None
        target = USEFUL_SHARE * highest
        square, linear, constant = (
            self.beta * target,
            target * (self.alpha - self.beta) - self.gamma,
            target * (1 - self.alpha),
        )
        if linear >= 0:
            return 1.0
        root = sqrt(max(linear * linear - 4 * square * constant, 0.0))
        return max(2 * constant / (root - linear), 1.0)

    def _slowing(self, concurrency: float) -> float:
        return 1 + self.alpha * (concurrency - 1) + self.beta * concurrency * (concurrency - 1)
