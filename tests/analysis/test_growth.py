"""The same project under a larger load."""

import pytest

from advisor import load_profile
from advisor.analysis.growth import grown_by, grown_choices
from advisor.engine.facts import ToldRange
from advisor.engine.program import Program
from advisor.model.knowledge import Interval
from advisor.model.profile import Profile
from tests.sizing.at_loads import sizes_at


@pytest.fixture(scope="module")
def shop(shipped: Program) -> Profile:
    answers = {
        "workload": ["crud_web"], "peak_rps": [100, 400], "avg_rps": 50, "read_share": 0.8, "team_size": 6,
        "users_daily": 10_000,
    }  # fmt: skip
    return load_profile({"profile": "x", "answers": answers}, shipped)


def test_answers_that_grow_are_multiplied_and_others_stay(shop: Profile) -> None:
    later = grown_by(shop, 3)
    assert later.answers["peak_rps"].knowledge.values == Interval(300, 1200)
    assert later.answers["peak_rps"].best == pytest.approx(3 * (shop.answers["peak_rps"].best or 200))
    assert later.answers["users_daily"].knowledge.values == Interval(30_000, 30_000)
    for name in ("read_share", "team_size", "workload"):
        assert later.answers[name] == shop.answers[name]


def test_todays_stack_is_sized_for_each_load(shop: Profile, shipped: Program) -> None:
    one, ten = sizes_at(shipped, shop, (1, 10))
    assert (one.load, ten.load) == (1, 10)
    assert one.choices == ten.choices
    small, large = one.figure("busy_cores"), ten.figure("busy_cores")
    assert small and large
    assert large.best == pytest.approx(10 * small.best)


def test_what_was_measured_counts_at_every_load(shop: Profile, shipped: Program) -> None:
    measured = {"application_cpu": ToldRange(5, 5, 5, origin="measured", because="Measured.")}
    for sizing in sizes_at(shipped, shop, (1, 3), measured):
        busy, rate = sizing.figure("busy_cores"), sizing.figure("application_rps")
        assert busy and rate
        assert busy.basis == "measured"
        assert busy.best == pytest.approx(rate.best * 0.005)


def test_what_is_recommended_then_is_a_known_option(shop: Profile, shipped: Program) -> None:
    found = grown_choices(shipped, shop, ())
    assert set(found) == {3, 10}
    for choices in found.values():
        for decision, option in choices.items():
            assert option is None or option in shipped.base.options[decision]


def test_nothing_is_sized_out_of_scope(shipped: Program) -> None:
    from advisor.api import size

    profile = load_profile({"profile": "x", "answers": {"workload": ["ml_training"], "peak_rps": 5}}, shipped)
    assert size(profile, shipped).sizing is None
