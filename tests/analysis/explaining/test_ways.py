"""A change of answers that is not proved to be the smallest has at least nothing to spare."""

from typing import Any

import pytest

from advisor.analysis.explaining import ways
from advisor.analysis.explaining.counterfactual import AnswerChange, Counterfactual, is_first, smallest_change
from advisor.engine.program import Program
from advisor.model.profile import Profile
from tests.analysis.tipping.small_axes import favour, small_program
from tests.engine.bases import compare, is_, profile_of

PROGRAM = small_program(favour("r", compare("load", "at_least", 100)), favour("s", is_("push"), "odd", 1))
TOLD = profile_of(load=5, push=True, team=3)


def padded(program: Program, profile: Profile, *_: Any) -> Counterfactual:
    """A solution with one answer too many."""
    changed = profile_of(load=200, push=False, team=90)
    moved = [("load", 5, 200), ("push", True, False), ("team", 3, 90)]
    changes = tuple(AnswerChange(name, before, after, "months") for name, before, after in moved)
    return Counterfactual("store", "big", "found", changes, False, "", changed, 0.1)


def test_what_is_not_needed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "smallest_change", padded)
    way = ways.way_to(PROGRAM, TOLD, "store", "big", 1.0)
    assert [change.question for change in way.changes] == ["load"]
    assert way.profile is not None
    assert is_first(PROGRAM, way.profile, "store", "big")
    assert not way.smallest


def test_a_proof_is_left_alone() -> None:
    way = ways.way_to(PROGRAM, TOLD, "store", "big", 5.0)
    smallest = smallest_change(PROGRAM, TOLD, "store", "big", 5.0)
    assert (way.changes, way.smallest) == (smallest.changes, True)


def test_what_is_impossible_stays_so() -> None:
    nothing = ways.way_to(small_program(), TOLD, "store", "odd", 5.0)
    assert (nothing.status, nothing.changes) == ("impossible", ())
