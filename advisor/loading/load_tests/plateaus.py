"""A run cut into steps of constant load, each without its warm-up: one point a step.

A step is a stretch in which the number of users stays within 2 % (below 50 users: the same), after flickers of one or
two rows are smoothed away. It must last 10 s; its first quarter is the warm-up and does not count. What lies between
steps (a ramp, a restart) is dropped. A ramp so slow that the load stays within 2 % for 10 s counts as steady.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.points import LoadPoint

SAME_LOAD = 0.02
SHORTEST_STEP = 10.0
"""Seconds, of which the warm-up is a part; a minute or more is better."""

WARM_UP_SHARE = 0.25
LONGEST_GAP = 60.0
"""Seconds without any answer after which a run counts as broken off and begun anew."""

_SMOOTHED_OVER = 5


@dataclass(slots=True)
class Stretch:
    """A short part of a run, mostly a second: begin and length in s, users, requests, failures, latencies in s.

    `latency_sum` and `percentiles` (50, 95, 99) are for tools that tell these instead of each latency.
    """

    start: float
    seconds: float
    users: float
    line: int
    requests: float = 0
    failed: float = 0
    latencies: "array[float]" = field(default_factory=lambda: array("d"))
    latency_sum: float | None = None
    percentiles: tuple[float, float, float] | None = None


def points_of(stretches: Sequence[Stretch], faults: Faults) -> tuple[list[LoadPoint], list[str]]:
    """One point a steady step, in order of time, and what to know of them.

    Raises:
        InputError: when the load never holds still, or a step answers nothing.
    """
    steps, passed_over = _steps(stretches)
    if not steps:
        faults.stop(
            f"the number of users never holds still for {SHORTEST_STEP:g} s, so no point can be read",
            "raise the load in steps, and hold each for a minute or more",
            stretches[0].line if stretches else 1,
        )
    points = [point for step in steps if (point := _point(_warm(step), faults))]
    faults.raise_any()
    notes = []
    if passed_over >= SHORTEST_STEP:
        notes.append(f"{passed_over:.0f} s of changing load lie between the steps, and do not count.")
    return points, notes


def note_on_thinking(points: Iterable[LoadPoint]) -> list[str]:
    """A sentence where users spend most of their time outside the system."""
    told = [(point.in_flight, point.concurrency) for point in points if point.in_flight is not None]
    if told and (busy := median(inside / users for inside, users in told)) < 0.5:
        return [
            f"Users wait for an answer {busy:.0%} of their time and pause for the rest, so the load counts users, "
            "not requests at once: take out pauses to measure what the servers can do."
        ]
    return []


def _steps(stretches: Sequence[Stretch]) -> tuple[list[list[Stretch]], float]:
    smoothed = _smoothed([stretch.users for stretch in stretches])
    steps: list[list[Stretch]] = []
    level = end = 0.0
    for stretch, users in zip(stretches, smoothed, strict=True):
        together = steps and abs(users - level) <= SAME_LOAD * level and stretch.start - end <= LONGEST_GAP
        if not together:
            steps.append([])
            level = users
        steps[-1].append(stretch)
        end = stretch.start + stretch.seconds
    lasting = [step for step in steps if _length(step) >= SHORTEST_STEP and step[0].users > 0]
    passed_over = sum(_length(step) for step in steps if step not in lasting and step[0].users > 0)
    return lasting, passed_over


def _smoothed(users: Sequence[float]) -> list[float]:
    half = _SMOOTHED_OVER // 2
    if len(users) < _SMOOTHED_OVER:
        return list(users)
    return [
        median(users[at - half : at + half + 1]) if half <= at < len(users) - half else users[at]
        for at in range(len(users))
    ]


def _warm(step: Sequence[Stretch]) -> list[Stretch]:
    to_drop = WARM_UP_SHARE * _length(step)
    kept = list(step)
    while to_drop > 0 and len(kept) > 1:
        to_drop -= kept.pop(0).seconds
    return kept


def _length(step: Sequence[Stretch]) -> float:
    return sum(stretch.seconds for stretch in step)


def _point(step: Sequence[Stretch], faults: Faults) -> LoadPoint | None:
    seconds, requests = _length(step), sum(stretch.requests for stretch in step)
    failed = sum(stretch.failed for stretch in step)
    users = sum(stretch.users * stretch.seconds for stretch in step) / seconds
    line = step[0].line
    if requests <= 0:
        faults.add(
            f"no request was answered in {seconds:.0f} s with {users:g} users",
            "look whether the system was up; leave this step out",
            line,
        )
        return None
    mean, percentiles = _latency(step, requests)
    return LoadPoint(
        concurrency=users,
        throughput=max(requests - failed, 0) / seconds,
        failed_share=min(failed / requests, 1.0),
        mean_latency=mean,
        p50=percentiles[0],
        p95=percentiles[1],
        p99=percentiles[2],
        seconds=seconds,
        file=faults.file,
        line=line,
    )


def _latency(step: Sequence[Stretch], requests: float) -> tuple[float | None, tuple[float | None, ...]]:
    single = [stretch.latencies for stretch in step if stretch.latencies]
    if single:
        together = np.concatenate([np.frombuffer(part, dtype=np.float64) for part in single])
        return float(together.mean()), tuple(map(float, np.percentile(together, [50, 95, 99])))
    sums = [stretch.latency_sum for stretch in step if stretch.latency_sum is not None]
    told = [stretch.percentiles for stretch in step if stretch.percentiles is not None]
    mean = sum(sums) / requests if len(sums) == len(step) else None
    return mean, tuple(map(median, zip(*told, strict=True))) if told else (None, None, None)
