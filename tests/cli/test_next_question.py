"""`advisor next-question`: open answers by worth, and the proof that the questions may stop."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CHAT, SMALL, STEERING, Command

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.slow
def test_open_questions_stand_by_worth_and_those_without_a_value_last(command: Command) -> None:
    found = json.loads(command("next-question", EXAMPLES / "ticket-shop.yaml", "-f", "json", "--seconds", "0.1").out)
    worths = [one["worth"] for one in found["questions"]]
    valued = [worth for worth in worths if worth is not None]
    assert worths == valued + [None] * (len(worths) - len(valued))
    per_minute = [one["worth"] / one["effort"] for one in found["questions"] if one["worth"] is not None]
    assert per_minute == sorted(per_minute, reverse=True)
    assert {stop["status"] for stop in found["decisions"]} <= {"settled", "open", "not_settled"}
    assert found["may_stop"] is False


def test_what_the_open_answers_would_change_is_named(command: Command, tmp_path: Path) -> None:
    profile = tmp_path / "chat.yaml"
    profile.write_text("profile: chat\nanswers: {realtime: true, team_size: 5}\n", encoding="utf-8")
    ended = command("next-question", profile, "--rules", SMALL)
    assert (ended.code, ended.err) == (0, "")
    assert "Is it settled?" in ended.words
    assert "Messaging: nothing to decide, but Message broker with workload: Background jobs." in ended.words
    assert "Architecture: Modular monolith. Proved: no open answer changes it." in ended.words
    assert ended.words.startswith("No answer that can be valued (6 cannot) is expected to be worth its minutes")


def test_when_every_decision_is_settled_one_may_stop(command: Command) -> None:
    ended = command("next-question", CHAT, "--rules", SMALL)
    assert ended.code == 0
    assert ended.out.startswith("Under these rules you may stop here")
    assert json.loads(command("next-question", CHAT, "-f", "json", "--rules", SMALL).out)["may_stop"] is True


def test_out_of_scope_nothing_is_asked(command: Command) -> None:
    assert "This is not our subject" in command("next-question", STEERING, "--rules", SMALL).words
    found = json.loads(command("next-question", STEERING, "-f", "json", "--rules", SMALL).out)
    assert (found["in_scope"], found["may_stop"], found["questions"]) == (False, False, [])


@pytest.mark.parametrize("words", [("--seconds", "0"), ("--seconds", "many"), ("--format", "xml")])
def test_wrong_usage_ends_with_2(words: tuple[str, ...], command: Command) -> None:
    assert command("next-question", CHAT, *words, "--rules", SMALL).code == 2


def test_a_profile_that_is_not_there_ends_with_2(command: Command, tmp_path: Path) -> None:
    ended = command("next-question", tmp_path / "missing.yaml", "--rules", SMALL)
    assert (ended.code, ended.out) == (2, "")
    assert "the file cannot be read" in ended.err
