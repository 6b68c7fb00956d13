"""The fit against published coefficients, exact curves recovered, and refusals in words."""

from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as student

from advisor.errors import AdvisorError
from advisor.sizing.scalability.fitting import Point, Scalability, UnusableLoadTestError, fit
from advisor.sizing.scalability.law import ScalabilityLaw

PUBLISHED: dict[str, Any] = yaml.safe_load(Path("tests/fixtures/sizing/usl.yaml").read_text(encoding="utf-8"))
few = settings(max_examples=30, deadline=None, derandomize=True, database=None)
close = 1e-4


def fitted(name: str) -> tuple[Scalability, dict[str, Any]]:
    known = PUBLISHED[name]
    return fit([Point(load, rate) for load, rate in known["points"]]), known.get("published", {})


def curve(law: ScalabilityLaw, loads: list[float]) -> list[Point]:
    return [Point(load, law.throughput(load)) for load in loads]


def test_specsdm91_as_published() -> None:
    found, known = fitted("specsdm91")
    assert found.alpha.value == pytest.approx(known["alpha"], rel=close)
    assert found.beta.value == pytest.approx(known["beta_4_digits"], abs=5e-8)
    assert found.gamma.value == pytest.approx(known["gamma"], rel=close)
    errors = known["standard_errors"]
    assert found.alpha.standard_error == pytest.approx(errors["alpha"], rel=close)
    assert found.beta.standard_error == pytest.approx(errors["beta"], rel=5e-3)
    assert found.gamma.standard_error == pytest.approx(errors["gamma"], rel=close)
    assert found.residual_error == pytest.approx(known["residual_error"], abs=0.05)
    assert found.degrees_of_freedom == known["degrees_of_freedom"]
    assert found.peak_concurrency == pytest.approx(known["peak_concurrency"], rel=close)
    assert found.peak_throughput == pytest.approx(known["peak_throughput_4_digits"], abs=0.5)
    assert found.limit == pytest.approx(known["limit"], rel=close)
    assert found.law.knee == pytest.approx(known["knee"], rel=close)
    assert found.throughput(known["knee"]) == pytest.approx(known["knee_throughput_4_digits"], abs=0.5)
    assert found.residuals == pytest.approx(known["residuals"], abs=0.01)


def test_raytracer_as_published_with_intervals() -> None:
    found, known = fitted("raytracer_first_six")
    assert found.alpha.value == pytest.approx(known["alpha_5_digits"], abs=6e-6)
    assert found.beta.value == pytest.approx(known["beta_5_digits"], abs=6e-6)
    assert found.gamma.value == pytest.approx(known["gamma"], rel=close)
    # The publishing package takes the 95th percentile of t on n - 1 degrees, which is narrower than a 95 % interval.
    narrow, right = student.ppf(0.95, 5), student.ppf(0.975, 3)
    for coefficient, published in (
        (found.alpha, known["intervals"]["alpha"]),
        (found.beta, known["intervals"]["beta"]),
        (found.gamma, known["intervals"]["gamma"]),
    ):
        assert coefficient.standard_error is not None and coefficient.high is not None
        reach = narrow * coefficient.standard_error
        assert [coefficient.value - reach, coefficient.value + reach] == pytest.approx(published, rel=close, abs=6e-6)
        assert coefficient.high == pytest.approx(coefficient.value + right * coefficient.standard_error)


def test_cisco_as_published() -> None:
    found, known = fitted("cisco")
    assert found.alpha.value == pytest.approx(known["alpha"], rel=close)
    assert found.beta.value == pytest.approx(known["beta"], rel=close)
    assert found.gamma.value == pytest.approx(known["gamma"], rel=close)
    assert int(found.peak_concurrency or 0) == known["peak_rounded_down"]
    for load, rate in known["throughput"].items():
        assert found.throughput(load) == pytest.approx(rate, rel=close)
    for load, seconds in known["latency"].items():
        assert found.latency(load) == pytest.approx(seconds, rel=close)
    assert any("beyond the highest load measured" in note for note in found.notes)


def test_synthetic_as_published() -> None:
    found, known = fitted("synthetic")
    # The published points are rounded to four places, so the coefficients return to three digits only.
    assert (found.alpha.value, found.beta.value, found.gamma.value) == pytest.approx(
        (known["alpha"], known["beta"], known["gamma"]), rel=5e-4
    )
    assert found.peak_concurrency == pytest.approx(7, rel=close)


def test_without_coherency_there_is_no_peak_and_the_interval_is_one_sided() -> None:
    found, _ = fitted("raytracer")
    assert found.alpha.value == pytest.approx(0.0578, abs=5e-5) and found.gamma.value == pytest.approx(
        21.8488, rel=close
    )
    assert found.beta.value == 0 and found.beta.at_bound and found.beta.low == 0
    assert found.beta.standard_error is not None
    assert found.beta.high == pytest.approx(student.ppf(0.95, 8) * found.beta.standard_error)
    # Published: ±0.000214, by the same narrow quantile.
    assert student.ppf(0.95, 10) * found.beta.standard_error == pytest.approx(0.000214, abs=5e-7)
    assert found.peak_concurrency is None and found.peak_throughput is None
    assert found.interval(lambda law: law.peak_concurrency) is None
    assert found.limit == pytest.approx(21.848843 / 0.0577707812, rel=close)
    assert found.throughput(found.stop_adding_at or 0) == pytest.approx(0.9 * (found.limit or 0))
    assert any("no peak" in note for note in found.notes)


def test_production_samples_scatter_and_the_notes_say_so() -> None:
    found, _ = fitted("oracledb")
    assert found.peak_concurrency == pytest.approx(3.5117, rel=1e-3)
    assert any("explains only 59%" in note for note in found.notes)


shares = st.floats(0.001, 0.9)
costs = st.one_of(st.just(0.0), st.floats(1e-6, 0.05))
rates = st.floats(0.01, 1e6)


@few
@given(st.one_of(st.just(0.0), shares), costs, rates)
def test_exact_curves_are_recovered(alpha: float, beta: float, gamma: float) -> None:
    law = ScalabilityLaw(alpha, beta, gamma)
    found = fit(curve(law, [1, 2, 4, 8, 16, 32, 64]))
    assert found.alpha.value == pytest.approx(alpha, rel=1e-5, abs=1e-7)
    assert found.beta.value == pytest.approx(beta, rel=1e-5, abs=1e-9)
    assert found.gamma.value == pytest.approx(gamma, rel=1e-6)
    assert found.r_squared == pytest.approx(1)


@few
@given(shares, st.floats(1e-6, 0.05), rates)
def test_the_peak_is_where_throughput_is_largest(alpha: float, beta: float, gamma: float) -> None:
    law = ScalabilityLaw(alpha, beta, gamma)
    peak, stop = law.peak_concurrency, law.useful_concurrency
    assert peak is not None and stop is not None
    if peak < 1:
        return
    best = law.throughput(peak)
    assert best == law.peak_throughput
    for factor in (0.5, 0.9, 0.99, 1.01, 1.1, 2):
        assert law.throughput(peak * factor) <= best * (1 + 1e-12)
    assert 1 <= stop <= peak
    assert law.throughput(stop) >= 0.9 * best * (1 - 1e-9)
    assert stop == 1 or law.throughput(stop) == pytest.approx(0.9 * best)
    assert law.efficiency(1) == pytest.approx(1) and law.latency(1) == pytest.approx(1 / gamma)
    assert law.throughput(peak) * law.latency(peak) == pytest.approx(peak)


@few
@given(st.lists(st.floats(0.9, 1.1), min_size=8, max_size=8))
def test_a_fit_of_noisy_points_is_no_worse_than_the_true_law(noise: list[float]) -> None:
    law = ScalabilityLaw(0.03, 0.0008, 50)
    loads = [1, 2, 4, 8, 16, 32, 48, 64]
    points = [Point(load, law.throughput(load) * by) for load, by in zip(loads, noise, strict=True)]
    found = fit(points)
    true_squares = sum((point.throughput - law.throughput(point.concurrency)) ** 2 for point in points)
    assert sum(residual**2 for residual in found.residuals) <= true_squares * (1 + 1e-9)
    assert 0 <= found.alpha.value <= 1 and found.beta.value >= 0 and found.gamma.value > 0
    for coefficient in (found.alpha, found.beta, found.gamma):
        if coefficient.low is not None and coefficient.high is not None:
            assert 0 <= coefficient.low <= coefficient.value <= coefficient.high


def test_units_do_not_matter() -> None:
    points = [Point(load, rate) for load, rate in PUBLISHED["specsdm91"]["points"]]
    small = fit([Point(point.concurrency, point.throughput / 3600) for point in points])
    assert small.alpha.value == pytest.approx(fit(points).alpha.value, rel=1e-6)
    assert small.peak_concurrency == pytest.approx(fit(points).peak_concurrency, rel=1e-6)


def test_the_interval_of_the_peak_covers_the_truth_about_as_often_as_it_says() -> None:
    import numpy as np

    random, law, covered = np.random.default_rng(5), ScalabilityLaw(0.03, 0.0008, 50), 0
    loads = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64]
    for _ in range(40):
        points = [Point(n, law.throughput(n) + float(e)) for n, e in zip(loads, random.normal(0, 8, 10), strict=True)]
        interval = fit(points).interval(lambda found: found.peak_concurrency)
        assert interval is not None
        covered += interval[0] <= (law.peak_concurrency or 0) <= interval[1]
    assert 34 <= covered <= 40


def test_points_that_fail_too_often_are_left_out_and_named() -> None:
    points = curve(ScalabilityLaw(0.03, 0.0008, 50), [1, 2, 4, 8, 16, 32, 64])
    failing = Point(128, 9_000, failed_share=0.02, place="run.csv:9")
    found = fit([*points, failing, Point(96, points[-1].throughput * 0.9, failed_share=0.01)])
    assert found.left_out == (failing,)
    assert len(found.points) == 8
    assert any("run.csv:9" in note and "more than 1%" in note for note in found.notes)


@dataclass(frozen=True)
class Refused:
    points: list[Point]
    words: tuple[str, ...]


LAW = ScalabilityLaw(0.03, 0.0008, 50)
GOOD = curve(LAW, [1, 2, 4, 8, 16, 32])


@pytest.mark.parametrize(
    "refused",
    [
        Refused([], ("Usable points: 0;",)),
        Refused(GOOD[:1], ("Usable points: 1;", "Different loads among them: 1;", "reach only from 1 to 1")),
        Refused(GOOD[:5], ("Usable points: 5;",)),
        Refused([*curve(LAW, [1, 1, 2, 2, 8, 8])], ("Different loads among them: 3;",)),
        Refused(curve(LAW, [10, 11, 12, 13, 14, 15]), ("reach only from 10 to 15",)),
        Refused([Point(n, 100.0) for n in (1, 2, 4, 8, 16, 32)], ("the same at every load",)),
        Refused(
            [Point(n, 100.0) for n in (4, 5)],
            ("Usable points: 2", "among them: 2", "reach only", "same at"),
        ),
        Refused([*GOOD, Point(0, 10)], ("must be positive", "10 requests/s at 0")),
        Refused([*GOOD, Point(64, -5, place="a.csv:7")], ("must be positive", "a.csv:7")),
        Refused([*GOOD, Point(64, float("nan"))], ("must be positive", "nan")),
        Refused([*GOOD, Point(float("inf"), 10)], ("must be positive", "inf")),
        Refused([*GOOD, Point(64, 1e300)], ("must be positive",)),
        Refused(
            [Point(p.concurrency, p.throughput, 0.5) for p in GOOD],
            ("Usable points: 0", "more than 1% of requests"),
        ),
        Refused(
            [Point(n, x) for n, x in zip((1, 2, 4, 8, 16, 32), (9, 300, 5, 280, 2, 310), strict=True)],
            ("do not follow",),
        ),
    ],
)
def test_what_carries_no_fit_is_refused_with_every_reason(refused: Refused) -> None:
    with pytest.raises(UnusableLoadTestError) as caught:
        fit(refused.points)
    for words in refused.words:
        assert words in str(caught.value)
    assert isinstance(caught.value, AdvisorError) and all(reason.endswith(".") for reason in caught.value.reasons)


anything = st.floats(allow_nan=True, allow_infinity=True)
plausible = st.floats(1e-6, 1e9)
some_points = st.lists(
    st.builds(Point, st.one_of(plausible, anything), st.one_of(plausible, anything), st.floats(0, 0.02)), max_size=12
)
odd_points = st.lists(st.builds(Point, st.floats(0.01, 1e6), st.floats(0.01, 1e6)), min_size=6, max_size=12)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(st.one_of(some_points, odd_points))
def test_whatever_is_given_it_is_fitted_or_refused(points: list[Point]) -> None:
    try:
        found = fit(points)
    except UnusableLoadTestError as refusal:
        assert refusal.reasons
        return
    assert isfinite(found.law.gamma) and found.law.gamma > 0 and found.r_squared >= 0.5
    found.interval(lambda law: law.useful_concurrency)


def test_a_rise_above_one_each_is_noted() -> None:
    points = [Point(n, x) for n, x in ((1, 10), (2, 26), (4, 60), (8, 100), (16, 150), (32, 160))]
    assert any("rises with load" in note for note in fit(points).notes)
