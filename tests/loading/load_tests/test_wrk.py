"""wrk and wrk2: one run or many in a file."""

from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.read import read_load_tests
from advisor.sizing.scalability.fitting import fit
from tests.loading.load_tests.runs import FOLDER, fixture


def test_a_run_is_a_point() -> None:
    (test,) = read_load_tests([fixture("wrk.txt")])
    (point,) = test.points
    assert test.tool == "wrk"
    assert (point.concurrency, point.throughput, point.failed_share) == (8, 318.78, 0)
    assert (point.mean_latency, point.p50, point.p99) == pytest.approx((0.0251, 0.02259, 0.07529))
    assert point.p95 is None and point.seconds == pytest.approx(30.03)


def test_a_sweep_in_one_file_is_a_point_a_run_and_carries_a_fit() -> None:
    (test,) = read_load_tests([fixture("wrk_sweep.txt")])
    assert [point.concurrency for point in test.points] == [1, 2, 4, 8, 16, 24, 32, 48, 64]
    found = fit(test.points)
    assert (found.alpha.value, found.beta.value, found.gamma.value) == pytest.approx((0.03, 0.0008, 50), rel=1e-3)


def test_socket_errors_and_bad_answers_are_failures() -> None:
    (point,) = read_load_tests([fixture("wrk_failing.txt")])[0].points
    assert point.failed_share == pytest.approx((42 + 1350) / (27_027 + 42))
    assert point.throughput == pytest.approx(900 * (27_027 - 1_350) / 27_027)


def test_wrk2_is_told_apart_and_warned_of() -> None:
    (test,) = read_load_tests([fixture("wrk2.txt")])
    (point,) = test.points
    assert test.tool == "wrk2" and any("-R" in note for note in test.notes)
    assert (point.concurrency, point.throughput) == (100, 2000.15)
    assert (point.p50, point.p99) == pytest.approx((0.00667, 0.01118))


@pytest.mark.parametrize(("old", "new", "words"), [
    ("Requests/sec:", "Reqs:", "has no line `Requests/sec:`"),
    ("and 8 connections", "", "has no number of connections"),
    ("   318.78", "      nan", "which is no number"),
    ("   318.78", "  -318.78", "which is negative"),
    ("   318.78", "     0.00", "no request was answered"),
])  # fmt: skip
def test_what_is_missing_or_bad_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = (FOLDER / "wrk.txt").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "wrk.txt"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_load_tests([str(path)])


def test_a_load_given_by_hand_must_agree() -> None:
    assert read_load_tests([fixture("wrk.txt") + "@8"])[0].points[0].concurrency == 8
    with pytest.raises(InputError, match="used 8 connections, and @9 was given"):
        read_load_tests([fixture("wrk.txt") + "@9"])
