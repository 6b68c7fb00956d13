"""`advisor rules fmt` on a copy of a rule base."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Command

UNTIDY = b"title:   Two\nid: two   # keep me\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "rules"))


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").touch()
    file = tmp_path / "evidence/two.yaml"
    file.parent.mkdir()
    file.write_bytes(UNTIDY)
    return file


def test_a_file_is_brought_into_layout_with_its_comments(command: Command, untidy: Path) -> None:
    ended = command("rules", "fmt", untidy)
    assert ended.code == 0
    assert untidy.read_text(encoding="utf-8") == "id: two   # keep me\ntitle: Two\n"
    assert "1 of 1 files changed." in ended.words


def test_check_lists_what_would_change_and_changes_nothing(command: Command, untidy: Path) -> None:
    ended = command("rules", "fmt", "--check", untidy)
    assert ended.code == 1
    assert f"would change: {untidy}" in ended.out
    assert untidy.read_bytes() == UNTIDY


def test_diff_shows_the_lines_and_changes_nothing(command: Command, untidy: Path) -> None:
    ended = command("rules", "fmt", "--diff", untidy)
    assert ended.code == 0
    assert "-title:   Two" in ended.out
    assert "+title: Two" in ended.out
    assert untidy.read_bytes() == UNTIDY


def test_what_was_laid_out_passes_the_check(command: Command, folder: Path) -> None:
    assert command("rules", "fmt", "--rules", folder).code == 0
    assert command("rules", "fmt", "--check", "--rules", folder).code == 0
    assert command("rules", "check", "--rules", folder).code in (0, 1)


def test_no_file_is_changed_when_one_is_no_yaml(command: Command, untidy: Path) -> None:
    broken = untidy.with_name("broken.yaml")
    broken.write_text("id: [a\n", encoding="utf-8")
    ended = command("rules", "fmt", untidy, broken)
    assert ended.code == 2
    assert "broken.yaml" in ended.err
    assert untidy.read_bytes() == UNTIDY


def test_a_file_that_is_not_there_is_refused(command: Command, tmp_path: Path) -> None:
    assert command("rules", "fmt", tmp_path / "none.yaml").code == 2
