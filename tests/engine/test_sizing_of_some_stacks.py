"""What only some stacks have: search engine, analytics store, edge, streams, outside systems; and what is missing."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from advisor import load_profile
from advisor.engine.program import Program
from advisor.model.sizing import Sizing
from tests.sizing.at_loads import sizes_at

EXAMPLES = Path(__file__).parents[2] / "examples"
APART = {"search", "analytics", "edge", "media"}
LOADS = [0.3, 1, 2, 5, 20]


def example(program: Program, name: str, loads: list[float]) -> tuple[Sizing, ...]:
    return sizes_at(program, load_profile(EXAMPLES / f"{name}.yaml", program), loads)


def told(program: Program, **answers: Any) -> Sizing:
    return sizes_at(program, load_profile({"profile": "p", "answers": answers}, program), [1])[0]


def best(sizing: Sizing, name: str) -> float:
    found = sizing.figure(name)
    assert found, name
    return found.best


def test_a_portal_with_search_edge_and_streams_pays_for_all_of_them(shipped: Program) -> None:
    (portal,) = example(shipped, "media-portal", [1])
    assert (portal.choices["search_store"], portal.choices["cache"]) == ("elasticsearch", "cdn_edge")
    parts = {one.part for one in portal.figures}
    assert {"search", "edge", "media"} <= parts
    assert "analytics" not in parts
    assert best(portal, "cost_traffic") == 0
    components = [one for one in portal.figures if one.part == "cost" and one.unit == "USD/month"]
    assert best(portal, "cost_month") == pytest.approx(
        sum(one.best for one in components if one.id != "size.cost_month")
    )


def test_events_that_lie_in_the_analytics_store_pay_their_disk_once(shipped: Program) -> None:
    (fleet,) = example(shipped, "fleet-telemetry", [1])
    assert fleet.choices["analytics_store"] == "timescaledb"
    [price] = (one for one in fleet.assumptions if one.id == "price_analytics_core")
    assert best(fleet, "cost_analytics") == pytest.approx(best(fleet, "analytics_cores") * price.best)


@pytest.mark.parametrize("name", ["media-portal", "fleet-telemetry", "ticket-shop"])
def test_more_load_never_takes_less_nor_costs_less(shipped: Program, name: str) -> None:
    rising = {
        "search_nodes", "search_queries", "search_index", "analytics_cores", "analytics_disk", "edge_traffic",
        "edge_fill", "stream_bandwidth", "stream_traffic", "cost_search", "cost_analytics", "cost_edge", "cost_media",
        "cost_month", "requests_in_progress",
    }  # fmt: skip
    for less, more in pairwise(example(shipped, name, LOADS)):
        for one in less.figures:
            then = more.figure(one.id)
            if one.id.removeprefix("size.") in rising:
                assert then
                for end in ("low", "best", "high"):
                    assert getattr(one, end) <= getattr(then, end) * (1 + 1e-9), (one.id, end)


def test_a_plain_application_has_none_of_these_parts(shipped: Program) -> None:
    plain = told(shipped, workload=["crud_web"], peak_rps=100, third_party_dependency=False, data_volume_gb=50)
    assert not {one.part for one in plain.figures} & APART
    assert plain.figure("latency_outside") is None
    assert plain.figure("cost_month")


def test_without_a_volume_search_is_missing_and_not_free(shipped: Program) -> None:
    answers: dict[str, Any] = {
        "workload": ["ecommerce", "read_heavy_content"], "data_types": ["full_text"], "peak_rps": 3000,
        "search_features": "rich", "team_size": 30,
    }  # fmt: skip
    answers = {name: value for name, value in answers.items() if name in shipped.base.questions}
    unknown, known = told(shipped, **answers), told(shipped, **answers, data_volume_gb=2000)
    assert "data_volume_gb" in unknown.missing
    assert unknown.figure("search_nodes") is None
    assert unknown.figure("cost_search") is None
    assert "data_volume_gb" not in known.missing


def test_what_is_not_asked_is_not_missing(shipped: Program) -> None:
    plain = told(shipped, workload=["crud_web"], data_types=["full_text"], peak_rps=100)
    assert "concurrent_streams" not in plain.missing
    assert "concurrent_streams" in told(shipped, workload=["media_processing"], peak_rps=100).missing


def test_waiting_for_others_is_in_the_budget_and_in_the_requests_in_progress(shipped: Program) -> None:
    answers: dict[str, Any] = {
        "workload": ["crud_web"], "peak_rps": 200, "team_skills": ["java"], "existing_stack": ["java_spring_boot"],
        "stage": "scaling_existing", "team_size": 8, "data_volume_gb": 50,
    }  # fmt: skip
    alone, waiting = (told(shipped, **answers, third_party_dependency=one) for one in (False, True))
    assert alone.choices == waiting.choices
    assert best(waiting, "latency_p95") == pytest.approx(best(alone, "latency_p95"))
    assert best(waiting, "latency_p95_outside") > best(waiting, "latency_p95") + best(waiting, "latency_outside")
    assert best(waiting, "requests_in_progress") > best(alone, "requests_in_progress")
    open_question = told(shipped, **answers).figure("requests_in_progress")
    assert open_question
    for one in (alone, waiting):
        assert open_question.low <= best(one, "requests_in_progress") <= open_question.high


def test_a_measured_time_stands_before_the_computed_one(shipped: Program) -> None:
    profile = {"profile": "p", "answers": {"workload": ["crud_web"], "peak_rps": 5000}}
    measured = load_profile({**profile, "factors": {"response_time": [50, 50]}}, shipped)
    assert best(sizes_at(shipped, measured, [1])[0], "requests_in_progress") == pytest.approx(250)
