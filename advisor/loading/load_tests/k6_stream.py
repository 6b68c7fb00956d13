"""What k6 writes with `--out json=FILE`: a line of JSON for each sample of each metric.

Format: https://grafana.com/docs/k6/latest/results-output/real-time/json/ — `{"type":"Point","metric":"http_reqs",
"data":{"time":"2026-03-02T10:00:00.1Z","value":1,"tags":{…}}}`; durations in milliseconds, `vus` once a second.
"""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.lines import lines_of
from advisor.loading.load_tests.plateaus import note_on_thinking, points_of
from advisor.loading.load_tests.points import LoadTest
from advisor.loading.load_tests.samples import Seconds

_METRICS = frozenset(("http_reqs", "http_req_duration", "http_req_failed", "vus"))
_WANTED = re.compile(r'"(?:http_reqs|http_req_duration|http_req_failed|vus)"')


def read_k6_stream(path: Path, faults: Faults) -> LoadTest:
    """Every steady step of a k6 run.

    Raises:
        InputError: with every fault found.
    """
    seconds, seen = Seconds(faults), set()
    for number, line in lines_of(path, faults):
        if not _WANTED.search(line):
            if line.strip() and not line.rstrip().endswith("}"):
                _cut(faults, number)
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            _cut(faults, number)
            continue
        if isinstance(record, dict) and record.get("type") == "Point" and str(record.get("metric")) in _METRICS:
            seen.add(record["metric"])
            _take(record["metric"], record.get("data"), seconds, faults, number)
    for metric, meaning in (("http_reqs", "HTTP requests"), ("vus", "numbers of users")):
        if metric not in seen:
            faults.add(
                f"the file holds no `{metric}` points, so no {meaning}", "run k6 with `--out json=FILE`, unfiltered"
            )
    faults.raise_any()
    points, notes = points_of(seconds.stretches(), faults)
    return LoadTest("k6", faults.file, tuple(points), (*notes, *note_on_thinking(points)))


def _take(metric: str, data: object, seconds: Seconds, faults: Faults, line: int) -> None:
    if not isinstance(data, dict):
        faults.add("the point has no `data`", "k6 writes time and value there", line)
        return
    value = faults.number(data.get("value"), f"the value of `{metric}`", line)
    time = _time(data.get("time"))
    if time is None:
        faults.add("the point has no time that can be read", "k6 writes it like 2026-03-02T10:00:00.1Z", line)
    if value is None or time is None:
        return
    seconds.in_order(time, line)
    if metric == "vus":
        seconds.users(time, value)
    elif metric == "http_req_duration":
        seconds.answer(time, line, latency=value / 1000)
    elif metric == "http_req_failed":
        seconds.answer(time, line, failed=value)
    else:
        seconds.answer(time, line, requests=value)


def _time(text: object) -> float | None:
    try:
        moment = datetime.fromisoformat(str(text))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _cut(faults: Faults, line: int) -> None:
    faults.add("the line is not a whole JSON object", "the file may be cut off; delete the line or run again", line)
