"""One, three and ten times the load: what grows, what stays, and which limits are passed where."""

from typing import Any

import pytest

from advisor import load_profile
from advisor.api import size
from advisor.engine.milestones import LOADS
from advisor.engine.program import Program
from advisor.model.sizing import Milestone, Sizing
from advisor.sizing.plan import LIMITS

GROWING: dict[str, Any] = {
    "workload": ["crud_web"], "peak_rps": 2000, "avg_rps": 500, "read_share": 0.5, "cpu_bound": "none",
    "team_skills": ["java"], "stage": "scaling_existing",
}  # fmt: skip


@pytest.fixture(scope="module")
def sizing(shipped: Program) -> Sizing:
    found = size(load_profile({"profile": "x", "answers": GROWING}, shipped), shipped).sizing
    assert found
    return found


def best(milestone: Milestone, name: str) -> float:
    return next(one.best for one in milestone.figures if one.id == f"size.{name}")


def test_there_is_one_for_each_load_and_the_first_is_today(sizing: Sizing) -> None:
    assert tuple(one.load for one in sizing.milestones) == LOADS
    assert sizing.milestones[0].figures == sizing.figures
    assert sizing.milestones[0].choices == sizing.choices


def test_rates_grow_with_the_load(sizing: Sizing) -> None:
    for milestone in sizing.milestones:
        assert best(milestone, "requests_month") == pytest.approx(
            milestone.load * best(sizing.milestones[0], "requests_month")
        )
        if milestone.choices == sizing.choices:
            assert best(milestone, "busy_cores") == pytest.approx(
                milestone.load * best(sizing.milestones[0], "busy_cores")
            )
            assert best(milestone, "headroom") == pytest.approx(best(sizing.milestones[0], "headroom") / milestone.load)


def test_a_limit_is_named_at_the_load_that_passes_it_and_only_there(sizing: Sizing) -> None:
    passed = [change.subject for one in sizing.milestones for change in one.changes if change.practice]
    assert passed, "the profile passes no limit"
    for limit in LIMITS:
        before = 0.0
        for milestone in sizing.milestones:
            now = next((one.best for one in milestone.figures if one.id == limit.figure), 0.0)
            named = [change for change in milestone.changes if change.subject == limit.figure]
            assert len(named) == (now > limit.above >= before), (limit.figure, milestone.load)
            assert all((change.after, change.practice) == (now, limit.practice) for change in named)
            before = now


def test_other_choices_are_changes(sizing: Sizing) -> None:
    for earlier, later in zip(sizing.milestones, sizing.milestones[1:], strict=False):
        told = {one.subject: (one.before, one.after) for one in later.changes if not one.practice}
        assert told == {
            name: (earlier.choices.get(name), option)
            for name, option in later.choices.items()
            if earlier.choices.get(name) != option
        }


def test_practices_of_limits_are_known(shipped: Program) -> None:
    assert {limit.practice for limit in LIMITS} <= shipped.base.practices.keys()
