"""The history of a pack: what was saved, by whom, when and why."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from advisor.authoring.packs.history import FILE, record, revisions
from advisor.errors import InputError


def test_what_is_saved_is_told_latest_first(tmp_path: Path) -> None:
    record(tmp_path / "pack", "knowledge/a/one.yaml", "id: one\n", "Ada", "It was too broad")
    record(tmp_path / "pack", "knowledge/a/two.yaml", "id: two\n", "Ben", "New policy: „überall“")
    record(tmp_path / "pack", "knowledge/a/one.yaml", None, "Ada", "Not ours after all")
    found = revisions(tmp_path / "pack")
    assert [(one.number, one.who, one.text) for one in found] == [
        (3, "Ada", None),
        (2, "Ben", "id: two\n"),
        (1, "Ada", "id: one\n"),
    ]
    assert [one.number for one in revisions(tmp_path / "pack", "knowledge/a/one.yaml")] == [3, 1]
    assert found[1].why == "New policy: „überall“"
    assert abs((datetime.now(UTC) - datetime.fromisoformat(found[0].when)).total_seconds()) < 60


def test_a_pack_in_which_nothing_was_saved_has_no_history(tmp_path: Path) -> None:
    assert revisions(tmp_path) == ()


def test_who_and_why_must_be_told_and_nothing_is_written_without(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        record(tmp_path, "knowledge/a/one.yaml", "id: one\n", " ", "")
    assert len(caught.value.problems) == 2
    assert not (tmp_path / FILE).exists()


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    record(tmp_path, "knowledge/a/one.yaml", "id: one\n", "Ada", "first")
    with (tmp_path / FILE).open("a", encoding="utf-8") as history:
        history.write("{not json\n")
    with pytest.raises(InputError) as caught:
        revisions(tmp_path)
    assert caught.value.problems[0].line == 2
