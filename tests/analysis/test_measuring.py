"""From load-test files to the range that replaces the assumed processor time of a request."""

import pytest

from advisor.analysis.measuring import DEMAND, measure, ranges_of
from advisor.errors import InputError
from tests.loading.load_tests.runs import fixture

RUN = fixture("locust_stats_history.csv")


def test_cores_and_busy_share_give_the_demand() -> None:
    found = measure([RUN], cores=4, busy_share=0.9)
    highest = max(point.throughput for point in found.points)
    assert found.demand
    low, best, high = found.demand
    assert low < best < high
    assert best == pytest.approx(1000 * 4 * 0.9 / highest, rel=0.02)
    told = ranges_of(found)[DEMAND]
    assert (told.low, told.best, told.high, told.origin) == (*found.demand, "measured")
    assert "Locust" in told.because


def test_without_cores_there_is_a_curve_and_no_demand() -> None:
    found = measure([RUN])
    assert found.demand is None
    assert ranges_of(found) == {}
    assert [point.concurrency for point in found.points] == [1, 2, 4, 8, 16, 32]
    assert found.gamma.value == pytest.approx(50, rel=0.1)


def test_nothing_measured_replaces_nothing() -> None:
    assert ranges_of(None) == {}


def test_one_point_is_refused_in_words() -> None:
    with pytest.raises(InputError) as refused:
        measure([f"{fixture('hey.txt')}@8"])
    assert all(problem.hint == "see docs/load-tests.md" for problem in refused.value.problems)
    assert "hey.txt" in refused.value.problems[0].file


@pytest.mark.parametrize(("cores", "busy"), [(-1, None), (4, 1.5), (None, 0.5)])
def test_cores_and_share_that_cannot_be_are_refused(cores: float | None, busy: float | None) -> None:
    with pytest.raises(InputError) as refused:
        measure([RUN], cores, busy)
    assert refused.value.problems[0].hint == "correct --cores or --busy"
