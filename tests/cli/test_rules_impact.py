import json
import shutil
from pathlib import Path

import pytest

from advisor import advise, load_profile, load_rulebase
from tests.cli.conftest import CHAT, SMALL, Command

CONNECTIONS = "knowledge/load/open-connections-need-light-tasks.yaml"


@pytest.fixture(autouse=True)
def nothing_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE", f"sqlite:///{tmp_path / 'none.sqlite'}")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The small rule base in which connections count from five thousand on."""
    return edited(tmp_path / "changed", "at_least: 2k", "at_least: 5k")


def edited(folder: Path, old: str, new: str) -> Path:
    shutil.copytree(SMALL, folder)
    text = (folder / CONNECTIONS).read_text(encoding="utf-8")
    assert old in text
    (folder / CONNECTIONS).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_the_text_names_the_change_the_rule_and_a_witness(command: Command, changed: Path) -> None:
    ended = command("rules", "impact", "--against", SMALL, "--rules", changed, "--random", 50)
    assert ended.code == 0
    assert "Changes: 1 in recommendations, 1 in how sure they are, 1 in risks and 1 in practices, among" in ended.words
    assert "Responsible: rule open-connections-need-light-tasks." in ended.words
    assert "Smallest witness: realtime: true; concurrent_connections: 2000" in ended.words
    assert "There are no saved assessments here." in ended.words
    assert ended.err == ""


def test_json_holds_the_same_for_programs(command: Command, changed: Path) -> None:
    ended = command("rules", "impact", "--against", SMALL, "--rules", changed, "--random", 50, "--format", "json")
    document = json.loads(ended.out)
    [winner] = [effect for effect in document["effects"] if effect["kind"] == "winner"]
    assert (document["schema"], document["proved"], document["tried"]["random"]) == (
        "advisor/rule-impact/v1",
        False,
        50,
    )
    assert (winner["name"], winner["before"], winner["after"]) == ("framework", "ex_tasks", "py_sync")
    assert winner["responsible"] == [[{"kind": "Rule", "id": "open-connections-need-light-tasks"}]]
    assert winner["witness"] == {"realtime": True, "concurrent_connections": 2000}


def test_markdown_begins_with_the_verdict_and_shows_underscores_as_they_are(command: Command, changed: Path) -> None:
    ended = command("rules", "impact", "--against", SMALL, "--rules", changed, "--random", 50, "--format", "markdown")
    lines = ended.out.splitlines()
    assert lines[0] == "## Impact of the rule changes"
    assert lines[2].startswith("**Changes: 1 in recommendations")
    assert "concurrent\\_connections: 2000" in ended.out


def test_every_witness_written_is_a_profile_that_shows_the_change(
    command: Command, changed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "witnesses"
    ended = command("rules", "impact", "--against", SMALL, "--rules", changed, "--random", 50, "--output", folder)
    [file] = folder.glob("*-winner-framework.yaml")
    assert "Wrote 4 profiles into" in ended.err
    recommended = [
        advise(load_profile(file, program), program, quick=True).decisions["framework"].recommended
        for program in map(load_rulebase, (SMALL, changed))
    ]
    assert recommended == ["ex_tasks", "py_sync"]
    assert "open-connections-need-light-tasks" in file.read_text(encoding="utf-8")


def test_the_same_rules_are_proved_to_have_no_impact(command: Command) -> None:
    ended = command("rules", "impact", "--against", SMALL, "--rules", SMALL, "--fail-on", "anything")
    assert (ended.code, ended.out.splitlines()[0]) == (0, "No change: proved, since nothing differs.")


def test_other_words_are_proved_to_have_no_impact(command: Command, tmp_path: Path) -> None:
    place = edited(tmp_path / "words", "title: Open connections need", "title: Connections that stay open need")
    ended = command("rules", "impact", "--against", SMALL, "--rules", place)
    assert ended.out.splitlines()[0] == "No observable change: proved, since only wording differs."
    assert "rule open-connections-need-light-tasks: changed (title)" in ended.words


def test_no_change_among_so_many_profiles_is_not_called_a_proof(command: Command, changed: Path) -> None:
    words = ("--profiles", CHAT, "--random", 0, "--fail-on", "anything")
    ended = command("rules", "impact", "--against", SMALL, "--rules", changed, *words)
    said = "No observable change among 1 profile (1 written profile); this is not proved."
    assert (ended.code, ended.out.splitlines()[0]) == (0, said)


@pytest.mark.slow
def test_an_impact_fails_only_when_asked_to(command: Command, changed: Path) -> None:
    words = ("rules", "impact", "--against", SMALL, "--rules", changed, "--random", 50)
    assert command(*words).code == 0
    assert command(*words, "--fail-on", "winners").code == 1
    assert command(*words, "--fail-on", "anything").code == 1


def test_an_unknown_version_is_an_input_error(command: Command) -> None:
    ended = command("rules", "impact", "--against", "no-such-branch-anywhere", "--rules", SMALL)
    assert ended.code == 2
    assert "`no-such-branch-anywhere` is neither a folder with a rule base nor known to git" in ended.err


def test_a_profile_that_is_not_there_is_an_input_error(command: Command, changed: Path, tmp_path: Path) -> None:
    ended = command("rules", "impact", "--against", SMALL, "--rules", changed, "--profiles", tmp_path / "none.yaml")
    assert ended.code == 2
    assert "cannot be read" in ended.err


def test_saved_assessments_are_replayed_where_there_are_any(
    command: Command, changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = pytest.importorskip("advisor.store")
    url = f"sqlite:///{tmp_path / 'saved.sqlite'}"
    saved = store.AssessmentStore(store.open_engine(url)).create(
        "our chat", {"answers": {"realtime": True, "concurrent_connections": 3000}}
    )
    monkeypatch.setenv("ADVISOR_DATABASE", url)
    ended = command("rules", "impact", "--against", SMALL, "--rules", changed, "--random", 0)
    assert "1 saved assessment: saved 1: our chat" in ended.words
    assert saved.id not in ended.out
