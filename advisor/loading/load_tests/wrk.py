"""What wrk and wrk2 print; one file may hold several runs, each is one point.

Formats: https://github.com/wg/wrk and https://github.com/giltene/wrk2, `src/wrk.c`. Latencies carry their unit (us, ms,
s, m, h). Socket errors come on top of the requests counted, answers other than 2xx and 3xx are among them.
"""

import re
from pathlib import Path

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.lines import lines_of
from advisor.loading.load_tests.points import LoadPoint, LoadTest

_UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0}
_TIME = r"(-?[\d.]+)(us|ms|s|m|h)"
BEGIN = re.compile(r"\s*Running .+ test @ ")
_THREADS = re.compile(r"\s*\d{1,9} threads and (\d{1,9}) connections\s*\Z")
_MEAN = re.compile(rf"\s*Latency\s+{_TIME}\s")
_PERCENTILE = re.compile(rf"\s*(50|95|99)(?:\.0+)?%\s+{_TIME}\s*\Z")
_COUNT = re.compile(rf"\s*(\d{{1,15}}) requests in {_TIME},")
_SOCKET = re.compile(r"\s*Socket errors: connect (\d{1,15}), read (\d{1,15}), write (\d{1,15}), timeout (\d{1,15})")
_STATUS = re.compile(r"\s*Non-2xx or 3xx responses: (\d{1,15})")
_RATE = re.compile(r"\s*Requests/sec:\s*(\S+)")
_CORRECTED = "HdrHistogram"


def read_wrk(path: Path, faults: Faults, concurrency: float | None) -> LoadTest:
    """The point of each run in the file.

    Raises:
        InputError: with every fault found.
    """
    runs: list[tuple[int, list[tuple[int, str]]]] = []
    for number, line in lines_of(path, faults):
        if BEGIN.match(line):
            runs.append((number, []))
        elif runs:
            runs[-1][1].append((number, line))
    points = [point for number, lines in runs if (point := _point(number, lines, concurrency, faults))]
    faults.raise_any()
    constant_rate = any(_CORRECTED in line or "Thread calibration" in line for _, lines in runs for _, line in lines)
    notes = ["wrk2 holds the rate of `-R`: a throughput is capacity only where it fell short of that."]
    return LoadTest(
        "wrk2" if constant_rate else "wrk", faults.file, tuple(points), tuple(notes if constant_rate else ())
    )


def _point(begin: int, lines: list[tuple[int, str]], concurrency: float | None, faults: Faults) -> LoadPoint | None:
    connections = rate = seconds = mean = None
    requests, bad_status, socket_errors, rate_line = 0, 0, 0, begin
    percentiles: dict[str, float] = {}
    for number, line in lines:
        if found := _THREADS.match(line):
            connections = float(found[1])
        elif found := _MEAN.match(line):
            mean = _seconds(found[1], found[2])
        elif found := _PERCENTILE.match(line):
            if (told := _seconds(found[2], found[3])) is not None:
                percentiles.setdefault(found[1], told)
        elif found := _COUNT.match(line):
            requests, seconds = int(found[1]), _seconds(found[2], found[3])
        elif found := _SOCKET.match(line):
            socket_errors = sum(map(int, found.groups()))
        elif found := _STATUS.match(line):
            bad_status = int(found[1])
        elif found := _RATE.match(line):
            rate, rate_line = faults.number(found[1], "Requests/sec", number), number
            if rate is None:
                return None
    if connections is None or rate is None:
        missing = "number of connections" if connections is None else "line `Requests/sec:`"
        faults.add(f"the run that begins here has no {missing}", "the output may be cut off", begin)
        return None
    if concurrency is not None and concurrency != connections:
        given = f"the run used {connections:g} connections, and @{concurrency:g} was given"
        faults.add(given, f"leave out the @{concurrency:g}: wrk prints it", begin)
    if rate == 0 or requests == 0 or connections == 0:
        faults.add("no request was answered", "look whether the system was up", rate_line)
        return None
    return LoadPoint(
        concurrency=connections,
        throughput=rate * max(requests - bad_status, 0) / requests,
        failed_share=min((bad_status + socket_errors) / (requests + socket_errors), 1.0),
        mean_latency=mean,
        p50=percentiles.get("50"),
        p95=percentiles.get("95"),
        p99=percentiles.get("99"),
        seconds=seconds,
        file=faults.file,
        line=begin,
    )


def _seconds(amount: str, unit: str) -> float | None:
    try:
        value = float(amount) * _UNITS[unit]
    except ValueError:
        return None
    return value if value >= 0 else None
