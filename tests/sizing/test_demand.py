"""Every formula by hand, from answers with units to the fact that rules read."""

from typing import Any

import pytest

from advisor import load_profile
from advisor.compiled.evaluator import compiled
from advisor.compiled.words import FALSE, TRUE
from advisor.engine.facts import Facts
from advisor.engine.gathering import gather_facts
from advisor.engine.program import Program
from advisor.model.condition import Comparison, Test
from advisor.model.knowledge import Interval
from advisor.model.profile import Profile
from advisor.sizing.demand import FORMULAE
from advisor.sizing.estimate import Estimate
from tests.engine.bases import between, profile_of

one = Estimate.exactly


@pytest.mark.parametrize(
    ("name", "inputs", "expected"),
    [
        ("concurrent_users_from_daily_users", [1_000, 0.05], 50),
        ("concurrent_users_from_monthly_users", [10_000, 0.2, 0.05], 100),
        ("concurrent_users_from_total_users", [100_000, 0.1, 0.05], 500),
        ("user_rps_from_concurrent_users", [500, 0.2], 100),
        ("user_rps_from_page_views", [2_628_000, 3, 4], 12),
        ("transactions_per_second_from_day", [86_400], 1),
        ("transactions_per_second_from_month", [2_628_000], 1),
        ("events_per_second_from_devices", [6_000, 60], 100),
        ("events_per_second_from_records", [864_000], 10),
        ("average_rps_from_peak", [400, 4], 100),
        ("average_rps_from_page_views", [2_628_000, 3], 3),
        ("peak_rps_from_average", [100, 4], 400),
        ("connections_from_concurrent_users", [100, 2], 200),
        ("connections_from_monthly_users", [1_000, 0.08], 80),
        ("jobs_in_progress", [86_400, 30], 30),
        ("bandwidth", [1_000, 50], 400),
        ("uncached_rps", [1_000, 0.9, 0.8, 0.5], 640),
    ],
)
def test_a_formula_by_hand(name: str, inputs: list[float], expected: float) -> None:
    result = FORMULAE[name].compute(*map(one, inputs))
    assert result is not None
    assert result.low == result.high == pytest.approx(expected)


def test_the_peak_adds_events_to_the_larger_of_users_and_transactions() -> None:
    peak = FORMULAE["peak_rps_from_parts"].compute
    assert peak(one(4), one(100), one(10), one(5)) == one(105)
    assert peak(one(4), one(100), one(50), None) == one(200)
    assert peak(one(4), None, None, one(5)) == one(5)
    assert peak(one(4), Estimate(10, 50, 100), Estimate(5, 10, 50), None) == Estimate(20, 50, 200)


def test_writes_are_no_less_than_the_events_stored() -> None:
    writes = FORMULAE["writes_per_second"].compute
    assert writes(one(0.2), one(1_000), None, None) == one(200)
    assert writes(one(0.2), one(1_000), one(0.9), None).best == pytest.approx(100)
    assert writes(one(0.2), one(1_000), None, one(700)) == one(700)
    assert writes(one(0.2), None, None, one(700)) == one(700)


def facts(program: Program, factors: dict[str, Any] | None = None, **answers: Any) -> Facts:
    return gather_facts(
        load_profile({"profile": "x", "answers": answers, "factors": factors or {}}, program), program.base
    )


def interval(found: Facts, name: str) -> Interval:
    values = found.certain.knowledge[name].values
    assert isinstance(values, Interval)
    return values


def test_units_of_answers_reach_the_formula(shipped: Program) -> None:
    found = facts(shipped, transactions_per_day="5M")
    assert interval(found, "demand.transactions_per_sec").low == pytest.approx(5e6 / 86_400)
    assert found.origins["demand.transactions_per_sec"].sources == ("transactions_per_day",)


def test_factors_are_ranges_with_a_best_estimate_and_a_profile_overrides_them(shipped: Program) -> None:
    factor = shipped.base.factors["requests_per_user_second"]
    found = facts(shipped, concurrent_users=100)
    assert interval(found, "demand.user_rps") == Interval(100 * factor.low, 100 * factor.high)
    assert found.likely.knowledge["demand.user_rps"].values == Interval(100 * factor.best, 100 * factor.best)
    own = facts(shipped, {"requests_per_user_second": 3}, concurrent_users=100)
    assert interval(own, "demand.user_rps") == Interval(300, 300)


def test_how_far_peaks_stand_above_the_average_hangs_on_what_is_told_of_them(shipped: Program) -> None:
    factor = shipped.base.factors["peak_to_average"]
    steady, spiky, extreme = factor.variants
    found = facts(shipped, avg_rps=100, traffic_pattern="spiky")
    assert interval(found, "peak_rps") == Interval(100 * spiky.low, 100 * spiky.high)
    assert found.likely.knowledge["peak_rps"].values == Interval(100 * spiky.best, 100 * spiky.best)
    assert "traffic_pattern" in found.origins["peak_rps"].sources
    either = facts(shipped, avg_rps=100, traffic_pattern={"one_of": ["steady", "spiky"]})
    assert interval(either, "peak_rps") == Interval(100 * steady.low, 100 * factor.high)
    assert either.likely.knowledge["peak_rps"].values == Interval(100 * factor.best, 100 * factor.best)
    untold = interval(facts(shipped, avg_rps=100), "peak_rps")
    assert untold == Interval(100 * steady.low, 100 * extreme.high)
    own = facts(shipped, {"peak_to_average": [2, 3]}, avg_rps=100, traffic_pattern="extreme_spikes")
    assert interval(own, "peak_rps") == Interval(200, 300)
    assert "traffic_pattern" not in own.origins["peak_rps"].sources


def test_an_answer_stands_before_a_computed_fact_of_its_name(shipped: Program) -> None:
    found = facts(shipped, avg_rps=100, peak_rps=150)
    assert interval(found, "peak_rps") == Interval(150, 150)
    assert found.origins["peak_rps"].status == "given"


def test_several_sources_of_one_quantity_narrow_it(shipped: Program) -> None:
    daily, monthly = facts(shipped, users_daily=1_000), facts(shipped, users_monthly=3_000)
    both = facts(shipped, users_daily=1_000, users_monthly=3_000)
    first, second = interval(daily, "concurrent_users"), interval(monthly, "concurrent_users")
    assert interval(both, "concurrent_users") == Interval(max(first.low, second.low), min(first.high, second.high))
    assert not both.warnings


def test_sources_that_cannot_agree_are_shown_and_the_whole_range_counts(shipped: Program) -> None:
    found = facts(shipped, users_daily=100, users_total=10_000_000)
    first = interval(facts(shipped, users_daily=100), "concurrent_users")
    second = interval(facts(shipped, users_total=10_000_000), "concurrent_users")
    assert interval(found, "concurrent_users") == Interval(first.low, second.high)
    (warning,) = [warning for warning in found.warnings if "concurrent_users" in warning]
    assert "users_daily" in warning and "users_total" in warning and "whole range" in warning


def test_extreme_spikes_above_the_average_are_no_contradiction_and_numbers_are_written_out(shipped: Program) -> None:
    rates = {"avg_rps": 4, "concurrent_users": 12_345}
    [warning] = facts(shipped, **rates).warnings
    assert "demand.user_rps gives 2,470 requests/s (617 to 12,300); avg_rps gives 16 requests/s (4.8 to 400)" in warning
    assert not facts(shipped, traffic_pattern="extreme_spikes", **rates).warnings


def test_of_rates_of_two_periods_the_larger_counts_and_a_wide_gap_is_told(shipped: Program) -> None:
    found = facts(shipped, transactions_per_day=86_400, transactions_per_month=2_628_000 * 5)
    assert interval(found, "demand.transactions_per_sec") == Interval(5, 5)
    (warning,) = [warning for warning in found.warnings if "transactions_per_sec" in warning]
    assert "the larger one counts" in warning
    close = facts(shipped, transactions_per_day=86_400, transactions_per_month=2_628_000 * 1.5)
    assert interval(close, "demand.transactions_per_sec") == Interval(1.5, 1.5)
    assert not close.warnings


def test_connections_are_computed_where_data_is_pushed_only(shipped: Program) -> None:
    pushed = facts(shipped, realtime=True, concurrent_users=1_000)
    assert pushed.origins["concurrent_connections"].status == "computed"
    assert facts(shipped, realtime=False, concurrent_users=1_000).origins["concurrent_connections"].status != "computed"


def test_nothing_told_leaves_demand_unknown(shipped: Program) -> None:
    assert facts(shipped).origins["peak_rps"].status == "unknown"


def test_every_formula_says_what_it_does() -> None:
    assert all(formula.compute.__doc__ for formula in FORMULAE.values())


def test_devices_that_may_send_without_pause_give_no_rate(shipped: Program) -> None:
    for reader in (by_python, by_columns):
        assert not reader(profile_of(devices=10, message_interval_s=between(0, 2, 1)), shipped)
        assert reader(profile_of(devices=10, message_interval_s=2), shipped)


def by_python(profile: Profile, program: Program) -> bool:
    """Whether typed Python computes a rate of events."""
    return gather_facts(profile, program.base).origins["events_per_sec"].status == "computed"


def by_columns(profile: Profile, program: Program) -> bool:
    """Whether the compiled reader does: some test of the rate is then settled."""
    reader = compiled(program)
    literals = reader.literals(reader.columns([profile]))
    return any(
        word in (FALSE, TRUE)
        for test, word in zip(reader.tests, literals, strict=True)
        if isinstance(test, Test) and test.fact == "events_per_sec" and test.comparison is Comparison.AT_LEAST
    )
