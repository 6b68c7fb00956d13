"""`advisor rules docs`."""

from pathlib import Path

from tests.cli.conftest import SMALL, Command


def test_the_pages_are_written_with_a_first_one(command: Command, tmp_path: Path) -> None:
    ended = command("rules", "docs", "--output", tmp_path / "site", "--rules", SMALL)
    assert ended.code == 0
    written = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert f"Wrote {len(written)} files" in ended.words
    assert (tmp_path / "site/index.html").is_file()
    assert (tmp_path / "site/style.css").is_file()


def test_a_folder_that_cannot_be_written_is_refused(command: Command, tmp_path: Path) -> None:
    (tmp_path / "site").touch()
    assert command("rules", "docs", "--output", tmp_path / "site", "--rules", SMALL).code == 2
