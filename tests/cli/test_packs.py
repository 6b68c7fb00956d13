"""`--pack` on the commands that read rules."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CHAT, SMALL, Command

FIXTURES = Path(__file__).parents[1] / "fixtures"
PACK = FIXTURES / "pack_small"
SCHOOL = FIXTURES / "profiles_small/school-chat.yaml"
OVER = ("--rules", SMALL, "--pack", PACK)


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html"])
def test_advise_rests_on_the_pack(format: str, command: Command) -> None:
    ended = command("advise", SCHOOL, "--quick", "-f", format, *OVER)
    assert ended.code == 0
    assert "school-board" in ended.out
    assert "Our schools have one administrator each." in ended.words


@pytest.mark.parametrize(
    "words",
    [
        ("explain", SCHOOL, "board_bus"),
        ("explore", SCHOOL, "--axis", "on_the_bus"),
        ("next-question", SCHOOL, "--seconds", "0.2"),
        ("compare", SCHOOL, CHAT),
        ("rules", "trace", SCHOOL, "the-bus-is-there"),
        ("rules", "test", "the-bus-is-there"),
        ("init",),
    ],
    ids=lambda words: " ".join(map(str, words[:2])) if words[0] == "rules" else words[0],
)
def test_a_command_knows_what_the_pack_adds(words: tuple[object, ...], command: Command) -> None:
    assert command(*words, *OVER).code == 0
    assert command(*words, "--rules", SMALL).code == (0 if words == ("init",) else 2)


def test_init_asks_the_questions_of_the_pack(command: Command) -> None:
    assert "on_the_bus" in command("init", *OVER).out
    assert "on_the_bus" not in command("init", "--rules", SMALL).out


def test_portfolio_reads_the_pack(command: Command, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    answers = {"workload": ["background_jobs"], "on_the_bus": True}
    rows.write_text(json.dumps({"profile": "one", "answers": answers}) + "\n", encoding="utf-8")
    ended = command("portfolio", rows, *OVER, "--summary", tmp_path / "summary.json")
    assert ended.code == 0
    assert json.loads(ended.out)["decisions"]["messaging"]["recommended"] == "board_bus"
    stamp = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["rulebase"]
    assert [pack["name"] for pack in stamp["packs"]] == ["school-board"]


@pytest.mark.slow
def test_worker_processes_of_a_portfolio_read_the_pack(command: Command, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    row = json.dumps({"profile": "one", "answers": {"workload": ["background_jobs"], "on_the_bus": True}})
    rows.write_text(f"{row}\n" * 1100, encoding="utf-8")
    ended = command("portfolio", rows, *OVER)
    assert ended.code == 0
    assert ended.out.count('"board_bus"') >= 1100


def test_a_rule_is_listed_and_shown_as_the_pack_has_it(command: Command) -> None:
    listed = command("rules", "list", *OVER).out
    assert "the-bus-is-there" in listed
    assert "known-language" not in listed
    assert "Few people run one part" in command("rules", "show", "few-people-few-parts", *OVER).out
    assert "Few people run few parts" in command("rules", "show", "few-people-few-parts", "--rules", SMALL).out


def test_a_fault_in_a_pack_is_input_that_is_wrong(command: Command, tmp_path: Path) -> None:
    ended = command("advise", CHAT, "--rules", SMALL, "--pack", tmp_path)
    assert ended.code == 2
    assert f"{tmp_path}:1:1: there is no pack here (name the folder that holds `pack.yaml`)" in ended.err


def test_the_check_places_a_fault_in_the_pack(command: Command, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_bytes((PACK / "pack.yaml").read_bytes())
    (tmp_path / "overrides.yaml").write_text("- {disable: rule known-languages, reason: So.}\n", encoding="utf-8")
    ended = command("rules", "check", "--rules", SMALL, "--pack", tmp_path)
    assert ended.code == 1
    assert f"{tmp_path}/overrides.yaml:1:" in ended.out
    assert "[pack-fault]" in ended.out
