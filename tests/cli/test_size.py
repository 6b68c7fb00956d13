"""`advisor size`: what it prints, exports and refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CHAT, SMALL, Command
from tests.loading.load_tests.runs import fixture

RUN = fixture("locust_stats_history.csv")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    file = tmp_path / "shop.yaml"
    file.write_text(
        "profile: shop\nanswers: {workload: [crud_web], peak_rps: 800, avg_rps: 200, read_share: 0.9}\n",
        encoding="utf-8",
    )
    return file


def test_it_says_what_to_run_and_when_it_breaks(command: Command, shop: Path) -> None:
    ended = command("size", shop)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == "shop"
    assert "instances" in ended.out.splitlines()[1]
    for heading in ("Application", "Database", "Response time", "Availability", "What was assumed"):
        assert heading in ended.out
    assert "It breaks" in ended.words


def test_json_holds_every_figure(command: Command, shop: Path) -> None:
    told = json.loads(command("size", shop, "--format", "json").out)
    assert {"size.instances", "size.database_cores", "size.latency_p95"} <= {one["id"] for one in told["figures"]}
    assert [one["load"] for one in told["milestones"]] == [1, 3, 10]
    assert told["load_test"] is None


def test_a_load_test_is_said_to_be_measured(command: Command, shop: Path) -> None:
    told = json.loads(command("size", shop, "--loadtest", RUN, "--cores", 4, "--busy", 0.9, "--format", "json").out)
    figures = {one["id"]: one for one in told["figures"]}
    assert figures["size.busy_cores"]["basis"] == "measured"
    assert told["load_test"]["cores"] == 4
    assert "(measured)" in command("size", shop, "--loadtest", RUN, "--cores", 4, "--busy", 0.9).words


def test_the_same_profile_prints_the_same(command: Command, shop: Path) -> None:
    assert command("size", shop).out == command("size", shop).out


def test_a_rule_base_that_does_not_size_says_nothing_and_ends_well(command: Command) -> None:
    assert command("size", CHAT, "--rules", SMALL, "--format", "json").out == "null\n"


def test_faults_are_named_and_end_with_a_code(command: Command, shop: Path, tmp_path: Path) -> None:
    missing = command("size", tmp_path / "nowhere.yaml")
    assert missing.code != 0
    assert "nowhere.yaml" in missing.err
    one_point = command("size", shop, "--loadtest", f"{fixture('hey.txt')}@8")
    assert one_point.code != 0
    assert "hey.txt" in one_point.err
    assert one_point.out == ""


def test_cores_without_a_load_test_are_not_passed_over(command: Command, shop: Path) -> None:
    ended = command("size", shop, "--cores", "8")
    assert ended.code == 2
    assert "--loadtest" in ended.err
