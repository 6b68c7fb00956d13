"""What Locust writes with `--csv=PREFIX`: `PREFIX_stats_history.csv` (a row a second) and `PREFIX_stats.csv` (totals).

Columns: https://docs.locust.io/en/stable/retrieving-stats.html and `locust/stats.py`. Times are in milliseconds. The
percentiles of the history cover the whole run so far, unless `--csv-full-history` is given; then they cover the last
seconds, and only then are they used. Throughput and mean latency come from the differences of the totals, since
`Requests/s` lags by ten seconds.
"""

from dataclasses import dataclass
from pathlib import Path

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.plateaus import Stretch, note_on_thinking, points_of
from advisor.loading.load_tests.points import LoadPoint, LoadTest
from advisor.loading.load_tests.tables import Row, rows_of

HISTORY_COLUMNS = ("Timestamp", "User Count", "Name", "Total Request Count", "Total Failure Count")
TOTAL_COLUMNS = ("Name", "Request Count", "Failure Count", "Average Response Time", "Requests/s")
_WHOLE = ("Aggregated", "Total")
_PERCENTILES = ("50%", "95%", "99%")


@dataclass(frozen=True, slots=True)
class _Totals:
    time: float
    users: float
    requests: float
    failed: float
    average: float | None


def read_locust_history(path: Path, faults: Faults) -> LoadTest:
    """Every steady step of a Locust run.

    Raises:
        InputError: with every fault found.
    """
    stretches: list[Stretch] = []
    before: _Totals | None = None
    by_name = False
    for row in rows_of(path, faults, HISTORY_COLUMNS, "name the file that ends in `_stats_history.csv`, unchanged"):
        if row.cells["Name"] not in _WHOLE:
            by_name = True
            continue
        now = _totals(row, faults)
        if now is None:
            continue
        if before is not None and now.time < before.time:
            back = f"time runs backwards here, by {before.time - now.time:.0f} s"
            faults.add(back, "give files of several runs one by one", row.line, row.places["Timestamp"])
        elif before is not None and now.time > before.time and now.requests >= before.requests:
            stretches.append(_stretch(before, now, row, by_name))
        before = now
    if before is None:
        faults.add("there is no row `Aggregated`", "let Locust run for a minute or more at each number of users")
    faults.raise_any()
    points, notes = points_of(stretches, faults)
    if not by_name:
        notes.append(
            "Percentiles are left out: without `--csv-full-history` Locust writes those of the whole run so far."
        )
    return LoadTest("Locust", faults.file, tuple(points), (*notes, *note_on_thinking(points)))


def read_locust_totals(path: Path, faults: Faults, concurrency: float | None) -> LoadTest:
    """The one point of `PREFIX_stats.csv`, which does not tell the number of users.

    Raises:
        InputError: with every fault found.
    """
    whole = None
    for row in rows_of(path, faults, TOTAL_COLUMNS, "name the file that ends in `_stats.csv`, unchanged"):
        whole = row if row.cells["Name"] in _WHOLE else whole
    if concurrency is None:
        hint = f"give it: {faults.file}@USERS; or name the file that ends in `_stats_history.csv`"
        faults.add("the file does not tell the number of users", hint)
    if whole is None:
        faults.stop("there is no row `Aggregated`", "the file may be cut off")
    requests, failed = whole.number("Request Count", faults), whole.number("Failure Count", faults)
    rate = whole.number("Requests/s", faults)
    latencies = [_seconds(whole, name, faults) for name in ("Average Response Time", *_PERCENTILES)]
    if requests == 0 or rate == 0:
        faults.add("no request was answered", "look whether the system was up", whole.line)
    faults.raise_any()
    assert concurrency is not None and requests is not None and failed is not None and rate is not None
    share = min(failed / requests, 1.0)
    mean, p50, p95, p99 = latencies
    point = LoadPoint(
        concurrency=concurrency,
        throughput=rate * (1 - share),
        failed_share=share,
        mean_latency=mean,
        p50=p50,
        p95=p95,
        p99=p99,
        seconds=requests / rate,
        file=faults.file,
        line=whole.line,
    )
    return LoadTest("Locust", faults.file, (point,), tuple(note_on_thinking([point])))


def _totals(row: Row, faults: Faults) -> _Totals | None:
    numbers = [
        row.number(name, faults) for name in ("Timestamp", "User Count", "Total Request Count", "Total Failure Count")
    ]
    average = row.cells.get("Total Average Response Time")
    mean = None if average is None else row.number("Total Average Response Time", faults)
    if any(number is None for number in numbers):
        return None
    time, users, requests, failed = (float(number) for number in numbers if number is not None)
    return _Totals(time, users, requests, failed, mean)


def _stretch(before: _Totals, now: _Totals, row: Row, by_name: bool) -> Stretch:
    latency_sum = None
    if before.average is not None and now.average is not None:
        latency_sum = max(now.average * now.requests - before.average * before.requests, 0.0) / 1000
    percentiles = None
    if by_name:
        told = [_seconds(row, name, None) for name in _PERCENTILES]
        p50, p95, p99 = told
        percentiles = None if p50 is None or p95 is None or p99 is None else (p50, p95, p99)
    return Stretch(
        start=before.time,
        seconds=now.time - before.time,
        users=now.users,
        line=row.line,
        requests=now.requests - before.requests,
        failed=max(now.failed - before.failed, 0.0),
        latency_sum=latency_sum,
        percentiles=percentiles,
    )


def _seconds(row: Row, name: str, faults: Faults | None) -> float | None:
    """A time in ms as seconds; None where there is no such column or it holds N/A."""
    text = row.cells.get(name, "N/A")
    if text == "N/A":
        return None
    value = (faults or Faults("")).number(text, f"`{name}`", row.line, row.places[name])
    return None if value is None else value / 1000
