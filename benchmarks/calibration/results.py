"""Everything that a calibration finds, batch by batch."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.engine.program import Program
from benchmarks.calibration.baselines import best_constant, first_skill
from benchmarks.calibration.batches import Batch, Case
from benchmarks.calibration.first_run import FirstRun
from benchmarks.calibration.measures import DECISIONS, Judged, Share, judge
from benchmarks.calibration.misses import Miss, misses
from benchmarks.calibration.scores import Score, score


@dataclass(frozen=True)
class BatchResult:
    """A batch with its score, the same without pains, its first run where one is recorded, baselines and misses.

    `constants` holds by decision the best constant answer and its share; `skill` the share of the first skill's family.
    """

    batch: Batch
    judged: tuple[Judged, ...]
    score: Score
    without_pains: Score
    first_run: FirstRun | None
    constants: dict[str, tuple[str, Share]]
    skill: Share
    misses: tuple[Miss, ...]


def calibrate(batch: Batch, program: Program, first_run: FirstRun | None = None) -> BatchResult:
    """Ask the advisor about every case of a batch, twice."""
    judged = tuple(judge(case, program) for case in batch.cases)
    without_pains = [judge(case, program, pains=False) for case in batch.cases]
    constants, skill = baselines(batch.cases, program)
    return BatchResult(
        batch,
        judged,
        score(judged, program),
        score(without_pains, program),
        first_run,
        constants,
        skill,
        tuple(miss for one in judged for miss in misses(one)),
    )


def baselines(cases: Sequence[Case], program: Program) -> tuple[dict[str, tuple[str, Share]], Share]:
    """The best constant answer by decision, and the first skill's family."""
    return {decision: best_constant(decision, cases) for decision in DECISIONS}, first_skill(cases, program)
