"""A first run is written once; floors only rise; the gate names what falls short."""

from datetime import date
from pathlib import Path

import pytest

from advisor.engine.program import Program
from advisor.errors import InputError
from benchmarks.calibration.batches import REAL, Batch, read_batch, read_batches
from benchmarks.calibration.first_run import raise_floors, read_first_runs, read_floors, record
from benchmarks.calibration.gate import own_failures, real_failures
from benchmarks.calibration.scores import Score, Volume

BATCH = Batch("mine", "2026-11-23", "c" * 64, ())
SCORE = Score(4, {"framework": (3.0, 4.0), "warnings": (2.5, 5.0)}, Volume(4.0, 9.5, 1.0))
DAY = date(2026, 11, 23)


def test_a_first_run_is_read_as_it_was_recorded(tmp_path: Path, shipped: Program) -> None:
    path = tmp_path / "first_run.yaml"
    record(BATCH, SCORE, shipped.base, DAY, path)
    record(Batch("other", "", "d" * 64, ()), SCORE, shipped.base, DAY, path)
    found = read_first_runs(path)
    assert list(found) == ["mine", "other"]
    assert found["mine"].score == SCORE
    assert (found["mine"].day, found["mine"].rules) == ("2026-11-23", shipped.base.sha256)


def test_a_first_run_is_never_overwritten(tmp_path: Path, shipped: Program) -> None:
    path = tmp_path / "first_run.yaml"
    record(BATCH, SCORE, shipped.base, DAY, path)
    before = path.read_bytes()
    with pytest.raises(InputError, match="recorded already"):
        record(BATCH, Score(4, {"framework": (4.0, 4.0)}, SCORE.volume), shipped.base, DAY, path)
    assert path.read_bytes() == before


def test_floors_rise_and_never_fall(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    raise_floors({"framework": (3, 4), "warnings": (3, 5)}, ["mine"], path)
    raise_floors({"framework": (2, 4), "warnings": (4, 5)}, ["mine"], path)
    assert dict(read_floors(path).shares) == {"framework": (3, 4), "warnings": (4, 5)}


def test_floors_of_other_batches_start_anew(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    raise_floors({"framework": (4, 4)}, ["mine"], path)
    raise_floors({"framework": (6, 8)}, ["mine", "other"], path)
    assert read_floors(path).shares["framework"] == (6, 8)


def test_own_cases_fail_below_their_floor_only() -> None:
    floors = {"framework": (3.0, 4.0)}
    assert not list(own_failures({"framework": (3.0, 4.0)}, floors))
    assert list(own_failures({"framework": (2.0, 4.0)}, floors)) == [
        "own cases: framework acceptable first: 2 of 4, less than the floor of 3 of 4"
    ]


@pytest.mark.parametrize(("warned", "fails"), [(95.0, False), (94.0, True)])
def test_published_architectures_fail_below_their_bounds(warned: float, fails: bool) -> None:
    shares = dict.fromkeys(("framework", "architecture", "data_store", "actual", "not_top"), (100.0, 100.0))
    without_pains = Score(20, {"warnings": (65.0, 100.0)}, SCORE.volume)
    found = list(real_failures(Score(20, {**shares, "warnings": (warned, 100.0)}, SCORE.volume), without_pains))
    assert bool(found) is fails


def test_one_first_place_that_must_not_be_fails() -> None:
    shares = dict.fromkeys(("framework", "architecture", "data_store", "actual", "warnings"), (100.0, 100.0))
    score = Score(20, {**shares, "not_top": (99.0, 100.0)}, SCORE.volume)
    assert any("nothing first that must not be" in one for one in real_failures(score, score))


def test_what_people_lean_towards_is_probed_wherever_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "batch.yaml"
    path.write_text(
        "cases:\n"
        "  - {id: inside, profile: {team_size: 3, preferred: {architecture: serverless}}, expect: {warns: [a]}}\n"
        "  - {id: beside, profile: {team_size: 3}, preferred: {architecture: serverless},"
        " expect: {warns: [a], probe_warns: [b]}}\n"
    )
    inside, beside = read_batch(path, "batch").cases
    assert (inside.expected("warns"), inside.expected("probe_warns")) == ([], ["a"])
    assert (beside.expected("warns"), beside.expected("probe_warns")) == (["a"], ["b"])
    assert inside.answered() == beside.answered() == {"team_size": 3, "preferred": {"architecture": "serverless"}}


def test_every_own_batch_has_its_first_run_recorded() -> None:
    assert {batch.name for batch in read_batches()} - {REAL} <= read_first_runs().keys()
