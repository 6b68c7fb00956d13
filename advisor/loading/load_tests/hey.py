"""What hey prints: one run is one point. hey does not print its number of workers (`-c`), so it must be told.

Format: https://github.com/rakyll/hey, `requester/print.go`. Times are in seconds. Some versions print `50%% in`.
"""

import re
from pathlib import Path

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.lines import lines_of
from advisor.loading.load_tests.points import LoadPoint, LoadTest

_FIELD = re.compile(r"\s*(Total|Average|Requests/sec):\s+(\S+)(?: secs)?\s*\Z")
_PERCENTILE = re.compile(r"\s*(50|95|99)%{1,2} in (\S+) secs\s*\Z")
_COUNTED = re.compile(r"\s*\[(\d{1,15})\]\s+(.*)\Z")
_ANSWERS = re.compile(r"(\d{1,15}) responses")
_PARTS = (
    "Summary:",
    "Response time histogram:",
    "Latency distribution:",
    "Status code distribution:",
    "Error distribution:",
)


def read_hey(path: Path, faults: Faults, concurrency: float | None) -> LoadTest:
    """The one point of a hey run.

    Raises:
        InputError: with every fault found.
    """
    part, begin = "", 1
    fields: dict[str, float] = {}
    percentiles: dict[str, float] = {}
    good = bad = 0
    for number, line in lines_of(path, faults):
        if line.strip() in _PARTS:
            if line.strip() == "Summary:":
                if part:
                    faults.stop("a second run begins here", "give each run of hey as a file of its own", number)
                begin = number
            part = line.strip()
        elif part == "Summary:" and (found := _FIELD.match(line)):
            if (value := faults.number(found[2], found[1], number)) is not None:
                fields[found[1]] = value
        elif part == "Latency distribution:" and (found := _PERCENTILE.match(line)):
            if (value := faults.number(found[2], f"the {found[1]}th percentile", number)) is not None:
                percentiles[found[1]] = value
        elif part == "Status code distribution:" and (found := _COUNTED.match(line)):
            answers = int(told[1]) if (told := _ANSWERS.match(found[2])) else 0
            good, bad = (good + answers, bad) if found[1][0] in "23" else (good, bad + answers)
        elif part == "Error distribution:" and (found := _COUNTED.match(line)):
            bad += int(found[1])
    if concurrency is None:
        hint = f"hey does not print it; give what `-c` was (50 unless set): {faults.file}@50"
        faults.add("the number of workers is not known", hint, begin)
    _demand(fields, good, bad, faults, begin)
    faults.raise_any()
    assert concurrency is not None
    point = LoadPoint(
        concurrency=concurrency,
        throughput=good / fields["Total"],
        failed_share=bad / (good + bad),
        mean_latency=fields.get("Average"),
        p50=percentiles.get("50"),
        p95=percentiles.get("95"),
        p99=percentiles.get("99"),
        seconds=fields["Total"],
        file=faults.file,
        line=begin,
    )
    return LoadTest("hey", faults.file, (point,))


def _demand(fields: dict[str, float], good: int, bad: int, faults: Faults, begin: int) -> None:
    if "Total" not in fields or good + bad == 0:
        missing = "line `Total:`" if "Total" not in fields else "`Status code distribution`"
        faults.add(f"the run has no {missing}", "the output may be cut off; give all that hey prints", begin)
    elif fields["Total"] == 0 or good == 0:
        faults.add("no request was answered without failure", "look whether the system was up", begin)
