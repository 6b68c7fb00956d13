"""`advisor rules new` on a copy of a rule base."""

import shutil
from pathlib import Path

import pytest

from advisor import load_rulebase
from tests.cli.conftest import SMALL, Command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "rules"))


def topic(folder: Path) -> str:
    return next(iter(load_rulebase(folder).base.rules.values())).topic


def test_a_new_rule_is_written_and_its_next_steps_are_told(command: Command, folder: Path) -> None:
    ended = command("rules", "new", topic(folder), "my-rule", "--rules", folder)
    assert ended.code == 0
    assert (folder / f"knowledge/{topic(folder)}/my-rule.yaml").is_file()
    assert "advisor rules test my-rule" in ended.words
    assert command("rules", "test", "my-rule", "--rules", folder).code == 0


def test_a_source_needs_no_topic(command: Command, folder: Path) -> None:
    assert command("rules", "new", "my-source", "--kind", "evidence", "--rules", folder).code == 0
    assert "my-source" in load_rulebase(folder).base.evidence


def test_a_question_is_added_to_its_section(command: Command, folder: Path) -> None:
    section = load_rulebase(folder).base.sections[0]
    ended = command("rules", "new", section.id, "my_question", "--kind", "question", "--rules", folder)
    assert ended.code == 0
    assert ended.out.startswith("Added to")
    asked = load_rulebase(folder).base.sections[0].questions
    assert [one.id for one in asked] == [*(one.id for one in section.questions), "my_question"]


def test_nothing_is_written_over(command: Command, folder: Path) -> None:
    words = ("rules", "new", topic(folder), "my-rule", "--rules", folder)
    command(*words)
    file = folder / f"knowledge/{topic(folder)}/my-rule.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    ended = command(*words)
    assert ended.code == 2
    assert "already" in ended.err
    assert file.read_text(encoding="utf-8").endswith("# mine\n")


def test_a_misspelt_topic_is_refused_and_nothing_is_written(command: Command, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    ended = command("rules", "new", f"{topic(folder)}s", "my-rule", "--rules", folder)
    assert ended.code == 2
    assert topic(folder) in ended.err
    assert sorted(folder.rglob("*")) == before


def test_a_rule_without_an_id_is_refused(command: Command, folder: Path) -> None:
    assert command("rules", "new", "my-rule", "--rules", folder).code == 2


@pytest.fixture
def pack(folder: Path, tmp_path: Path) -> Path:
    made = tmp_path / "pack"
    made.mkdir()
    title = f"name: ours\nversion: '1'\nlanguage: 1\nlicence: none\nextends: {load_rulebase(folder).base.pack.name}\n"
    (made / "pack.yaml").write_text(title, encoding="utf-8")
    return made


def test_new_items_of_a_company_go_into_its_pack(command: Command, folder: Path, pack: Path) -> None:
    laid = ("--rules", folder, "--pack", pack)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    section = load_rulebase(folder).base.sections[0].id
    for name in ("my-rule", "my-second-rule"):
        assert command("rules", "new", topic(folder), name, *laid).code == 0
    for name in ("my_question", "my_second_question"):
        assert command("rules", "new", section, name, "--kind", "question", *laid).code == 0
    base = load_rulebase(folder, packs=[pack]).base
    assert {"my-rule", "my-second-rule"} <= set(base.rules)
    assert {"my_question", "my_second_question"} <= set(base.questions)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_what_does_not_load_is_taken_back(command: Command, folder: Path) -> None:
    section = load_rulebase(folder).base.sections[0].id
    file = folder / f"questions/{section}.yaml"
    moved = file.read_text(encoding="utf-8")
    lines = moved.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("questions:"))
    reordered = "".join(lines[start:] + lines[:start])
    file.write_text(reordered, encoding="utf-8")
    ended = command("rules", "new", section, "my_question", "--kind", "question", "--rules", folder)
    assert ended.code == 2
    assert file.read_text(encoding="utf-8") == reordered
