"""What a load test tells: how much was answered, how fast, at which load, and where that stands in the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoadPoint:
    """One steady stretch of load.

    `concurrency` in users, threads or connections at once; `throughput` in requests/s that were answered without
    failure; latencies in seconds over all requests, None where the tool does not tell; `failed_share` of all requests,
    0 to 1; `seconds` of the stretch that count, None where unknown; `line` where it begins in the file.
    """

    concurrency: float
    throughput: float
    failed_share: float
    mean_latency: float | None
    p50: float | None
    p95: float | None
    p99: float | None
    seconds: float | None
    file: str
    line: int

    @property
    def place(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}:{self.line}"

    @property
    def in_flight(self) -> float | None:
        """Mean requests at once inside the system, X · R (Little 1961): far below `concurrency` where users think."""
        return None if self.mean_latency is None else self.throughput * self.mean_latency


@dataclass(frozen=True, slots=True)
class LoadTest:
    """One file: the tool that wrote it, its points in the order of the file, and sentences on what to know of them."""

    tool: str
    file: str
    points: tuple[LoadPoint, ...]
    notes: tuple[str, ...] = ()
