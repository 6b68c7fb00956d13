"""Limits that a growing load passes are not lifted by hand where the store lifts them by itself."""

from typing import Any

import pytest

from advisor import load_profile
from advisor.api import size
from advisor.engine.program import Program
from advisor.model.sizing import Milestone

CHAT: dict[str, Any] = {
    "workload": ["realtime_messaging"], "realtime": True, "concurrent_connections": 200_000, "peak_rps": 3_000,
    "events_per_sec": 8_000, "availability_target": 99.95, "team_skills": ["typescript", "node"], "team_size": 12,
    "ops_capacity": "medium", "cloud": "public_cloud",
}  # fmt: skip
SHOP: dict[str, Any] = {
    "workload": ["crud_web"], "peak_rps": 8_000, "read_share": 0.9, "data_types": ["relational"],
    "consistency": "strong", "team_skills": ["java", "spring"], "team_size": 9,
}  # fmt: skip


@pytest.fixture(scope="module", params=["chat", "shop"])
def milestones(request: pytest.FixtureRequest, shipped: Program) -> tuple[Milestone, ...]:
    answers = {"chat": CHAT, "shop": SHOP}[request.param]
    sizing = size(load_profile({"profile": "x", "answers": answers}, shipped), shipped).sizing
    assert sizing
    return sizing.milestones


def test_stores_that_spread_writes_are_not_split_by_hand(milestones: tuple[Milestone, ...], shipped: Program) -> None:
    crowded = [one for one in milestones if _best(one, "write_load") > 1]
    assert crowded, "no milestone writes more than one node takes"
    advised = [change.practice for one in milestones for change in one.changes]
    last = shipped.base.options["primary_store"][str(crowded[-1].choices["primary_store"])]
    by_itself = "automatic" in (last.values_of("write_scaling") or ())
    assert ("sharding" in advised) is not by_itself
    if by_itself:
        assert "read_replicas" not in advised


def _best(milestone: Milestone, name: str) -> float:
    return next(one.best for one in milestone.figures if one.id == f"size.{name}")
