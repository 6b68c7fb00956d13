"""Locust: its history, plain, full and noisy, and its totals."""

from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.read import read_load_tests
from advisor.sizing.scalability.fitting import fit
from tests.loading.load_tests.runs import FOLDER, fixture


def test_the_history_is_cut_into_steps_by_the_differences_of_its_totals() -> None:
    (test,) = read_load_tests([fixture("locust_stats_history.csv")])
    assert [point.concurrency for point in test.points] == [1, 2, 4, 8, 16, 32]
    assert [point.throughput for point in test.points] == [50, 97, 182, 319, 487, 587]
    for point in test.points:
        assert point.mean_latency == pytest.approx(point.concurrency / point.throughput, rel=0.01)
        assert point.p95 is None
    assert any("--csv-full-history" in note for note in test.notes)


def test_the_full_history_tells_percentiles_and_counts_requests_once() -> None:
    (test,) = read_load_tests([fixture("locust_full_history_stats_history.csv")])
    assert [(point.concurrency, point.throughput) for point in test.points] == [(4, 182), (8, 319)]
    assert [(point.p50, point.p95, point.p99) for point in test.points] == [
        (0.019, 0.043, 0.065),
        (0.022, 0.050, 0.075),
    ]


def test_the_law_is_found_in_a_noisy_ramp() -> None:
    (test,) = read_load_tests([fixture("noisy_ramp_stats_history.csv")])
    assert [round(point.concurrency) for point in test.points] == [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96]
    assert any("changing load" in note for note in test.notes)
    found = fit(test.points)
    assert [round(point.concurrency) for point in found.left_out] == [96]
    # The ramp was drawn from α .03, β .0008, γ 50 with 8 % noise a second.
    for coefficient, truth in ((found.alpha, 0.03), (found.beta, 0.0008), (found.gamma, 50)):
        assert coefficient.low is not None and coefficient.high is not None
        assert coefficient.low <= truth <= coefficient.high
    assert found.peak_concurrency == pytest.approx(34.8, rel=0.05)


def test_totals_take_the_number_of_users_by_hand() -> None:
    (test,) = read_load_tests([fixture("locust_stats.csv") + "@10"])
    (point,) = test.points
    assert (point.concurrency, point.throughput, point.failed_share) == (10, pytest.approx(399.6), 0.001)
    assert (point.mean_latency, point.p50, point.p95, point.p99) == pytest.approx((0.0245625, 0.022, 0.048, 0.082))
    with pytest.raises(InputError, match="does not tell the number of users"):
        read_load_tests([fixture("locust_stats.csv")])


def history(tmp_path: Path, old: str = "", new: str = "", keep: slice = slice(None)) -> str:
    lines = (FOLDER / "locust_stats_history.csv").read_text(encoding="utf-8").splitlines()[keep]
    path = tmp_path / "x_stats_history.csv"
    path.write_text("\n".join(lines).replace(old, new, 1) if old else "\n".join(lines), encoding="utf-8")
    return str(path)


def test_time_that_runs_backwards_names_its_cell(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="time runs backwards here, by 5 s") as caught:
        read_load_tests([history(tmp_path, "1772442061,", "1772442055,")])
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == (63, 1)


@pytest.mark.parametrize(("old", "new", "words"), [
    ("1772442010,1,", "1772442010,-1,", "`User Count` is `-1`, which is negative"),
    ("1772442010,1,", "1772442010,NaN,", "`NaN`, which is no number"),
    ("User Count", "Users", "the column `User Count` is missing"),
    (",2,,Aggregated,", ",2,Aggregated,", "the row has 23 cells, and the header has 24"),
])  # fmt: skip
def test_a_bad_cell_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_load_tests([history(tmp_path, old, new)])


def test_reset_statistics_begin_anew(tmp_path: Path) -> None:
    lines = (FOLDER / "locust_stats_history.csv").read_text(encoding="utf-8").splitlines()
    reset, before = [], int(lines[61].split(",")[17])
    for line in lines[62:]:
        cells = line.split(",")
        cells[17] = str(int(cells[17]) - before)
        reset.append(",".join(cells))
    path = tmp_path / "reset_stats_history.csv"
    path.write_text("\n".join([*lines[:62], *reset]), encoding="utf-8")
    (test,) = read_load_tests([str(path)])
    assert [round(point.throughput) for point in test.points] == [50, 97, 182, 319, 487, 587]


def test_a_history_that_only_begins_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="never holds still"):
        read_load_tests([history(tmp_path, keep=slice(0, 6))])
    with pytest.raises(InputError, match="no row `Aggregated`"):
        read_load_tests([history(tmp_path, keep=slice(0, 1))])
