"""The pages of findings: each fault that they show is found where they say, and nothing else; each cure cures it."""

import shutil
from pathlib import Path

import pytest

from advisor import api
from advisor.authoring.checks.index import index_page
from advisor.authoring.checks.registry import KINDS
from advisor.authoring.findings import Level
from tests.authoring.pages import PAGES, SOUND, Example, Version, examples_of

EXAMPLES = [example for page in sorted(PAGES.glob("*.md")) for example in examples_of(page)]
LEAST_FAULTS = 60


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What a check finds in the sound base with files of an example laid over it: kind, file and line."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def check(version: Version, kind: str, marked: frozenset[str] = frozenset()) -> set[tuple[str, str, int]]:
        folder = tmp_path / "rules"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(SOUND, folder)
        version.write(folder)
        packs = [_moved(folder / "pack", tmp_path / "pack")] if (folder / "pack").is_dir() else []
        return {
            (
                finding.kind.id,
                finding.place.file.removeprefix(f"{tmp_path}/").removeprefix("rules/"),
                finding.place.line,
            )
            for finding in api.check_rulebase(folder, packs=packs).findings
            if finding.kind.level is not Level.HINT or finding.kind.id in {kind, *marked}
        }

    return check


def _moved(folder: Path, place: Path) -> Path:
    """A pack, which no rule base holds in itself, at another place."""
    shutil.rmtree(place, ignore_errors=True)
    return folder.rename(place)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_fault_is_found_at_its_line_and_nothing_else(example: Example, found) -> None:
    marks = example.faulty.marks
    assert example.kind in {kind for kind, _, _ in marks}, "the page marks no finding of its kind"
    assert found(example.faulty, example.kind, frozenset(kind for kind, _, _ in marks)) == marks


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_fault_is_gone_when_it_is_mended(example: Example, found) -> None:
    assert example.mended.files, "the page does not show how to mend it"
    assert found(example.mended, example.kind) == set()


def test_the_base_under_the_examples_is_sound() -> None:
    assert [str(finding) for finding in api.check_rulebase(SOUND).shown(Level.WARNING)] == []


def test_every_kind_has_a_page_and_every_page_a_kind() -> None:
    pages = {page.stem for page in PAGES.glob("*.md")} - {"README"}
    assert pages == set(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_page_names_its_kind_and_level_and_has_an_example(kind) -> None:
    lines = [line for line in (PAGES / f"{kind.id}.md").read_text(encoding="utf-8").splitlines() if line]
    assert lines[:2] == [f"# {kind.id}", f"**{kind.level}** · {kind.title}"]
    assert any(example.kind == kind.id for example in EXAMPLES)


def test_the_faults_are_many() -> None:
    assert len(EXAMPLES) >= LEAST_FAULTS


def test_the_index_is_up_to_date(request: pytest.FixtureRequest) -> None:
    index = PAGES / "README.md"
    if request.config.getoption("--update-golden"):
        index.write_text(index_page(KINDS.values()), encoding="utf-8")
    assert index.read_text(encoding="utf-8") == index_page(KINDS.values())
