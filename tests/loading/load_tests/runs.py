"""Load-test runs written as each tool writes them, from a known law, for tests that read them back."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

FOLDER = Path("tests/fixtures/load_tests")
LEVELS = (1, 2, 4, 8, 16, 24)
START = 1_772_442_000


def law(users: float) -> float:
    """Requests/s at this many users: α .05, β .002, γ 8."""
    return 8 * users / (1 + 0.05 * (users - 1) + 0.002 * users * (users - 1))


def fixture(name: str) -> str:
    return str(FOLDER / name)


def write_k6_stream(path: Path, levels: Sequence[int] = LEVELS, hold: int = 14) -> Path:
    """A k6 run of steps: requests evenly spread over each second."""
    lines = ['{"type":"Metric","data":{"name":"vus","type":"gauge","contains":"default"},"metric":"vus"}']
    for at, users in enumerate(level for level in levels for _ in range(hold)):
        lines.append(_k6("vus", at, users))
        rate = law(users)
        for count in range(round(rate * (at + 1)) - round(rate * at)):
            time = at + (count + 0.5) / (rate + 1)
            lines += [
                _k6("http_reqs", time, 1),
                _k6("http_req_duration", time, 1000 * users / rate),
                _k6("http_req_failed", time, 0),
            ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _k6(metric: str, at: float, value: float) -> str:
    minute, second = divmod(at, 60)
    time = f"2026-03-02T10:{int(minute):02}:{second:012.9f}Z"
    tags = {"method": "GET", "name": "https://shop.example/", "status": "200"}
    point = {"metric": metric, "type": "Point", "data": {"time": time, "value": value, "tags": tags}}
    return json.dumps(point, separators=(",", ":"))


def write_jmeter(path: Path, levels: Sequence[int] = LEVELS, hold: int = 20, seed: int = 3) -> Path:
    """A JMeter run whose latencies scatter and whose thread counts flicker, as when threads end and begin again."""
    random = np.random.default_rng(seed)
    rows = []
    for step, users in enumerate(levels):
        for thread in range(users):
            at = step * hold + thread * 0.01
            while True:
                elapsed = users / law(users) * float(random.uniform(0.7, 1.3))
                if at + elapsed >= (step + 1) * hold:
                    break
                seen = users - (1 if random.random() < 0.02 and users > 1 else 0)
                rows.append((at + elapsed, at, elapsed, seen))
                at += elapsed
    lines = ["timeStamp,elapsed,label,responseCode,success,grpThreads,allThreads"]
    lines += [
        f"{round((START + at) * 1000)},{round(elapsed * 1000)},Get,200,true,{seen},{seen}"
        for _, at, elapsed, seen in sorted(rows)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
