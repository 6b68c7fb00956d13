"""The rows of a portfolio in batches: read, assessed and written by two worker processes, handed back in order.

Two batches a worker are under way at most, so that memory does not grow with the portfolio. A portfolio of one batch
needs no workers.
"""

import gc
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from threading import current_thread, main_thread

from advisor import api
from advisor.analysis.portfolio.portfolio import PortfolioAssessor
from advisor.analysis.portfolio.tally import Member, Tally
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program
from advisor.errors import EngineError, InputError, Problem
from advisor.loading.row_profiles import RowReader
from advisor.loading.rows import Portfolio, RawRow
from advisor.model.profile import Profile
from advisor.reporting.portfolio import RowWriter

ROWS = 1024
"""Rows in a batch."""

_WORKERS = 2
_UNDER_WAY = 2 * _WORKERS


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some rows: the lines written, what they add to the tally, the faults of `faulty` of them, and how
    far the portfolio then is read."""

    text: str
    tally: Tally
    problems: tuple[Problem, ...]
    faulty: int
    end: int


class Desk:
    """Where rows are worked on: everything that is made once and used for every batch."""

    def __init__(self, program: Program, portfolio: Portfolio, form: str) -> None:
        self._reader = RowReader.of(portfolio, program.base)
        self._assessor = PortfolioAssessor(compiled(program))
        self._writer = RowWriter(program.base, form)
        self._names = tuple(program.base.decisions)

    def work(self, rows: list[tuple[int, RawRow]]) -> Batch:
        """Read, assess and write numbered rows."""
        members: list[Member] = []
        profiles: list[Profile] = []
        problems: list[Problem] = []
        faulty = 0
        for number, row in rows:
            try:
                profile = self._reader.read(row)
            except InputError as error:
                problems += error.problems
                faulty += 1
                continue
            profiles.append(profile)
            members.append(Member(number, profile.name, row.file, row.line))
        outcomes = list(zip(self._assessor.assess(profiles), members, strict=True))
        tally = Tally(self._names)
        for outcome, member in outcomes:
            tally.add(outcome, member)
        return Batch(self._writer.write(outcomes), tally, tuple(problems), faulty, rows[-1][1].end)


Origin = tuple[Path | None, list[Path] | None]
"""Where workers load the rule base from (None: the shipped one), and the packs to lay over it."""


def batches(program: Program, origin: Origin, portfolio: Portfolio, form: str) -> Generator[Batch, None, None]:
    """The batches of a portfolio, in order; `origin` is where the program came from.

    Raises:
        InputError: when the portfolio cannot be read on, or holds no profile.
        EngineError: when a worker process dies.
    """
    rows = _numbered(portfolio.rows())
    first, second = list(islice(rows, ROWS)), list(islice(rows, ROWS))
    if not first:
        hint = "name a folder with YAML files, or a file with a profile a line"
        raise InputError([Problem("there is no profile here", hint, str(portfolio.path))])
    if not second:
        yield Desk(program, portfolio, form).work(first)
        return
    yield from _shared_out(_cut(first, second, rows), origin, portfolio, form)


def _shared_out(
    waiting: Iterator[list[tuple[int, RawRow]]], origin: Origin, portfolio: Portfolio, form: str
) -> Iterator[Batch]:
    # Not forked: threads of the progress bar and of NumPy may hold locks.
    pool = ProcessPoolExecutor(_WORKERS, get_context("spawn"), _open_desk, (origin, portfolio, form))
    under_way: deque[tuple[RawRow, Future[Batch]]] = deque()
    try:
        for rows in waiting:
            under_way.append((rows[0][1], _submitted(pool, rows)))
            if len(under_way) == _UNDER_WAY:
                yield _done(*under_way.popleft())
        while under_way:
            yield _done(*under_way.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, rows: list[tuple[int, RawRow]]) -> Future[Batch]:
    try:
        with _interrupts_kept_from_children():
            return pool.submit(_work, rows)
    except (OSError, BrokenProcessPool) as error:
        raise EngineError(f"no worker process can take rows: {error}") from None


@contextmanager
def _interrupts_kept_from_children() -> Iterator[None]:
    """Let processes that start meanwhile ignore interrupts: those are for the parent, which then ends its workers."""
    if current_thread() is not main_thread():
        yield
        return
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _done(first: RawRow, batch: Future[Batch]) -> Batch:
    try:
        return batch.result()
    except BrokenProcessPool:
        raise EngineError(
            f"a worker process died while the rows from {first.file}:{first.line} on were assessed; "
            "perhaps memory ran out, or somebody ended it"
        ) from None


def _numbered(rows: Iterable[RawRow]) -> Iterator[tuple[int, RawRow]]:
    return enumerate(rows, 1)


def _cut(
    first: list[tuple[int, RawRow]], second: list[tuple[int, RawRow]], rest: Iterator[tuple[int, RawRow]]
) -> Iterator[list[tuple[int, RawRow]]]:
    yield first
    rows = second
    while rows:
        yield rows
        rows = list(islice(rest, ROWS))


_desks: list[Desk] = []


def _open_desk(origin: Origin, portfolio: Portfolio, form: str) -> None:
    """Prepare a worker process."""
    rules, packs = origin
    _desks.append(Desk(api.load_rulebase(rules, packs=packs), portfolio, form))
    gc.freeze()  # what is made once need not be looked through again and again


def _work(rows: list[tuple[int, RawRow]]) -> Batch:
    return _desks[-1].work(rows)
