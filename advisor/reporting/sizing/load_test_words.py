"""A load test in words: the law, its peak, and what it says of one request."""

from collections.abc import Iterator

from advisor.model.load_test import FittedCoefficient, LoadTestResult
from advisor.reporting.values import show_number
from advisor.reporting.wording import clean, counted, listed


def load_test_sentences(result: LoadTestResult) -> Iterator[str]:
    """What the load test has shown, a sentence each."""
    used = sum(point.used for point in result.points)
    tools = listed(map(clean, result.tools))
    yield f"Measured with {tools}: {counted(used, 'load')} fitted, R² {result.r_squared:.3f}."
    yield (
        f"Contention α {_coefficient(result.alpha)}, coherency β {_coefficient(result.beta)}, "
        f"γ {_coefficient(result.gamma)} requests/s for one."
    )
    if result.peak_concurrency is not None and result.peak_throughput is not None:
        yield (
            f"Throughput is highest at about {_number(result.peak_concurrency)} at once, "
            f"{_number(result.peak_throughput)} requests/s, and falls beyond."
        )
    elif result.limit is not None:
        yield f"Throughput rises towards {_number(result.limit)} requests/s and never falls within what was measured."
    if result.stop_adding_at is not None:
        yield f"Beyond about {_number(result.stop_adding_at)} at once, more brings little."
    if result.demand is not None:
        low, best, high = map(_number, result.demand)
        yield f"A request takes {best} core·ms ({low} to {high}); this replaces what was assumed."
    else:
        yield "Tell how many cores served the test, and it replaces the assumed processor time."
    yield from map(clean, result.notes)


def _coefficient(one: FittedCoefficient) -> str:
    value = f"{one.value:.4g}"
    return value if one.low is None or one.high is None else f"{value} ({one.low:.3g} to {one.high:.3g})"


def _number(value: float) -> str:
    return show_number(value, None, rounded=True)
