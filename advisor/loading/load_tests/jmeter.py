"""What JMeter writes with `-l FILE`: JTL as CSV, a row a sample.

Columns: https://jmeter.apache.org/usermanual/listeners.html#csvlogformat. Times are in milliseconds; `timeStamp` is
the start of a sample (its end with `sampleresult.timestamp.start=false`, which moves it by one latency at most), and
rows are written as samples end. Rows of transaction controllers only sum up others, and are passed over.
"""

from datetime import UTC, datetime
from pathlib import Path

from advisor.loading.load_tests.faults import LARGEST, Faults, number_in
from advisor.loading.load_tests.plateaus import note_on_thinking, points_of
from advisor.loading.load_tests.points import LoadTest
from advisor.loading.load_tests.samples import Seconds
from advisor.loading.load_tests.tables import Row, rows_of

COLUMNS = ("timeStamp", "elapsed", "success", "allThreads")
_DATES = ("%Y/%m/%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S")


def read_jmeter(path: Path, faults: Faults) -> LoadTest:
    """Every steady step of a JMeter run.

    Raises:
        InputError: with every fault found.
    """
    seconds, samples, sums = Seconds(faults), 0, 0
    hint = "JMeter writes it by default; with `-Jjmeter.save.saveservice.thread_counts=true` for allThreads"
    for row in rows_of(path, faults, COLUMNS, hint):
        if row.cells.get("responseMessage", "").startswith("Number of samples in transaction"):
            sums += 1
            continue
        samples += 1
        _take(row, seconds, faults)
    if not samples:
        faults.add("the file holds no samples", "let the test run, and name its file of `-l`")
    faults.raise_any()
    points, notes = points_of(seconds.stretches(), faults)
    if sums:
        notes.append(f"Rows of transaction controllers only sum up others, and do not count: {sums:,}.")
    return LoadTest("JMeter", faults.file, tuple(points), (*notes, *note_on_thinking(points)))


def _take(row: Row, seconds: Seconds, faults: Faults) -> None:
    start = _time(row, faults)
    elapsed, threads = row.number("elapsed", faults), row.number("allThreads", faults)
    success = row.cells["success"].strip().lower()
    if success not in ("true", "false"):
        told = f"`success` is `{row.cells['success'][:40]}`"
        faults.add(told, "it is true or false", row.line, row.places["success"])
    if start is None or elapsed is None or threads is None:
        return
    end = start + elapsed / 1000
    seconds.in_order(end, row.line, latest=start)
    seconds.answer(end, row.line, latency=elapsed / 1000, requests=1, failed=success == "false")
    seconds.users(end, threads)


def _time(row: Row, faults: Faults) -> float | None:
    """Seconds since the epoch, from milliseconds or one of the date formats that are in use."""
    text = row.cells["timeStamp"].strip()
    if (told := number_in(text)) is not None:
        return told / 1000 if 0 <= told <= LARGEST else row.number("timeStamp", faults)
    for form in _DATES:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).timestamp()
        except ValueError:
            continue
    faults.add(
        f"`timeStamp` is `{text[:40]}`, which is no time that is read here",
        "run with `-Jjmeter.save.saveservice.timestamp_format=ms`",
        row.line,
        row.places["timeStamp"],
    )
    return None
