"""`advisor explore`: tipping points, an axis, a map; in words and as JSON; and what it says to bad input."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CHAT, SMALL, STEERING, Command


def test_without_an_axis_it_lists_where_decisions_tip(command: Command) -> None:
    ended = command("explore", CHAT, "--rules", SMALL)
    assert (ended.code, ended.err) == (0, "")
    assert "Framework: Light-task framework (Elixir)" in ended.words
    assert "less than about 2,000" in ended.words
    assert "No single answer changes: architecture." in ended.words


def test_one_axis_shows_its_stretches_and_where_the_answer_is(command: Command) -> None:
    ended = command("explore", CHAT, "--axis", "concurrent_users", "--rules", SMALL)
    assert ended.code == 0
    lines = [line.strip() for line in ended.out.splitlines()]
    [bar] = [line for line in lines if set(line) == {"A", "B"}]
    assert bar == "A" * bar.count("A") + "B" * bar.count("B")
    [mark] = [line for line in ended.out.splitlines() if "▲ today" in line]
    assert bar[mark.index("▲") - 2] == "B"
    assert "A Below 2,000: Sync framework (Python)" in ended.words
    assert "B About 2,000 (500–10 thousand, expert judgement) or more: Light-task framework (Elixir)" in ended.words


def test_the_axis_of_a_choice_lists_its_answers(command: Command) -> None:
    ended = command("explore", CHAT, "--axis", "realtime", "--rules", SMALL)
    assert ended.code == 0
    assert "Today: yes" in ended.words
    assert "Light-task framework (Elixir): yes" in ended.words


def test_two_axes_make_a_map_with_a_legend(command: Command) -> None:
    ended = command("explore", CHAT, "--axis", "concurrent_users", "--axis", "realtime", "--rules", SMALL)
    assert ended.code == 0
    assert "Framework by two answers, all else as told" in ended.words
    assert "◉ Today: Light-task framework (Elixir)" in ended.words
    assert ended.out.count("◉") == 2


def test_the_map_of_a_decision_that_nothing_moves_is_one_line(command: Command) -> None:
    words = command(
        "explore", CHAT, "--axis", "concurrent_users", "--axis", "realtime", "-d", "architecture", "--rules", SMALL
    ).words
    assert "The same everywhere: Modular monolith." in words


def test_json_holds_numbers_and_ids(command: Command) -> None:
    found = json.loads(command("explore", CHAT, "-f", "json", "--rules", SMALL).out)
    assert found["schema"] == "advisor/exploration/v1"
    by_question = {axis["question"]: axis for axis in found["axes"]}
    [point] = by_question["concurrent_users"]["tipping_points"]
    assert (point["before"], point["after"], point["holds"], point["at"]) == ("ex_tasks", "py_sync", "below", 2000)
    drawn = json.loads(
        command("explore", CHAT, "--axis", "team_size", "--axis", "realtime", "-f", "json", "--rules", SMALL).out
    )
    assert len(drawn["outcomes"]) == len(drawn["y"]["cells"])
    assert all(len(row) == len(drawn["x"]["cells"]) for row in drawn["outcomes"])


def test_a_map_is_drawn_as_a_page(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    ended = command(
        "explore", CHAT, "--axis", "team_size", "--axis", "realtime", "-f", "html", "-o", target, "--rules", SMALL
    )
    assert (ended.code, ended.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_out_of_scope_there_is_nothing_to_explore(command: Command) -> None:
    ended = command("explore", STEERING, "--rules", SMALL)
    assert ended.code == 0
    assert "not our subject" in ended.words


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--axis", "team_sizes"), "there is no question `team_sizes` (did you mean `team_size`?)"),
        (("--axis", "domain"), "`domain` has no axis for this profile"),
        (("--axis", "team_size", "--axis", "team_size"), "`team_size` stands on both axes"),
        (("--axis", "team_size", "--axis", "realtime", "--axis", "avg_rps"), "three axes cannot be drawn"),
        (("--decision", "framwork"), "there is no decision `framwork` (did you mean `framework`?)"),
        (("--axis", "team_size", "--axis", "domain"), "`domain` has no axis for this profile"),
        (("--axis", "team_size", "--format", "html"), "only a map is drawn as HTML"),
    ],
)
def test_bad_input_ends_with_2_and_a_hint(words: tuple[str, ...], complaint: str, command: Command) -> None:
    ended = command("explore", CHAT, *words, "--rules", SMALL)
    assert (ended.code, ended.out) == (2, "")
    assert complaint in ended.err
