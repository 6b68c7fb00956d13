"""What k6 writes at the end of a run: `--summary-export=FILE`, `handleSummary(data)` as JSON, or the newer
`--new-machine-readable-summary`. One file is one point.

Formats: https://grafana.com/docs/k6/latest/results-output/end-of-test/custom-summary/ and, for the newer, k6's
`internal/lib/summary/machinereadable`. Durations are in milliseconds; `passes` of `http_req_failed` are failures.
"""

import json
from pathlib import Path
from typing import Any

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.plateaus import note_on_thinking
from advisor.loading.load_tests.points import LoadPoint, LoadTest

MAXIMUM_BYTES = 20_000_000
_STEADY = 0.9


def read_k6_summary(path: Path, faults: Faults, concurrency: float | None) -> LoadTest:
    """The one point of a k6 summary; `concurrency` overrides the number of users that it tells.

    Raises:
        InputError: with every fault found.
    """
    metrics, duration = _metrics(_document(path, faults))
    requests, failures, times = (
        metrics.get(name, {}) for name in ("http_reqs", "http_req_failed", "http_req_duration")
    )
    rate = _rate(requests, duration, faults)
    failed_share = _told(faults, failures, ("rate", "value"), "the failed share") or 0.0
    users = concurrency if concurrency is not None else _users(metrics.get("vus") or metrics.get("vus_max"), faults)
    if failed_share > 1:
        faults.add(f"the failed share is {failed_share:g}, and a share is at most 1", "k6 writes it from 0 to 1")
    latency = {
        name: None if value is None else value / 1000
        for name in ("avg", "med", "p(50)", "p(95)", "p(99)")
        for value in [_told(faults, times, (name,), f"`http_req_duration` {name}")]
    }
    faults.raise_any()
    assert rate is not None and users is not None
    point = LoadPoint(
        concurrency=users,
        throughput=rate * (1 - failed_share),
        failed_share=failed_share,
        mean_latency=latency["avg"],
        p50=latency["med"] if latency["med"] is not None else latency["p(50)"],
        p95=latency["p(95)"],
        p99=latency["p(99)"],
        seconds=duration,
        file=faults.file,
        line=1,
    )
    return LoadTest("k6", faults.file, (point,), tuple(note_on_thinking([point])))


def _document(path: Path, faults: Faults) -> dict[str, Any]:
    content = path.read_bytes()[: MAXIMUM_BYTES + 1]
    if len(content) > MAXIMUM_BYTES:
        faults.stop("the summary is larger than 20 MB", "name the file of `--summary-export`")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        faults.stop(f"this is not whole JSON: {error.msg.lower()}", "it may be cut off", error.lineno, error.colno)
    except (ValueError, RecursionError):
        faults.stop("this is not JSON that can be read", "name the file of `--summary-export`")
    if not isinstance(document, dict):
        faults.stop("this is no k6 summary", "name the file of `--summary-export`")
    return document


def _metrics(document: dict[str, Any]) -> tuple[dict[str, dict[str, Any]], float | None]:
    """Each metric's values by name, whichever of the three forms, and the seconds of the run if told."""
    results = document.get("results")
    listed = results.get("metrics") if isinstance(results, dict) else document.get("metrics")
    config, state = document.get("config"), document.get("state")
    seconds = config.get("duration") if isinstance(config, dict) else None
    if isinstance(state, dict) and isinstance(state.get("testRunDurationMs"), (int, float)):
        seconds = state["testRunDurationMs"] / 1000
    if isinstance(listed, list):
        listed = {str(entry.get("name")): entry for entry in listed if isinstance(entry, dict)}
    if not isinstance(listed, dict):
        listed = {}
    values = {
        str(name): entry["values"] if isinstance(entry.get("values"), dict) else entry
        for name, entry in listed.items()
        if isinstance(entry, dict)
    }
    return values, float(seconds) if isinstance(seconds, (int, float)) and seconds > 0 else None


def _rate(requests: dict[str, Any], seconds: float | None, faults: Faults) -> float | None:
    rate = _told(faults, requests, ("rate",), "the rate of `http_reqs`")
    count = _told(faults, requests, ("count",), "the count of `http_reqs`")
    if rate is None and count is not None and seconds:
        rate = count / seconds
    if rate is None:
        faults.add("the summary tells no rate of `http_reqs`", "was it an HTTP test? Export the summary of one")
    elif rate == 0:
        faults.add("no request was answered: the rate of `http_reqs` is 0", "look whether the system was up")
    return rate


def _users(gauge: dict[str, Any] | None, faults: Faults) -> float | None:
    tell = f"give the number of users: {faults.file}@USERS"
    if gauge is None:
        faults.add("the summary does not tell the number of users (`vus`)", tell)
        return None
    highest = _told(faults, gauge, ("max", "value"), "`vus` max")
    lowest = _told(faults, gauge, ("min",), "`vus` min")
    if highest == 0:
        faults.add("the summary tells 0 users", tell)
    elif highest is not None and lowest is not None and lowest < _STEADY * highest:
        faults.add(
            f"the number of users moved between {lowest:g} and {highest:g}, and a summary mixes them",
            f"use `--out json=FILE`; or, if users were constant but for the end of the run, {tell}",
        )
    return highest


def _told(faults: Faults, values: dict[str, Any], names: tuple[str, ...], what: str) -> float | None:
    name = next((name for name in names if name in values), None)
    return None if name is None else faults.number(values[name], what, 1)
