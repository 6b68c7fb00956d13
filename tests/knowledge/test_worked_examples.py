"""The page of worked examples says what the product says, and the verdicts in its prose hold."""

import pytest

from advisor.engine.program import Program
from advisor.model.sizing import SizedFigure
from tests.knowledge.worked_examples import FOLDER, PAGE, Examples


@pytest.fixture(scope="module")
def examples(shipped: Program) -> Examples:
    return Examples(shipped)


def figure(examples: Examples, example: str, name: str) -> SizedFigure:
    found = examples.sizing(example).figure(name)
    assert found, f"{example}: {name}"
    return found


def best(examples: Examples, example: str, name: str) -> float:
    return figure(examples, example, name).best


def test_the_page_is_what_the_product_says_today(examples: Examples, request: pytest.FixtureRequest) -> None:
    made = examples.page()
    if request.config.getoption("--update-golden"):
        PAGE.write_text(made, encoding="utf-8")
    assert made == PAGE.read_text(encoding="utf-8"), (
        "if it is meant and the prose still true: pytest tests/knowledge/test_worked_examples.py --update-golden"
    )


def test_every_profile_is_on_the_page(examples: Examples) -> None:
    prose = (FOLDER / "page.md").read_text(encoding="utf-8")
    for file in FOLDER.glob("*.yaml"):
        assert f"{{{{table {file.stem}:" in prose, file.name


def test_vehicles_are_connections_and_storage_rather_than_work(examples: Examples) -> None:
    assert best(examples, "fleet", "busy_cores") < 8
    assert best(examples, "fleet", "connection_instances") > best(examples, "fleet", "busy_cores")
    assert figure(examples, "fleet", "latency_p95").likely[1] < 200
    assert best(examples, "fleet", "storage_1y") > 1_000


def test_one_server_holds_the_connections_and_not_the_work(examples: Examples) -> None:
    assert best(examples, "one-server", "connection_instances") == 1
    assert best(examples, "one-server", "headroom_servers") < 0.5


def test_both_rates_are_one_number_of_clients(examples: Examples) -> None:
    assert best(examples, "game-node", "requests_in_progress") == pytest.approx(250)
    assert best(examples, "game-django", "requests_in_progress") == pytest.approx(240)
    assert figure(examples, "game-node", "latency_p95").likely[1] < 50


def test_a_million_records_a_day_are_twelve_a_second_on_one_small_server(examples: Examples) -> None:
    rate = next(one for one in examples.assessment("patient-records").facts if one.id == "events_per_sec").value
    assert rate == pytest.approx(1e6 / 86_400, rel=1e-3)
    hour_over_day = 24
    assert best(examples, "patient-records", "utilisation") * hour_over_day < 0.6
    assert best(examples, "patient-records", "instances_at_work") == 1
    assert best(examples, "patient-records", "headroom") > 100


def test_payments_need_neither_a_hundred_instances_nor_sharding(examples: Examples) -> None:
    assert figure(examples, "payments-a-day", "instances").likely[1] < 10
    assert figure(examples, "payments-a-day", "write_load").likely[1] < 0.5
    a_day, a_month = (best(examples, f"payments-a-{period}", "busy_cores") for period in ("day", "month"))
    assert a_day / a_month == pytest.approx(6, abs=0.2)


def test_streams_are_a_load_for_a_delivery_network(examples: Examples) -> None:
    assert best(examples, "streams-through-the-application", "bandwidth") == pytest.approx(250_000, rel=0.01)
    fact = next(one for one in examples.assessment("streams").facts if one.id == "concurrent_users")
    assert isinstance(fact.value, dict)
    assert fact.value["between"][1] < 50_000


def test_four_nines_are_not_reached_in_one_region(examples: Examples) -> None:
    assert examples.sizing("four-nines").choices["database_hosting"] == "managed"
    assert figure(examples, "four-nines", "availability").likely[1] < 99.99
    assert best(examples, "four-nines", "downtime_against_target") > 1
    assert best(examples, "four-nines", "availability_two_regions") > best(examples, "four-nines", "availability")
    assert best(examples, "four-nines", "instances_at_work") == 1
