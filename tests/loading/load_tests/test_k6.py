"""k6: the three forms of its summary, and its stream of samples."""

import json
from pathlib import Path
from typing import Any

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.points import LoadPoint
from advisor.loading.load_tests.read import read_load_tests
from advisor.sizing.scalability.fitting import fit
from tests.loading.load_tests.runs import FOLDER, LEVELS, fixture, law, write_k6_stream


def only(argument: str) -> LoadPoint:
    (test,) = read_load_tests([argument])
    (point,) = test.points
    assert test.tool == "k6"
    return point


@pytest.mark.parametrize("name", ["k6_summary_export.json", "k6_handle_summary.json", "k6_machine_readable.json"])
def test_every_form_of_the_summary_tells_the_same(name: str) -> None:
    point = only(fixture(name))
    assert point.concurrency == 20
    assert point.throughput == pytest.approx(910, rel=1e-3)
    assert (point.mean_latency, point.p95) == pytest.approx((0.0215, 0.043))
    assert point.p50 == pytest.approx(0.0194, abs=1e-4)
    assert point.place == f"{fixture(name)}:1"


def test_passes_of_the_failed_metric_are_failures() -> None:
    point = only(fixture("k6_summary_export.json"))
    assert point.failed_share == pytest.approx(10 / 54_600)
    assert point.throughput == pytest.approx(910 * (1 - 10 / 54_600), rel=1e-9)


def test_a_percentile_that_is_not_told_stays_unknown() -> None:
    assert only(fixture("k6_summary_export.json")).p99 is None
    assert only(fixture("k6_handle_summary.json")).p99 == pytest.approx(0.0805)


def test_the_users_given_by_hand_count() -> None:
    assert only(fixture("k6_summary_export.json") + "@25").concurrency == 25


def changed(tmp_path: Path, **metrics: Any) -> Path:
    document = json.loads((FOLDER / "k6_summary_export.json").read_text(encoding="utf-8"))
    document["metrics"].update(metrics)
    for name in [name for name, value in metrics.items() if value is None]:
        del document["metrics"][name]
    path = tmp_path / "summary.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_ramp_in_a_summary_is_refused_unless_the_users_are_given(tmp_path: Path) -> None:
    path = changed(tmp_path, vus={"value": 1, "min": 1, "max": 50})
    with pytest.raises(InputError, match="moved between 1 and 50"):
        read_load_tests([str(path)])
    assert only(f"{path}@50").concurrency == 50


def test_all_faults_of_a_summary_are_told_at_once(tmp_path: Path) -> None:
    path = changed(
        tmp_path, vus=None, vus_max=None, http_reqs={"count": 5, "rate": "fast"}, http_req_duration={"avg": -1}
    )
    with pytest.raises(InputError) as caught:
        read_load_tests([str(path)])
    told = str(caught.value)
    assert "does not tell the number of users" in told and "`fast`" in told and "negative" in told


def test_the_stream_is_cut_into_steps_without_their_warm_up() -> None:
    (test,) = read_load_tests([fixture("k6_stream.json")])
    assert [(point.concurrency, point.throughput) for point in test.points] == [(2, 6), (4, 12)]
    for point in test.points:
        assert point.seconds == 9
        assert point.mean_latency == pytest.approx(0.3, abs=0.01)
        assert (point.p50 or 0) < (point.p95 or 0) <= (point.p99 or 0)


def test_the_law_behind_a_stream_is_found(tmp_path: Path) -> None:
    (test,) = read_load_tests([str(write_k6_stream(tmp_path / "run.json"))])
    assert [point.concurrency for point in test.points] == list(LEVELS)
    for point in test.points:
        assert point.throughput == pytest.approx(law(point.concurrency), rel=0.03)
        assert point.in_flight == pytest.approx(point.concurrency, rel=0.03)
    found = fit(test.points)
    assert found.alpha.value == pytest.approx(0.05, abs=0.02)
    assert found.gamma.value == pytest.approx(8, rel=0.05)


def test_samples_out_of_order_by_a_moment_are_read(tmp_path: Path) -> None:
    path = write_k6_stream(tmp_path / "run.json", (2, 4))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[20:40] = reversed(lines[20:40])
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(read_load_tests([str(path)])[0].points) == 2


def test_time_that_runs_backwards_is_refused(tmp_path: Path) -> None:
    path = write_k6_stream(tmp_path / "run.json", (2, 4))
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[500:] + lines[:500]), encoding="utf-8")
    with pytest.raises(InputError, match="time runs backwards here"):
        read_load_tests([str(path)])


def test_a_stream_cut_off_names_the_line(tmp_path: Path) -> None:
    path = write_k6_stream(tmp_path / "run.json", (2,))
    text = path.read_text(encoding="utf-8")
    path.write_text(text[:-40], encoding="utf-8")
    with pytest.raises(InputError, match="cut off") as caught:
        read_load_tests([str(path)])
    assert caught.value.problems[0].line == text.count("\n")


def test_a_stream_without_users_says_what_is_missing(tmp_path: Path) -> None:
    path = write_k6_stream(tmp_path / "run.json", (2,))
    kept = [line for line in path.read_text(encoding="utf-8").splitlines()[1:] if '"vus"' not in line]
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(InputError, match="no `vus` points"):
        read_load_tests([str(path)])
