"""From measured loads to the Universal Scalability Law, with what the measurement leaves uncertain, or a refusal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from advisor.sizing.scalability.coefficients import ALL, covariance, fit_coefficients, student
from advisor.sizing.scalability.law import ScalabilityLaw
from advisor.sizing.scalability.points import (
    TOLERATED_FAILURES,
    Measured,
    Point,
    UnusableLoadTestError,
    listed,
    reasons_against,
    words_on_left_out,
)

__all__ = ["Coefficient", "Measured", "Point", "Scalability", "UnusableLoadTestError", "fit"]

MINIMUM_EXPLAINED = 0.5
"""The least share of the variation that the law must explain (R²)."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A fitted coefficient with its 95 % interval, of which only the part within the bounds counts.

    At a bound the interval is one-sided. Where the points do not determine it, all but `value` is None.
    """

    value: float
    standard_error: float | None
    low: float | None
    high: float | None
    at_bound: bool


@dataclass(frozen=True, slots=True)
class Scalability:
    """A fit: the law, its coefficients with intervals, the points used and left out, and how well they agree.

    `residuals` are measured minus fitted in requests/s, in the order of `points`; `residual_error` is their standard
    error on `degrees_of_freedom` = points − 3; `notes` are sentences on what to distrust.
    """

    law: ScalabilityLaw
    alpha: Coefficient
    beta: Coefficient
    gamma: Coefficient
    points: tuple[Point, ...]
    left_out: tuple[Point, ...]
    residuals: tuple[float, ...]
    residual_error: float
    degrees_of_freedom: int
    r_squared: float
    notes: tuple[str, ...]
    covariance: tuple[tuple[float, ...], ...] | None

    @property
    def peak_concurrency(self) -> float | None:
        """The load of the highest throughput; None when throughput never falls."""
        return self.law.peak_concurrency

    @property
    def peak_throughput(self) -> float | None:
        """The highest throughput in requests/s; None when throughput never falls."""
        return self.law.peak_throughput

    @property
    def limit(self) -> float | None:
        """What contention alone would allow, in requests/s; None without contention."""
        return self.law.limit

    @property
    def stop_adding_at(self) -> float | None:
        """The load from which more brings little: 90 % of the highest throughput; None when there is no highest."""
        return self.law.useful_concurrency

    @property
    def highest_measured(self) -> Point:
        """The point of the highest throughput that was seen, not computed."""
        return max(self.points, key=lambda point: point.throughput)

    def throughput(self, concurrency: float) -> float:
        """X(N) in requests/s."""
        return self.law.throughput(concurrency)

    def latency(self, concurrency: float) -> float:
        """N / X(N) in seconds (Little 1961)."""
        return self.law.latency(concurrency)

    def efficiency(self, concurrency: float) -> float:
        """X(N) / (γN)."""
        return self.law.efficiency(concurrency)

    def interval(self, quantity: Callable[[ScalabilityLaw], float | None]) -> tuple[float, float] | None:
        """The 95 % interval of something that follows from the law, by the delta method on its logarithm.

        None where it does not exist or the points do not determine the coefficients. A coefficient at its bound counts
        as known, so the interval is then too narrow.
        """
        value = quantity(self.law)
        if value is None or value <= 0 or self.covariance is None:
            return None
        base = (self.law.alpha, self.law.beta, self.law.gamma)
        gradient = np.zeros(3)
        for index, coefficient in enumerate(base):
            step = coefficient * 1e-6
            shifted = quantity(ScalabilityLaw(*(c + step * (at == index) for at, c in enumerate(base))))
            if step > 0 and shifted is not None and shifted > 0:
                gradient[index] = (log(shifted) - log(value)) / step
        variance = float(gradient @ np.array(self.covariance) @ gradient)
        reach = min(student(self.degrees_of_freedom, 0.975) * sqrt(max(variance, 0.0)), 50.0)
        return value * exp(-reach), value * exp(reach)


def fit(points: Sequence[Measured]) -> Scalability:
    """The law that follows the points best, by unweighted least squares; see `scalability_fit`.

    Points with more than 1 % failed requests are left out, and named in `left_out` and `notes`.

    Raises:
        UnusableLoadTestError: when the points do not carry a fit, with every reason.
    """
    given = [Point(point.concurrency, point.throughput, point.failed_share, point.place) for point in points]
    failing = tuple(point for point in given if point.failed_share > TOLERATED_FAILURES)
    used = tuple(sorted((p for p in given if p not in failing), key=lambda point: point.concurrency))
    if reasons := reasons_against(used, failing):
        raise UnusableLoadTestError(reasons)
    load = np.array([point.concurrency for point in used], dtype=np.float64)
    measured = np.array([point.throughput for point in used], dtype=np.float64)
    law, free = fit_coefficients(load, measured)
    residuals = measured - np.array([law.throughput(point.concurrency) for point in used])
    squares = float(residuals @ residuals)
    explained = 1 - squares / float(np.sum((measured - measured.mean()) ** 2))
    if explained < MINIMUM_EXPLAINED:
        raise UnusableLoadTestError([_scatter(explained)])
    freedom = len(used) - 3
    error = sqrt(squares / freedom)
    spread = covariance(load, law, error, free)
    with_bounds = covariance(load, law, error, ALL)
    values = (law.alpha, law.beta, law.gamma)
    alpha, beta, gamma = (
        _coefficient(values[index], spread if free[index] else with_bounds, index, not free[index], freedom)
        for index in range(3)
    )
    return Scalability(
        law=law,
        alpha=alpha,
        beta=beta,
        gamma=gamma,
        points=used,
        left_out=failing,
        residuals=tuple(residuals.tolist()),
        residual_error=error,
        degrees_of_freedom=freedom,
        r_squared=explained,
        notes=tuple(_notes(law, used, failing, explained, spread is not None)),
        covariance=None if spread is None else tuple(tuple(row) for row in spread.tolist()),
    )


def _coefficient(value: float, spread: np.ndarray | None, index: int, at_bound: bool, freedom: int) -> Coefficient:
    if spread is None:
        return Coefficient(value, None, None, None, at_bound)
    error = sqrt(max(float(spread[index, index]), 0.0))
    highest = 1.0 if index == 0 else float("inf")
    reach = student(freedom, 0.95 if at_bound else 0.975) * error
    return Coefficient(value, error, max(value - reach, 0.0), min(value + reach, highest), at_bound)


def _notes(
    law: ScalabilityLaw, used: Sequence[Point], failing: Sequence[Point], explained: float, determined: bool
) -> list[str]:
    lowest, highest = used[0].concurrency, used[-1].concurrency
    notes = [words_on_left_out(failing)] if failing else []
    if law.peak_concurrency is None:
        notes.append(f"Throughput does not fall up to {highest:.6g} at once, so no peak can be given.")
    elif law.peak_concurrency > highest:
        notes.append(
            f"The peak, at {law.peak_concurrency:.4g}, lies beyond the highest load measured, {highest:.6g}: "
            "it is a continuation of the curve, not an observation."
        )
    if lowest > 0.1 * highest:
        notes.append(f"The lightest load is {lowest:.6g}, so the throughput of one is a guess: measure at 1 too.")
    first = used[0].throughput / lowest
    rising = [point for point in used[1:] if point.throughput / point.concurrency > 1.1 * first]
    if rising and explained >= 0.9:
        notes.append(
            f"Throughput for each one rises with load (to {listed(rising[-1:])}), which the law cannot show: "
            "look for a warm-up that was measured, a cache that filled, or a load generator that had to warm up."
        )
    if explained < 0.9:
        notes.append(f"The law explains only {explained:.0%} of the variation: longer runs at each load scatter less.")
    if not determined:
        notes.append("The points do not tell the coefficients apart, so no intervals are given.")
    return notes


def _scatter(explained: float) -> str:
    return (
        f"The points do not follow the law: it explains {max(explained, 0):.0%} of the variation, and at least "
        f"{MINIMUM_EXPLAINED:.0%} is needed. Hold each load longer, leave out the warm-up, and change nothing but load."
    )
