"""`advisor size`: formats for people, programs and drawing tools, and what it refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CHAT, SMALL, STEERING, Command

EXAMPLE = Path(__file__).parents[2] / "examples/fleet-telemetry.yaml"


def test_text_shows_what_to_run_as_the_load_grows(command: Command) -> None:
    ended = command("size", EXAMPLE)
    assert ended.code == 0
    assert "of the application and" in ended.words
    assert "3 times the load" in ended.words
    assert "What was assumed" in ended.words


def test_json_is_the_sizing(command: Command) -> None:
    sizing = json.loads(command("size", EXAMPLE, "--format", "json").out)
    assert [one["load"] for one in sizing["milestones"]] == [1, 3, 10]


@pytest.mark.parametrize(
    ("format", "start"),
    [
        ("markdown", "# fleet-telemetry: sizing\n"),
        ("html", "<!DOCTYPE html>\n"),
        ("structurizr", 'workspace "fleet-telemetry" '),
        ("mermaid", "flowchart TB\n"),
    ],
)
def test_other_formats_go_to_a_file(format: str, start: str, command: Command, tmp_path: Path) -> None:
    file = tmp_path / "sizing"
    ended = command("size", EXAMPLE, "--format", format, "--output", file)
    assert (ended.code, ended.out) == (0, "")
    assert file.read_text(encoding="utf-8").startswith(start)


def test_mermaid_draws_one_milestone(command: Command) -> None:
    today, later = (command("size", EXAMPLE, "-f", "mermaid", "--load", load).out for load in ("1", "10"))
    assert "at 10 times the load" in later
    assert today != later


def test_a_load_goes_with_mermaid_only(command: Command) -> None:
    ended = command("size", EXAMPLE, "--load", "3")
    assert ended.code == 2
    assert "mermaid" in ended.err


def test_a_load_that_is_no_milestone_is_refused(command: Command) -> None:
    ended = command("size", EXAMPLE, "-f", "mermaid", "--load", "7")
    assert ended.code == 2
    assert "there are: 1, 3, 10" in ended.err


def test_what_cannot_be_sized_is_said(command: Command) -> None:
    ended = command("size", CHAT, "--rules", SMALL)
    assert ended.code == 2
    assert "the rule base holds no assumptions" in ended.err
    assert "not our subject" in command("size", STEERING, "--rules", SMALL).err
    assert command("size", CHAT, "--rules", SMALL, "-f", "json").out == "null\n"
    assert "flowchart TB" in command("size", CHAT, "--rules", SMALL, "-f", "mermaid").out
