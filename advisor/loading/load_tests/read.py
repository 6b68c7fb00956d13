"""Load-test files as the command line names them, each read by the reader of its format."""

from collections.abc import Sequence
from pathlib import Path

from advisor.errors import InputError, Problem
from advisor.loading.load_tests.faults import Faults, number_in
from advisor.loading.load_tests.hey import read_hey
from advisor.loading.load_tests.jmeter import read_jmeter
from advisor.loading.load_tests.k6_stream import read_k6_stream
from advisor.loading.load_tests.k6_summary import read_k6_summary
from advisor.loading.load_tests.lines import head_of
from advisor.loading.load_tests.locust import read_locust_history, read_locust_totals
from advisor.loading.load_tests.points import LoadTest
from advisor.loading.load_tests.recognise import Format, recognise
from advisor.loading.load_tests.wrk import read_wrk

_SERIES = {
    Format.K6_STREAM: read_k6_stream,
    Format.LOCUST_HISTORY: read_locust_history,
    Format.JMETER: read_jmeter,
}
_SINGLE = {
    Format.K6_SUMMARY: read_k6_summary,
    Format.LOCUST_TOTALS: read_locust_totals,
    Format.WRK: read_wrk,
    Format.HEY: read_hey,
}


def read_load_tests(arguments: Sequence[str]) -> tuple[LoadTest, ...]:
    """The load test of each argument, `FILE` or `FILE@CONCURRENCY`, in order.

    Raises:
        InputError: with the faults of all files.
    """
    tests: list[LoadTest] = []
    problems: list[Problem] = []
    seen: set[Path] = set()
    for argument in arguments:
        try:
            path, concurrency = _parted(argument)
            if path.resolve() in seen:
                Faults(str(path)).stop("the file is given twice", "give each run once: a copy adds no knowledge")
            seen.add(path.resolve())
            tests.append(_read(path, concurrency))
        except InputError as error:
            problems.extend(error.problems)
        except (OSError, RuntimeError) as error:  # RuntimeError: links that lead round in a circle
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            problems.append(Problem(f"the file cannot be read: {reason}", "check the path", argument))
    if problems:
        raise InputError(problems)
    return tuple(tests)


def _read(path: Path, concurrency: float | None) -> LoadTest:
    faults = Faults(str(path))
    form = recognise(head_of(path, faults).decode("utf-8", errors="replace"), faults)
    if form in _SINGLE:
        return _SINGLE[form](path, faults, concurrency)
    if concurrency is not None:
        faults.stop(
            f"the file tells its numbers of users itself, and @{concurrency:g} was given",
            f"leave out the @{concurrency:g}",
        )
    return _SERIES[form](path, faults)


def _parted(argument: str) -> tuple[Path, float | None]:
    """The file and its concurrency; a name that holds @ is kept whole unless a number follows the last one."""
    if "\0" in argument:
        raise InputError([Problem("the name holds a zero byte", "check the path", argument.replace("\0", "?"))])
    name, at, tail = argument.rpartition("@")
    if not at or not name:
        return Path(argument), None
    concurrency = number_in(tail)
    if concurrency is None:
        if Path(argument).exists():
            return Path(argument), None
        raise InputError([Problem(f"`{tail[:40]}` after the last @ is no number", "write FILE@50", argument)])
    if concurrency <= 0:
        raise InputError([Problem(f"the concurrency is {tail}", "it is more than 0: FILE@50", argument)])
    return Path(name), concurrency
