"""What a calibration found, as tables for the terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.calibration.measures import DECISIONS, MEASURES, Judged, Share
from benchmarks.calibration.misses import Miss
from benchmarks.calibration.results import BatchResult
from benchmarks.calibration.scores import wilson


def print_tables(console: Console, results: Sequence[BatchResult]) -> None:
    """Print per batch the scores, the cases, and what was missed."""
    for result in results:
        console.print(_scores(result))
        console.print(_cases(result))
        if result.misses:
            console.print(_misses(result.batch.name, result.misses))


def _scores(result: BatchResult) -> Table:
    table = Table(title=f"{result.batch.name}: {result.score.cases} cases (share, 95 % interval)")
    table.add_column("measure")
    for column in ("met", "share", "95 % interval", "first run", "without pains", "best constant", "first skill"):
        table.add_column(column, justify="right")
    first = result.first_run.score.shares if result.first_run else {}
    for name, share in result.score.shares.items():
        low, high = wilson(*share)
        constant = result.constants.get(name)
        table.add_row(
            MEASURES[name][0],
            f"{share[0]:g}/{share[1]:g}",
            shown(share),
            f"{low:.2f}–{high:.2f}",
            shown(first.get(name)),
            shown(result.without_pains.shares.get(name)),
            f"{shown(constant[1])} {constant[0]}" if constant else "",
            shown(result.skill) if name == "framework" else "",
        )
    volume = result.score.volume
    earlier = result.first_run.score.volume if result.first_run else None
    for label, now, before in (
        ("median of open risks", volume.open_risks, earlier and earlier.open_risks),
        ("median of practices", volume.practices, earlier and earlier.practices),
        ("median of practices that cannot wait", volume.now, earlier and earlier.now),
    ):
        table.add_row(label, f"{now:g}", "", "", "" if before is None else f"{before:g}")
    return table


def _cases(result: BatchResult) -> Table:
    table = Table(title=f"{result.batch.name}: cases")
    for column in ("case", *DECISIONS, "verdicts", "risks", "practices"):
        table.add_column(column, overflow="fold")
    for judged in result.judged:
        table.add_row(judged.case.id, *(_cell(judged, decision) for decision in DECISIONS), *_said(judged))
    return table


def _cell(judged: Judged, decision: str) -> str:
    first = " + ".join(judged.firsts(decision))
    if f"{decision}_any_of" not in judged.case.expect:
        return f"  {first}"
    return f"{'✓' if judged.accepts(decision) else '✗'} {first}"


def _said(judged: Judged) -> Iterable[str]:
    yield ", ".join(f"{preference.option}: {preference.verdict}" for preference in judged.assessment.preferences)
    yield str(sum(risk.status == "open" for risk in judged.assessment.risks))
    yield str(len(judged.assessment.practices))


def _misses(batch: str, misses: Iterable[Miss]) -> Table:
    table = Table(title=f"{batch}: misses")
    for column in ("case", "what", "came", "expected", "behind"):
        table.add_column(column, overflow="fold")
    for miss in misses:
        table.add_row(miss.case, miss.what, miss.came, miss.expected, miss.behind)
    return table


def shown(share: Share | None) -> str:
    """A share with two decimals; nothing where nothing was tried."""
    return f"{share[0] / share[1]:.2f}" if share and share[1] else ""
