"""Load tests → the scalability law, and what it says instead of the assumed processor time of a request."""

from collections.abc import Sequence

from advisor.engine.facts import ToldRange
from advisor.errors import InputError, Problem
from advisor.loading.load_tests.points import LoadTest
from advisor.loading.load_tests.read import read_load_tests
from advisor.model.load_test import FittedCoefficient, LoadTestResult, MeasuredPoint
from advisor.sizing.accepted import OutOfRangeError

DEMAND = "application_cpu"
"""The assumption that a measurement replaces."""


def measure(arguments: Sequence[str], cores: float | None = None, busy_share: float | None = None) -> LoadTestResult:
    """What the load tests in files (`FILE`, or `FILE@CONCURRENCY` where a file is one point) have shown.

    `cores` are those that served them, all instances together, and `busy_share` the part of their time that was busy at
    the highest throughput.

    Raises:
        InputError: with every fault of every file, and every reason why the points carry no fit.
    """
    from advisor.sizing.scalability.fitting import Coefficient, UnusableLoadTestError, fit
    from advisor.sizing.scalability.service_demand import measured_demand

    tests = read_load_tests(arguments)
    try:
        found = fit([point for test in tests for point in test.points])
        demand = measured_demand(found, cores, busy_share)
    except UnusableLoadTestError as error:
        raise InputError(
            [Problem(reason, "see docs/load-tests.md", _files(tests)) for reason in error.reasons]
        ) from None
    except OutOfRangeError as error:
        raise InputError([Problem(str(error), "correct --cores or --busy", _files(tests))]) from None

    def coefficient(one: Coefficient) -> FittedCoefficient:
        return FittedCoefficient(value=one.value, low=one.low, high=one.high)

    seconds = demand.seconds
    return LoadTestResult(
        files=tuple(test.file for test in tests),
        tools=tuple(dict.fromkeys(test.tool for test in tests)),
        alpha=coefficient(found.alpha),
        beta=coefficient(found.beta),
        gamma=coefficient(found.gamma),
        residual_error=found.residual_error,
        r_squared=found.r_squared,
        points=tuple(
            MeasuredPoint(
                concurrency=point.concurrency,
                throughput=point.throughput,
                fitted=found.throughput(point.concurrency),
                used=point in found.points,
                place=point.place,
            )
            for point in sorted((*found.points, *found.left_out), key=lambda point: point.concurrency)
        ),
        peak_concurrency=found.peak_concurrency,
        peak_throughput=found.peak_throughput,
        limit=found.limit,
        stop_adding_at=found.stop_adding_at,
        cores=cores,
        demand=None if cores is None else (1e3 * seconds.low, 1e3 * seconds.best, 1e3 * seconds.high),
        notes=(*(note for test in tests for note in test.notes), *found.notes, *demand.words),
    )


def ranges_of(result: LoadTestResult | None) -> dict[str, ToldRange]:
    """The ranges that the measurement puts in the place of assumptions."""
    if result is None or result.demand is None:
        return {}
    because = f"Measured by {', '.join(result.tools)} ({', '.join(result.files)})."
    return {DEMAND: ToldRange(*result.demand, origin="measured", because=because)}


def _files(tests: Sequence[LoadTest]) -> str:
    return ", ".join(test.file for test in tests)
