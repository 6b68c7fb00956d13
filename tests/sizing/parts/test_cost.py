"""Costs: an example computed by hand, and what holds of every sheet and load."""

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.model.sizing import Sizing
from advisor.sizing.figures import compute
from advisor.sizing.parts.cost import (
    cost_application,
    cost_cache,
    cost_database,
    cost_storage,
    cost_workers,
    function_price,
)
from advisor.sizing.parts.cost_by_architecture import (
    break_even_serverless,
    cost_monolith,
    cost_serverless,
    cost_services,
)
from advisor.sizing.parts.cost_of_people import cost_people, people_hours
from advisor.sizing.quantity import Quantity
from advisor.sizing.units import unit
from tests.sizing.at_loads import sizes_at

EXAMPLES = Path(__file__).parents[3] / "examples"
OWN = EXAMPLES / "prices/own-contract.yaml"
COSTS = ("cost_month", "cost_application", "cost_database", "cost_traffic", "cost_monolith", "cost_services",
         "cost_serverless")  # fmt: skip


def exactly(value: float, unit_text: str = "") -> Quantity:
    return Quantity.exactly(value, unit_text)


def best(quantity: Quantity | None, unit_text: str) -> float:
    assert quantity is not None
    return float(quantity.to(unit_text).best)


@cache
def shipped() -> Program:
    return load_rulebase()


@cache
def own() -> Program:
    return load_rulebase(prices=OWN)


def sizes(program: Program, loads: list[float]) -> tuple[Sizing, ...]:
    told = {"workload": ["crud_web"], "peak_rps": 400, "avg_rps": 100, "payload_kb": 10, "data_volume_gb": 100}
    return sizes_at(program, load_profile({"profile": "p", "answers": told}, program), loads)


def test_a_thousand_requests_of_functions_by_hand() -> None:
    """10 ms of a core at 1.769 GB, 40 ms of waiting at 0.5 GB, priced as one provider lists it."""
    price = function_price(
        exactly(1), exactly(0.2, "USD/million requests"), exactly(10, "core·ms/request"), exactly(1.769, "GB/core"),
        exactly(40, "ms/request"), exactly(0.5, "GB"), exactly(0.0000166667, "USD/GB/s"),
    )  # fmt: skip
    gigabyte_seconds = 1.769 * 0.010 + 0.5 * 0.040
    assert best(price, "USD/million requests") == pytest.approx(0.2 + gigabyte_seconds * 16.6667, rel=1e-6)


def test_rented_capacity_and_calls_by_hand() -> None:
    told = {
        "cores": exactly(8, "cores"), "core": exactly(20, "USD/core/month"), "sold": exactly(4, "GB/core"),
        "memory": exactly(10, "GB"), "running": exactly(1, "share"), "gigabyte": exactly(2, "USD/GB/month"),
        "requests": exactly(50, "million requests/month"), "request": exactly(2, "USD/million requests"),
    }  # fmt: skip
    rented = cost_application(**told, by_call=exactly(0, "share"))
    assert best(rented, "USD/month") == pytest.approx(8 * 20 + 8 * 4 * 2)
    hungry = cost_application(**{**told, "memory": exactly(100, "GB")}, by_call=exactly(0, "share"))
    assert best(hungry, "USD/month") == pytest.approx(8 * 20 + 100 * 2)
    called = cost_application(**{**told, "cores": exactly(0, "cores")}, by_call=exactly(1, "share"))
    assert best(called, "USD/month") == pytest.approx(50 * 2)


def test_a_database_with_a_standby_and_one_that_bills_statements_by_hand() -> None:
    told = {
        "cores": exactly(4, "cores"), "standbys": exactly(1), "least": exactly(2, "cores"),
        "core": exactly(50, "USD/core/month"),
        "average": exactly(0.25, "share"), "reads": exactly(1000, "statements/s"),
        "write": exactly(0.625, "USD/million statements"),
        "read": exactly(0.125, "USD/million statements"), "writes": exactly(100, "statements/s"),
    }  # fmt: skip
    assert best(cost_database(**told, by_statement=exactly(0, "share")), "USD/month") == pytest.approx(2 * 4 * 50)
    month = 2_628_000
    statements = 0.25 * month * (1000 * 0.125 + 100 * 0.625) / 1e6
    assert best(cost_database(**told, by_statement=exactly(1, "share")), "USD/month") == pytest.approx(statements)


def test_storage_is_data_on_disks_with_copies_and_files() -> None:
    rest = (exactly(1.5), exactly(2), exactly(0.1, "USD/GB/month"), exactly(1000, "GB"), exactly(0.02, "USD/GB/month"))
    assert best(cost_storage(exactly(100, "GB"), *rest), "USD/month") == pytest.approx(100 * 1.5 * 2 * 0.1 + 20)


def test_people_are_hours_times_their_price() -> None:
    hours = people_hours(*(exactly(each, "hours/month") for each in (10, 20, 5, 1, 4, 10)))
    assert best(hours, "hours/month") == pytest.approx(50)
    assert best(cost_people(hours, exactly(90, "EUR/hour")), "EUR/month") == pytest.approx(4500)


prices = st.floats(0.05, 50)


@given(call=prices, rising=prices, floor=st.floats(1, 5000), balancer=st.floats(0, 500))
def test_the_break_even_is_where_both_curves_meet(call: float, rising: float, floor: float, balancer: float) -> None:
    one, more = exactly(call, "USD/million requests"), exactly(rising, "USD/million requests")
    least, fixed = exactly(floor, "USD/month"), exactly(balancer, "USD/month")
    met = break_even_serverless(one, fixed, least, more)
    if met is None or best(met, "million requests/month") >= 1e6:
        assert call <= rising or (balancer + floor) / call >= 1e6 or balancer / (call - rising) >= 1e6
        return
    volume = best(met, "million requests/month")

    def gap(requests: float) -> float:
        number = exactly(requests, "million requests/month")
        return best(cost_serverless(number, one), "USD/month") - best(
            cost_monolith(number, more, least, fixed), "USD/month"
        )

    assert gap(volume) == pytest.approx(0, abs=1e-6 * (floor + balancer + volume * call))
    assert gap(volume / 2) < 0 < gap(volume * 2)


def test_functions_that_stay_cheaper_have_no_break_even() -> None:
    floor = exactly(50, "USD/month")
    dear, cheap = exactly(9, "USD/million requests"), exactly(3, "USD/million requests")
    assert break_even_serverless(cheap, exactly(20, "USD/month"), floor, dear) is None


@given(factor=st.floats(1.01, 100), calls=st.floats(0, 20), services=st.integers(1, 50))
def test_services_never_cost_less_than_one_application(factor: float, calls: float, services: int) -> None:
    requests, price = exactly(10 * factor, "million requests/month"), exactly(2, "USD/million requests")
    core, floor, balancer = exactly(30, "USD/core/month"), exactly(60, "USD/month"), exactly(20, "USD/month")
    apart = cost_services(
        requests, price, exactly(4, "core·ms/request"), exactly(calls), exactly(0.3, "core·ms/request"),
        exactly(services), exactly(2, "instances"), exactly(0.5, "cores/instance"), core, floor, balancer,
        exactly(0, "USD/month"),
    )  # fmt: skip
    together = cost_monolith(requests, price, floor, balancer)
    assert best(apart, "USD/month") >= best(together, "USD/month") - 1e-9


def test_a_cache_of_its_own_costs_by_its_nodes() -> None:
    each, node = exactly(50_000, "statements/s"), exactly(110, "USD/month")
    assert best(cost_cache(exactly(10, "statements/s"), each, node), "USD/month") == pytest.approx(110)
    assert best(cost_cache(exactly(120_000, "statements/s"), each, node), "USD/month") == pytest.approx(330)


def test_workers_cost_what_runs_on_average() -> None:
    rest = (exactly(0.5, "cores/instance"), exactly(20, "USD/core/month"), exactly(2, "GB/core"),
            exactly(5, "USD/GB/month"))  # fmt: skip
    twelve = exactly(12, "instances")
    assert best(cost_workers(twelve, exactly(4), exactly(0, "share"), *rest), "USD/month") == pytest.approx(45)
    assert best(cost_workers(twelve, exactly(4), exactly(1, "share"), *rest), "USD/month") == pytest.approx(180)


def test_no_average_is_told_and_costs_are_known_all_the_same() -> None:
    told = {"workload": ["crud_web"], "users_monthly": 20_000, "team_size": 4}
    (one,) = sizes_at(shipped(), load_profile({"profile": "p", "answers": told}, shipped()), [1])
    month, load = one.figure("cost_month"), one.figure("average_load")
    assert month and load
    assert load.best == 0.25
    assert 100 < month.best < 1_000


def test_more_load_never_costs_less() -> None:
    grown = sizes(shipped(), [0.1, 0.5, 1, 2, 5, 20, 100])
    for name in COSTS:
        found = [figure for one in grown if (figure := one.figure(name))]
        assert len(found) == len(grown), name
        for less, more in pairwise(found):
            assert less.low <= more.low + 1e-9, name
            assert less.best <= more.best + 1e-9, name
            assert less.high <= more.high + 1e-9, name


def test_the_sum_is_that_of_its_components_and_leaves_people_out() -> None:
    (one,) = sizes(shipped(), [1])
    parts = ("application", "database", "storage", "traffic", "broker", "platform")
    total = sum(figure.best for part in parts if (figure := one.figure(f"cost_{part}")))
    month, people, each = one.figure("cost_month"), one.figure("cost_people"), one.figure("cost_per_1000_requests")
    requests = one.figure("requests_month")
    assert month and people and each and requests
    assert month.best == pytest.approx(total)
    assert people.part != month.part
    assert each.best == pytest.approx(month.best / (requests.best * 1000))
    assert requests.best == pytest.approx(100 * 2.628)


def test_costs_carry_the_currency_of_their_sheet() -> None:
    (dollars,), (euros,) = sizes(shipped(), [1]), sizes(own(), [1])
    assert dollars.prices and dollars.prices.currency == "USD"
    assert euros.prices and euros.prices.title.startswith("Example contract")
    for one, currency in ((dollars, "USD"), (euros, "EUR")):
        units = {figure.unit for figure in one.figures if figure.part in ("cost", "people", "architectures")}
        assert f"{currency}/month" in units
        assert not any("money" in word for word in units)
        assert {price.origin for price in one.assumptions if price.id.startswith("price_")} == {"price sheet"}


def test_another_currency_only_relabels(tmp_path: Path) -> None:
    sheet = tmp_path / "francs.yaml"
    sheet.write_text(OWN.read_text("utf-8").replace("EUR", "CHF"), "utf-8")
    (francs,), (euros,) = sizes(load_rulebase(prices=sheet), [1]), sizes(own(), [1])
    relabelled = [replace_unit(figure.model_dump()) for figure in euros.figures]
    assert [figure.model_dump() for figure in francs.figures] == relabelled


def replace_unit(figure: dict[str, Any]) -> dict[str, Any]:
    return {**figure, "unit": figure["unit"].replace("EUR", "CHF")}


def test_a_price_of_one_project_stands_before_the_sheet() -> None:
    told = {"profile": "p", "answers": {"workload": ["crud_web"], "peak_rps": 400}, "factors": {"price_hour": [10, 10]}}
    (one,) = sizes_at(shipped(), load_profile(told, shipped()), [1])
    hours, people = one.figure("people_hours"), one.figure("cost_people")
    assert hours and people and people.best == pytest.approx(hours.best * 10)


def test_what_bills_by_the_call_costs_nothing_by_the_core() -> None:
    known = {"avg_rps": exactly(1, "requests/s"), "peak_rps": exactly(4, "requests/s")}
    figures = [one for one in _figures() if one.id in ("size.average_load", "size.running_share", "size.paid_cores")]
    assumed = {
        "idle_share": exactly(0.3, "share"), "size.instances": exactly(9, "instances"),
        "cores_per_instance": exactly(2, "cores/instance"), "deployables": exactly(1),
        "least_instances": exactly(2, "instances"), "smallest_instance": exactly(0.5, "cores/instance"),
        "usual_average_load": exactly(0.9, "share"),
    }  # fmt: skip
    rented = compute(figures, {**known, **assumed, "by_call_share": exactly(0, "share")})["size.paid_cores"]
    assert best(rented, "cores") == pytest.approx(9 * 2 * (0.25 + 0.3 * 0.75))
    called = compute(figures, {**known, **assumed, "by_call_share": exactly(1, "share")})["size.paid_cores"]
    assert best(called, "cores") == 0


def _figures() -> Any:
    from advisor.sizing.arithmetic import figures

    return figures()


def test_currencies_are_one_kind_and_multiples_scale() -> None:
    assert unit("EUR/month").factor_to(unit("money/month")) == 1
    assert unit("USD/million requests").factor_to(unit("USD/request")) == pytest.approx(1e-6)
    assert replace(unit("EUR"), scale=1) == unit("units")
