"""`advisor explain`: where an option stands and why, in words and as JSON, and what it says to bad input."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import CHAT, SMALL, STEERING, Command

EXAMPLE = Path(__file__).parents[2] / "examples/ticket-shop.yaml"


def test_an_option_behind_is_held_against_the_first(command: Command) -> None:
    ended = command("explain", CHAT, "py_sync", "--rules", SMALL)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Sync framework (Python) as framework\n")
    assert "Place 2 of 3 with 50.8 points; in place today." in ended.words
    assert "Light-task framework (Elixir) against Sync framework (Python), criterion by criterion" in ended.words
    assert "Together +" in ended.words
    assert "Without any one of these arguments it would draw level with the first, or pass it:" in ended.words
    assert "What would put it first" in ended.words


def test_the_first_option_is_told_what_keeps_it_there_and_what_would_dethrone_it(command: Command) -> None:
    ended = command("explain", CHAT, "framework.ex_tasks", "--rules", SMALL)
    assert ended.code == 0
    assert "Place 1 of 3" in ended.words
    assert "Without any one of these arguments another option would be first:" in ended.words
    assert "Should concurrent connections fall below about 2,000 (500–10 thousand, expert judgement)" in ended.words
    assert "What would put its nearest rivals first" in ended.words


def test_the_gap_adds_up_exactly(command: Command) -> None:
    found = json.loads(command("explain", CHAT, "py_sync", "-f", "json", "--rules", SMALL).out)
    gaps = found["comparison"]["criteria"]
    for gap in gaps:
        assert gap["weighted"] == gap["weight"] * (gap["leader"] - gap["follower"])
    assert sum(gap["weighted"] for gap in gaps) == found["comparison"]["weighted"]
    advised = json.loads(command("advise", CHAT, "-f", "json", "--rules", SMALL).out)
    by_option = {ranked["option"]: ranked["score"] for ranked in advised["decisions"]["framework"]["ranking"]}
    points = found["comparison"]["weighted"] * found["comparison"]["points_per_weighted"]
    assert points == pytest.approx(by_option["ex_tasks"] - by_option["py_sync"], abs=0.011)


def test_a_change_that_puts_an_option_first_does_so_when_it_is_made(command: Command, tmp_path: Path) -> None:
    found = json.loads(command("explain", CHAT, "py_sync", "-f", "json", "--rules", SMALL).out)
    [way] = found["ways"]
    assert way["status"] == "found"
    profile = yaml.safe_load(CHAT.read_text(encoding="utf-8"))
    profile["answers"] |= {change["question"]: change["after"] for change in way["changes"]}
    changed = tmp_path / "changed.yaml"
    changed.write_text(yaml.safe_dump(profile), encoding="utf-8")
    advised = json.loads(command("advise", changed, "-f", "json", "--rules", SMALL).out)
    assert advised["decisions"]["framework"]["recommended"] == "py_sync"


def test_a_project_out_of_scope_gets_no_verdict(command: Command) -> None:
    ended = command("explain", STEERING, "py_sync", "--rules", SMALL)
    assert ended.code == 0
    assert "the project is not our subject" in ended.words
    assert "Place" not in ended.words


def test_a_decision_that_does_not_arise_says_so(command: Command, tmp_path: Path) -> None:
    profile = tmp_path / "plain.yaml"
    profile.write_text("profile: plain\nanswers: {workload: [crud_web]}\n", encoding="utf-8")
    ended = command("explain", profile, "broker", "--rules", SMALL)
    assert ended.code == 0
    assert "It does not arise for this project." in ended.words


@pytest.mark.parametrize(
    ("option", "complaint"),
    [
        ("py_snyc", "there is no option `py_snyc` (did you mean `py_sync`?)"),
        (
            "framework.broker",
            "there is no option `broker` of `framework` (one of: py_sync, node_loop, ex_tasks, unknown_stub)",
        ),
        ("framewrk.py_sync", "there is no decision `framewrk` (did you mean `framework`?)"),
    ],
)
def test_an_unknown_name_ends_with_2_and_a_hint(option: str, complaint: str, command: Command) -> None:
    ended = command("explain", CHAT, option, "--rules", SMALL)
    assert (ended.code, ended.out) == (2, "")
    assert complaint in ended.err


def test_an_option_of_several_decisions_has_to_be_told_apart(command: Command) -> None:
    ended = command("explain", EXAMPLE, "none")
    assert ended.code == 2
    assert "several decisions have an option `none`" in ended.err
    assert "`cache.none`" in ended.err


@pytest.mark.slow
def test_the_shipped_rules_explain_an_option_ruled_out(command: Command) -> None:
    ended = command("explain", EXAMPLE, "cosmosdb", "--seconds", "0.5")
    assert ended.code == 0
    assert "ruled out" in ended.words
    assert "offered only by a cloud that the project does not use" in ended.words


def test_an_option_known_by_name_only_is_not_ranked_and_cannot_win(command: Command) -> None:
    ended = command("explain", CHAT, "unknown_stub", "--rules", SMALL)
    assert ended.code == 0
    assert "It is known by name only, so it is not ranked." in ended.words
    assert "No change of answers" in ended.words
