"""Which range an assumption has: of the first variant that fits, as told, or as measured."""

from typing import Any

import pytest

from advisor import load_profile
from advisor.engine.assuming import Assumed, assume
from advisor.engine.facts import Facts, ToldRange
from advisor.engine.gathering import gather_facts
from advisor.engine.program import Program
from advisor.model.knowledge import Choice, Knowledge

MEASURED = ToldRange(2.0, 3.0, 4.0, origin="measured", because="Measured.")


def facts(program: Program, answers: dict[str, Any] | None = None, **more: Any) -> Facts:
    return gather_facts(load_profile({"profile": "x", "answers": answers or {}, **more}, program), program.base)


def choose(found: Facts, decision: str, *options: str) -> Facts:
    """The facts as if these options were still possible, the first of them likely."""
    found.certain.knowledge[f"chosen.{decision}"] = Knowledge(Choice(frozenset(options)))
    found.likely.knowledge[f"chosen.{decision}"] = Knowledge(Choice(frozenset(options[:1])))
    return found


def assumed(program: Program, found: Facts, name: str = "application_cpu") -> Assumed:
    return assume(program.base, found)[name]


def test_the_first_variant_that_holds_counts(shipped: Program) -> None:
    heavy = facts(shipped, {"cpu_bound": "heavy", "workload": ["crud_web"]})
    light = choose(facts(shipped, {"cpu_bound": "none", "workload": ["crud_web"]}), "framework", "node_express")
    assert assumed(shipped, heavy).used.best > assumed(shipped, light).used.best
    variants = shipped.base.assumptions["application_cpu"].variants
    assert assumed(shipped, light).used.best in {one.best for one in variants}
    assert assumed(shipped, light).used.because in {one.because for one in variants}


def test_where_no_variant_holds_the_assumption_itself_counts(shipped: Program) -> None:
    told = shipped.base.assumptions["edge_hit_share"]
    used = assumed(shipped, facts(shipped), "edge_hit_share").used
    assert (used.low, used.best, used.high, used.origin) == (told.low, told.best, told.high, "rule base")
    assert used.evidence == told.evidence


@pytest.mark.parametrize(("likely", "possible"), [("node_express", "python_django"), ("python_django", "node_express")])
def test_bounds_cover_every_variant_that_may_hold(shipped: Program, likely: str, possible: str) -> None:
    told = {"cpu_bound": "none", "workload": ["crud_web"]}
    one = assumed(shipped, choose(facts(shipped, told), "framework", likely))
    both = assumed(shipped, choose(facts(shipped, told), "framework", likely, possible))
    other = assumed(shipped, choose(facts(shipped, told), "framework", possible))
    assert one.used.low != other.used.low
    assert both.used == one.used
    assert both.lowest <= min(one.used.low, other.used.low)
    assert both.highest >= max(one.used.high, other.used.high)


def test_what_the_profile_tells_stands_before_every_variant(shipped: Program) -> None:
    found = facts(shipped, {"cpu_bound": "heavy"}, factors={"application_cpu": ["1 core·ms/request", 9]})
    one = assumed(shipped, found)
    assert (one.used.low, one.used.best, one.used.high, one.used.origin) == (1, 3, 9, "profile")
    assert (one.lowest, one.highest) == (1, 9)


def test_what_was_measured_stands_before_what_the_profile_tells(shipped: Program) -> None:
    profile = load_profile({"profile": "x", "answers": {}, "factors": {"application_cpu": [1, 9]}}, shipped)
    one = assumed(shipped, gather_facts(profile, shipped.base, {"application_cpu": MEASURED}))
    assert (one.used.low, one.used.best, one.used.high, one.used.origin) == (2, 3, 4, "measured")


@pytest.mark.parametrize("name", ["price_core", "price_egress"])
def test_prices_come_from_the_sheet(shipped: Program, name: str) -> None:
    assert assumed(shipped, facts(shipped), name).used.origin == "price sheet"
