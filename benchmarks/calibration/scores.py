"""The score of a batch: shares over its cases, and how much the advisor says."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

from advisor.engine.program import Program
from benchmarks.calibration.measures import MEASURES, Judged, Share


@dataclass(frozen=True)
class Volume:
    """Medians over cases: open risks, practices, and practices that cannot wait."""

    open_risks: float
    practices: float
    now: float


@dataclass(frozen=True)
class Score:
    """Weighted hits and tries by measure (only measures that some case asks for), and medians."""

    cases: int
    shares: dict[str, Share]
    volume: Volume


def score(judged: Sequence[Judged], program: Program) -> Score:
    """The score of these cases; each counts as much as its story is worth."""
    shares = {}
    for name, (_, measure) in MEASURES.items():
        parts = [(one.case.weight, *measure(one, program)) for one in judged]
        total = sum(weight * hits for weight, hits, _ in parts), sum(weight * tries for weight, _, tries in parts)
        if total[1]:
            shares[name] = total
    return Score(len(judged), shares, volume(judged))


def volume(judged: Sequence[Judged]) -> Volume:
    """How much is said of these cases."""
    said = [one.assessment for one in judged]
    return Volume(
        float(median(sum(risk.status == "open" for risk in one.risks) for one in said)),
        float(median(len(one.practices) for one in said)),
        float(median(sum(practice.priority == "now" for practice in one.practices) for one in said)),
    )


def pooled(scores: Sequence[Score]) -> dict[str, Share]:
    """The shares of several batches together."""
    found: dict[str, Share] = {}
    for name in MEASURES:
        parts = [one.shares[name] for one in scores if name in one.shares]
        if parts:
            found[name] = sum(hits for hits, _ in parts), sum(tries for _, tries in parts)
    return found


def wilson(hits: float, tries: float, z: float = 1.96) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    if not tries:
        return 0.0, 1.0
    share = hits / tries
    centre = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    margin = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries)) / (1 + z * z / tries)
    return max(centre - margin, 0.0), min(centre + margin, 1.0)
