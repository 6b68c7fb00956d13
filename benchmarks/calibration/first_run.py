"""The score that each batch had when the rules first met it, and the floor below which no later version may fall.

A first run is written once: what the rules said of projects that nobody had tuned them to cannot be had a second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from advisor.errors import InputError, Problem
from advisor.loading.document import read_document
from advisor.model.rulebase import RuleBase
from benchmarks.calibration.batches import FIXTURES, Batch
from benchmarks.calibration.measures import MEASURES, Share
from benchmarks.calibration.scores import Score, Volume

FIRST_RUNS = FIXTURES / "own_cases" / "first_run.yaml"
FLOORS = FIXTURES / "own_cases" / "floors.yaml"

_FIRST_RUNS_HEAD = """\
# The score of each batch when the rules first met it: hits and tries by measure, and medians.
# Written once by `python -m benchmarks.calibration --record BATCH`; never changed, whatever becomes of rules and cases.
"""
_FLOORS_HEAD = """\
# Hits and tries of these batches together: `make calibration` fails where a share of them falls below one of these.
# Raised by `python -m benchmarks.calibration --raise-floors`; never lowered by it.
"""


@dataclass(frozen=True)
class FirstRun:
    """A batch's first score, the day, and the fingerprints of the rule base and of the cases."""

    day: str
    rules: str
    cases_sha256: str
    score: Score


def read_first_runs(path: Path = FIRST_RUNS) -> dict[str, FirstRun]:
    """By batch, its first run; nothing where none is recorded."""
    if not path.exists():
        return {}
    found = {}
    for name, data in (read_document(path.read_bytes(), path.name).data or {}).items():
        shares = {measure: (float(hits), float(tries)) for measure, (hits, tries) in data["scores"].items()}
        volume = Volume(**{key: float(value) for key, value in data["medians"].items()})
        found[name] = FirstRun(
            str(data["date"]), data["rules_sha256"], data["cases_sha256"], Score(data["cases"], shares, volume)
        )
    return found


def record(batch: Batch, score: Score, base: RuleBase, day: date, path: Path = FIRST_RUNS) -> None:
    """Write down the first run of a batch.

    Raises:
        InputError: when it was recorded before.
    """
    if batch.name in read_first_runs(path):
        message = f"the first run of `{batch.name}` is recorded already"
        raise InputError([Problem(message, "a first run is never overwritten", str(path))])
    entry = {
        batch.name: {
            "date": day,
            "rules_sha256": base.sha256,
            "cases_sha256": batch.sha256,
            "cases": score.cases,
            "scores": {name: [_plain(part) for part in share] for name, share in score.shares.items()},
            "medians": {key: _plain(value) for key, value in vars(score.volume).items()},
        }
    }
    before = path.read_text() if path.exists() else _FIRST_RUNS_HEAD
    text = yaml.safe_dump(entry, sort_keys=False, default_flow_style=None, width=120)
    path.write_text(f"{before}{text}")


@dataclass(frozen=True)
class Floors:
    """By measure, the share below which these batches together may not fall."""

    batches: tuple[str, ...]
    shares: Mapping[str, Share]


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors; none where they are not written down."""
    if not path.exists():
        return Floors((), {})
    data = read_document(path.read_bytes(), path.name).data
    shares = {name: (float(hits), float(tries)) for name, (hits, tries) in data["shares"].items()}
    return Floors(tuple(data["batches"]), shares)


def raise_floors(present: Mapping[str, Share], batches: Sequence[str], path: Path = FLOORS) -> None:
    """Let the present shares be the floor wherever they are higher; of other batches than before, everywhere."""
    earlier = read_floors(path)
    shares = dict(earlier.shares) if set(earlier.batches) == set(batches) else {}
    for name, (hits, tries) in present.items():
        least, of = shares.get(name, (0.0, tries))
        if hits * of >= least * tries:
            shares[name] = hits, tries
    data = {
        "batches": list(batches),
        "shares": {name: [_plain(part) for part in shares[name]] for name in MEASURES if name in shares},
    }
    path.write_text(f"{_FLOORS_HEAD}{yaml.safe_dump(data, sort_keys=False, default_flow_style=None, width=120)}")


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
