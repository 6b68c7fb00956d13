"""Bad files and bad arguments: a clear error with place and remedy, every file's at once, and never anything else."""

import random
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.read import read_load_tests
from tests.loading.load_tests.runs import FOLDER, fixture

NAMES = sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize(("content", "words"), [
    (b"", "the file is empty"),
    (b"  \n\n", "the file is empty"),
    (b"\x1f\x8b\x08\x00rest", "the file is compressed"),
    (b"PK\x03\x04\x00\x00binary", "the file is not text"),
    ("Summary:".encode("utf-16"), "the file is UTF-16 text"),
    (b"timeStamp,elapsed,success,allThreads\n17\xff,1,true,1\n", "the text is not UTF-8"),
    (b"timeStamp,elapsed,success,allThreads\n", "the file holds no samples"),
    (b'timeStamp,elapsed,success,allThreads\n"' + b"x" * 200_000 + b"\n", "this is not CSV"),
    (b"timeStamp,elapsed,success,allThreads\n" + b"x" * 1_100_000, "the line is longer than"),
    (b'{"metrics": {"http_reqs": {"rate": 5', "not whole JSON"),
    (b'{"metrics": {"http_reqs": ' + b"[" * 50_000, "not JSON that can be read"),
    (b'{"metrics": {"vus": {"max": 5}, "http_reqs": {"rate": NaN}}}', "which is no number"),
    (b'{"metrics": {"vus": {"max": 5}, "http_reqs": {"rate": 0}}}', "no request was answered"),
    (b'{"metrics": {"vus": {"max": 0}, "http_reqs": {"rate": 9}}}', "tells 0 users"),
    (b'{"metrics": {"vus": {"max": 5}, "http_reqs": {}}}', "no rate of `http_reqs`"),
    (b'{"metrics": {"vus": {"max": 5}, "http_reqs": {"rate": 9}, "http_req_failed": {"value": 7}}}', "at most 1"),
])  # fmt: skip
def test_a_bad_file_is_refused_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "results"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_load_tests([str(path)])
    assert words in str(caught.value)
    for problem in caught.value.problems:
        assert problem.file == str(path) and problem.hint and problem.line >= 1 and problem.column >= 1


@pytest.mark.parametrize(("argument", "words"), [
    ("nowhere.csv", "cannot be read: no such file"),
    ("tests", "this is not a file"),
    ("\0", "zero byte"),
    ("x" * 5_000, "cannot be read"),
    (fixture("hey.txt") + "@many", "`many` after the last @ is no number"),
    (fixture("hey.txt") + "@0", "the concurrency is 0"),
    (fixture("hey.txt") + "@-5", "the concurrency is -5"),
    (fixture("hey.txt") + "@nan", "is no number"),
    (fixture("jmeter.jtl") + "@5", "tells its numbers of users itself"),
    (fixture("k6_stream.json") + "@5", "tells its numbers of users itself"),
])  # fmt: skip
def test_a_bad_argument_is_refused_in_words(argument: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_load_tests([argument])
    assert words in str(caught.value)


def test_the_faults_of_all_files_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read_load_tests(["nowhere.csv", fixture("hey.txt"), fixture("wrk.txt"), fixture("jmeter_xml.jtl")])
    assert [problem.file for problem in caught.value.problems] == [
        "nowhere.csv", fixture("hey.txt"), fixture("jmeter_xml.jtl")
    ]  # fmt: skip


def test_a_file_given_twice_is_refused() -> None:
    with pytest.raises(InputError, match="given twice"):
        read_load_tests([fixture("wrk.txt"), f"./{fixture('wrk.txt')}"])


def test_a_name_that_holds_an_at_sign_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "wrk@noon.txt"
    path.write_bytes((FOLDER / "wrk.txt").read_bytes())
    assert len(read_load_tests([str(path)])) == 1
    assert read_load_tests([f"{path}@8"])[0].points[0].concurrency == 8


def test_files_are_read_in_the_order_given() -> None:
    tests = read_load_tests([fixture("hey.txt") + "@50", fixture("wrk.txt"), fixture("locust_stats.csv") + "@10"])
    assert [test.tool for test in tests] == ["hey", "wrk", "Locust"]


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    content, dice = (FOLDER / name).read_bytes(), random.Random(name)
    path = tmp_path / "damaged"
    for _ in range(40 if len(content) < 60_000 else 8):
        damaged = bytearray(content)
        for _ in range(dice.choice((1, 3, 20))):
            at = dice.randrange(len(damaged) + 1)
            match dice.randrange(5):
                case 0:
                    damaged[at : at + 1] = bytes([dice.randrange(256)])
                case 1:
                    del damaged[at : at + dice.choice((1, 50, 5_000))]
                case 2:
                    damaged[at:at] = dice.choice(
                        (b"-", b'"', b",", b"\n", b"99999999999999999999", b"1e308", b"NaN", b"{")
                    )
                case 3:
                    damaged[at:at] = damaged[: dice.choice((10, 500))]
                case _:
                    damaged = damaged[: at + 1]
        path.write_bytes(damaged)
        try:
            tests = read_load_tests([f"{path}@8" if dice.random() < 0.5 else str(path)])
        except InputError as error:
            assert all(problem.message and problem.file for problem in error.problems)
        else:
            for point in tests[0].points:
                assert point.concurrency > 0 and point.throughput >= 0 and 0 <= point.failed_share <= 1
