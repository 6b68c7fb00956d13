"""hey: one run a file, its number of workers given by hand."""

from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.read import read_load_tests
from tests.loading.load_tests.runs import FOLDER, fixture


def test_a_run_is_a_point() -> None:
    (test,) = read_load_tests([fixture("hey.txt") + "@50"])
    (point,) = test.points
    assert test.tool == "hey"
    assert (point.concurrency, point.failed_share, point.seconds) == (50, 0, 10)
    assert point.throughput == pytest.approx(564.3)
    assert (point.mean_latency, point.p50, point.p95, point.p99) == pytest.approx((0.0886, 0.0797, 0.1772, 0.2658))


def test_doubled_percent_signs_and_errors_are_read() -> None:
    (point,) = read_load_tests([fixture("hey_doubled_percent.txt") + "@8"])[0].points
    assert point.failed_share == pytest.approx(3 / 3191)
    assert point.p95 == pytest.approx(0.0502)


def test_bad_answers_are_failures(tmp_path: Path) -> None:
    text = (
        (FOLDER / "hey.txt")
        .read_text(encoding="utf-8")
        .replace("  [200]\t5643", "  [503]\t643 responses\n  [200]\t5000")
    )
    path = tmp_path / "hey.txt"
    path.write_text(text, encoding="utf-8")
    (point,) = read_load_tests([f"{path}@50"])[0].points
    assert point.failed_share == pytest.approx(643 / 5643) and point.throughput == pytest.approx(500)


def test_the_workers_are_asked_for() -> None:
    with pytest.raises(InputError, match=r"number of workers is not known.*hey\.txt@50"):
        read_load_tests([fixture("hey.txt")])


@pytest.mark.parametrize(("change", "words"), [
    (lambda text: text[: text.index("Status")], "no `Status code distribution`"),
    (lambda text: text.replace("  Total:\t10.0000 secs\n", ""), "no line `Total:`"),
    (lambda text: text.replace("10.0000 secs", "-1.0 secs"), "which is negative"),
    (lambda text: text.replace("[200]", "[500]"), "no request was answered without failure"),
    (lambda text: text + text, "a second run begins here"),
])  # fmt: skip
def test_what_is_missing_or_bad_is_named(tmp_path: Path, change: object, words: str) -> None:
    assert callable(change)
    path = tmp_path / "hey.txt"
    path.write_text(change((FOLDER / "hey.txt").read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_load_tests([f"{path}@50"])
