"""JMeter: rows of samples, gathered by the second in which they end."""

from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.read import read_load_tests
from advisor.sizing.scalability.fitting import fit
from tests.loading.load_tests.runs import FOLDER, LEVELS, fixture, law, write_jmeter

HEADER = "timeStamp,elapsed,label,success,allThreads"


def test_steps_of_threads_become_points() -> None:
    (test,) = read_load_tests([fixture("jmeter.jtl")])
    assert [point.concurrency for point in test.points] == [2, 5]
    assert test.points[0].throughput == pytest.approx(2 / 0.22, rel=0.05)
    assert test.points[1].mean_latency == pytest.approx(0.28, rel=0.02)
    assert all(point.failed_share <= 0.02 for point in test.points)


def test_transaction_controllers_do_not_count_twice(tmp_path: Path) -> None:
    (test,) = read_load_tests([fixture("jmeter_transactions.jtl")])
    assert any("do not count: 1" in note for note in test.notes)
    path, rows = tmp_path / "run.jtl", []
    for second in range(21):
        rows.append(f"{1772442000000 + 1000 * second},100,Get,OK,true,3")
        rows.append(f"{1772442000000 + 1000 * second},300,Buy,Number of samples in transaction : 1,true,3")
    path.write_text("\n".join([HEADER.replace("label,", "label,responseMessage,"), *rows]), encoding="utf-8")
    (point,) = read_load_tests([str(path)])[0].points
    assert (point.throughput, point.mean_latency) == (1, pytest.approx(0.1))


def test_the_law_behind_a_run_is_found_though_threads_flicker(tmp_path: Path) -> None:
    (test,) = read_load_tests([str(write_jmeter(tmp_path / "run.jtl"))])
    assert [round(point.concurrency) for point in test.points] == list(LEVELS)
    for point in test.points:
        assert point.throughput == pytest.approx(law(point.concurrency), rel=0.08)
    found = fit(test.points)
    assert found.gamma.value == pytest.approx(8, rel=0.1)
    assert found.r_squared > 0.98


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_read(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "run.jtl"
    write_jmeter(path, (2, 4))
    path.write_text(path.read_text(encoding="utf-8").replace(",", delimiter), encoding="utf-8")
    assert [point.concurrency for point in read_load_tests([str(path)])[0].points] == [2, 4]


def test_dates_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "run.jtl"
    rows = [f"2026/03/02 10:00:{second:02}.500,100,Get,true,1" for second in range(30)]
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    (point,) = read_load_tests([str(path)])[0].points
    assert (point.concurrency, point.throughput, point.mean_latency) == (1, 1, pytest.approx(0.1))
    assert any("pause" in note for note in read_load_tests([str(path)])[0].notes)


@pytest.mark.parametrize(("row", "words", "column"), [
    ("1772442000900,-5,Get,true,2", "`elapsed` is `-5`, which is negative", 2),
    ("1772442000900,NaN,Get,true,2", "`elapsed` is `NaN`, which is no number", 2),
    ("1772442000900,1e400,Get,true,2", "which is no number", 2),
    ("1772442000900,1e30,Get,true,2", "which is too large", 2),
    ("soon,5,Get,true,2", "`timeStamp` is `soon`", 1),
    ("1772442000900,5,Get,perhaps,2", "`success` is `perhaps`", 4),
    ("1772442000900,5,Get,true,", "`allThreads` is empty", 5),
    ("1772442000900,5,Get", "the row has 3 cells, and the header has 5", 1),
    ("1772441000000,5,Get,true,2", "time runs backwards here, by", 1),
])  # fmt: skip
def test_a_bad_row_is_named(tmp_path: Path, row: str, words: str, column: int) -> None:
    path = tmp_path / "run.jtl"
    path.write_text("\n".join([HEADER, "1772442000000,5,Get,true,2", row]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_load_tests([str(path)])
    problem = caught.value.problems[0]
    assert words in problem.message and problem.hint
    assert (problem.file, problem.line, problem.column) == (str(path), 3, column)


def test_many_faults_are_told_at_once_but_not_all(tmp_path: Path) -> None:
    path = tmp_path / "run.jtl"
    path.write_text("\n".join([HEADER, *["1772442000000,x,Get,true,2"] * 50]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_load_tests([str(path)])
    assert len(caught.value.problems) == 21
    assert "there are 30 more faults" in caught.value.problems[-1].message


def test_thread_counts_that_were_not_saved_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "run.jtl"
    path.write_text("timeStamp,elapsed,label,success\n1772442000000,5,Get,true\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"`allThreads` is missing.*thread_counts=true"):
        read_load_tests([str(path)])


def test_text_over_several_lines_keeps_the_line_numbers() -> None:
    text = (FOLDER / "jmeter.jtl").read_text(encoding="utf-8")
    assert "contain /in stock/\nbut was" in text
    (test,) = read_load_tests([fixture("jmeter.jtl")])
    for point in test.points:
        assert text.splitlines()[point.line - 1].startswith("1772442")
