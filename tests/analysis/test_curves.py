import pytest

from advisor import api
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor.model.profile import Profile


@pytest.fixture(scope="module")
def shop(shipped: Program) -> Profile:
    return api.load_profile(shipped_folder("examples") / "ticket-shop.yaml", shipped)


LOADS = (0.1, 1.0, 2.0, 20.0)


def test_at_todays_load_the_curves_are_the_sizing(shipped: Program, shop: Profile) -> None:
    sizing = api.size(shop, shipped).sizing
    curves = api.curves(shop, shipped, LOADS, LOADS, ("size.instances", "size.nothing"))
    assert sizing and curves
    today = curves.as_built[1]
    assert today.busy == pytest.approx(sizing.figure("utilisation").best)
    assert today.database_busy == pytest.approx(sizing.figure("database_load").best)
    assert 1000 * today.p95 == pytest.approx(sizing.figure("latency_p95").best)
    [point] = [one for one in curves.anew["size.instances"] if one.load == 1]
    instances = sizing.figure("instances")
    assert (point.best, point.low, point.high) == pytest.approx((instances.best, *instances.likely))
    assert min(curves.full_at.values()) == pytest.approx(sizing.figure("headroom").best)
    assert set(curves.anew) == {"size.instances"}


def test_more_load_takes_no_fewer_instances(shipped: Program, shop: Profile) -> None:
    curves = api.curves(shop, shipped, LOADS, LOADS, ("size.instances",))
    assert curves
    best = [point.best for point in curves.anew["size.instances"]]
    assert best == sorted(best)
    assert best[-1] > best[0]


def test_the_assessment_for_a_sizing_is_that_of_the_whole(shipped: Program, shop: Profile) -> None:
    whole = api.advise(shop, shipped)
    assert api.size(shop, shipped).sizing == whole.sizing


def test_without_a_peak_no_plan_is_followed(shipped: Program) -> None:
    profile = api.load_profile({"profile": "x", "answers": {"workload": ["crud_web"]}}, shipped)
    curves = api.curves(profile, shipped, LOADS, LOADS, ("size.instances",))
    assert curves
    assert curves.as_built == () and curves.anew == {}


def test_out_of_scope_there_are_no_curves(shipped: Program) -> None:
    profile = api.load_profile({"profile": "x", "answers": {"outage_harm": "safety_of_life"}}, shipped)
    assert api.curves(profile, shipped, LOADS, LOADS, ("size.instances",)) is None
    assert api.size(profile, shipped).sizing is None
