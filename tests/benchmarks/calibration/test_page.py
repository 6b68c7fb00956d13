"""The report shows the first run beside the present one, and the story of every case that is missed."""

from pathlib import Path

import pytest

from advisor import load_rulebase
from advisor.engine.program import Program
from benchmarks.calibration.batches import Batch, Case
from benchmarks.calibration.first_run import FirstRun
from benchmarks.calibration.page import page
from benchmarks.calibration.results import BatchResult, calibrate
from benchmarks.calibration.scores import Score, Volume

SMALL = Path(__file__).parents[2] / "fixtures" / "rules_small"


@pytest.fixture(scope="module")
def small() -> Program:
    return load_rulebase(SMALL)


@pytest.fixture(scope="module")
def result(small: Program) -> BatchResult:
    case = Case("bus_tickets", "They sell tickets.", {"team_size": 4}, {}, {"practices": ["background_jobs"]}, {}, 1.0)
    first = FirstRun("2026-11-01", "a" * 64, "b" * 64, Score(1, {"practices": (0.0, 1.0)}, Volume(1.0, 2.0, 3.0)))
    return calibrate(Batch("buses", "2026-10-31", "b" * 64, (case,)), small, first)


def test_first_run_and_present_stand_side_by_side(result: BatchResult, small: Program) -> None:
    text = page([result], small)
    assert "First run on 2026-11-01" in text
    assert "| expected practices recommended | 0/1 = 0.00 | 0.00–0.79 | 0/1 = 0.00 | 0.00–0.79 |" in text
    assert "changed since" not in text


def test_a_miss_tells_the_story(result: BatchResult, small: Program) -> None:
    text = page([result], small)
    assert "**bus\\_tickets** They sell tickets." in text
    assert "practices: not recommended; expected: background\\_jobs" in text


def test_cases_that_changed_after_their_first_run_are_pointed_at(result: BatchResult, small: Program) -> None:
    batch = Batch("buses", "2026-10-31", "e" * 64, result.batch.cases)
    assert "**The cases have changed since.**" in page([calibrate(batch, small, result.first_run)], small)
