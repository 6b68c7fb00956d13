"""A stack that stays as it is while the load changes: how busy it becomes, and how long requests then take.

Busy shares rise in proportion to the load (utilisation law U = X·D, Denning and Buzen 1978); the times are those of the
queues in `path`. Beyond `FULL` there is no steady state, and so no time.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from advisor.sizing.draws import DRAWS
from advisor.sizing.parts.path import Path, exactly

FULL = 0.98
"""Busier than this, a steady state cannot be told from a growing queue."""

_LIKELY = (DRAWS // 10, DRAWS - 1 - DRAWS // 10)


@dataclass(frozen=True, slots=True)
class AsBuilt:
    """The stack at `load` times today's.

    `busy` and `database_busy` are shares of the processors' time, above 1 where they do not suffice; `likely` ranges
    hold eight of ten draws. `p50`, `p95`, `p99` are seconds, None where the queue only grows; the end of a likely range
    is None there too.
    """

    load: float
    busy: float
    busy_likely: tuple[float, float]
    database_busy: float
    database_busy_likely: tuple[float, float]
    p50: float | None
    p95: float | None
    p99: float | None
    p95_likely: tuple[float | None, float | None]


def as_built(best: Path, drawn: Path, load: float) -> AsBuilt:
    """The stack at a load; `best` holds numbers and `drawn` draws of what a request does at today's load, on one stack.

    Busy shares of `drawn` may exceed 1.
    """
    there, draws = _at(best, load), _at(drawn, load)
    times = exactly(there) if max(there.busy, there.database_busy) < FULL else None
    return AsBuilt(
        load=load,
        busy=float(there.busy),
        busy_likely=_likely(draws.busy, float(there.busy)),
        database_busy=float(there.database_busy),
        database_busy_likely=_likely(draws.database_busy, float(there.database_busy)),
        p50=float(times.p50) if times else None,
        p95=float(times.p95) if times else None,
        p99=float(times.p99) if times else None,
        p95_likely=_likely_time(draws, float(times.p95) if times else None),
    )


def _at(path: Path, load: float) -> Path:
    return replace(path, busy=path.busy * load, database_busy=path.database_busy * load)


def _likely(values: Any, best: float) -> tuple[float, float]:
    """Where eight of ten draws lie, the best estimate with them."""
    ordered = np.sort(np.broadcast_to(values, DRAWS))
    return min(float(ordered[_LIKELY[0]]), best), max(float(ordered[_LIKELY[1]]), best)


def _likely_time(draws: Path, best: float | None) -> tuple[float | None, float | None]:
    full = np.maximum(draws.busy, draws.database_busy) >= FULL
    low, high = _likely(np.where(full, np.inf, draws.percentile(0.95)), np.inf if best is None else best)
    return (low if np.isfinite(low) else None), (high if np.isfinite(high) else None)
