"""Single samples, one a request, gathered into stretches of a second each."""

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.plateaus import LONGEST_GAP, Stretch

OUT_OF_ORDER = 2.0
"""Seconds by which a line may lie before an earlier one: tools write what they buffer in small disorder."""


class Seconds:
    """Gathers answers and user counts by whole second of the time at which they ended."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._seconds: dict[int, Stretch] = {}
        self._users: dict[int, list[float]] = {}
        self._latest = float("-inf")

    def in_order(self, time: float, line: int, latest: float | None = None) -> None:
        """Note a fault when `time` lies before what was seen; `latest` is what later lines are held against."""
        if time < self._latest - OUT_OF_ORDER:
            self._faults.add(
                f"time runs backwards here, by {self._latest - time:.0f} s",
                "sort the file by time; give files of several runs one by one",
                line,
            )
        self._latest = max(self._latest, time if latest is None else latest)

    def answer(
        self, time: float, line: int, latency: float | None = None, requests: float = 0, failed: float = 0
    ) -> None:
        """Add what one line tells of requests that ended at `time` (seconds since the epoch)."""
        stretch = self._seconds.get(int(time)) or self._seconds.setdefault(int(time), Stretch(int(time), 1, 0, line))
        stretch.requests += requests
        stretch.failed += failed
        if latency is not None:
            stretch.latencies.append(latency)

    def users(self, time: float, users: float) -> None:
        """Add the number of users at `time`."""
        self._users.setdefault(int(time), []).append(users)

    def stretches(self) -> list[Stretch]:
        """Every second from first to last with its users, without the last, which is cut short; gaps stay gaps.

        Where a second tells no users, those of the second before hold.
        """
        result: list[Stretch] = []
        users, before, line = 0.0, None, 1
        for second in sorted(set(self._seconds) | set(self._users)):
            if before is not None and second - before <= LONGEST_GAP:
                result.extend(Stretch(at, 1, users, line) for at in range(before + 1, second))
            if told := self._users.get(second):
                users = sorted(told)[len(told) // 2]
            stretch = self._seconds.get(second, Stretch(second, 1, users, line))
            stretch.users = users
            result.append(stretch)
            before, line = second, stretch.line
        return result[:-1]
