"""Saving into a pack: what is written loads, comments stay, and a fault leaves everything as it was."""

from pathlib import Path

import pytest

from advisor import load_rulebase
from advisor.authoring.packs import file_set
from advisor.authoring.packs.writing import disable_item, remove_item, save_item
from advisor.errors import InputError
from tests.loading.packs import loaded, sha_of
from tests.loading.tiny import RULE, TINY

HEAVY = "knowledge/basics/heavy-load.yaml"
TEXT = (TINY / HEAVY).read_text(encoding="utf-8").replace("{load: heavy}", "{load: extreme}")
NEW = "options/cache/near.yaml"


def files_of(pack: Path) -> dict[str, bytes]:
    return {path.relative_to(pack).as_posix(): path.read_bytes() for path in pack.rglob("*") if path.is_file()}


def test_a_new_item_makes_a_pack_that_loads(tmp_path: Path) -> None:
    pack = tmp_path / "Our Rules"
    save_item(pack, NEW, "id: near\norder: 1\nname: Near", "tiny")
    base = loaded(pack).base
    assert list(base.options["cache"]) == ["none", "near"]
    assert base.packs[0].name == "our-rules"
    assert sorted(files_of(pack)) == ["options/cache/near.yaml", "pack.yaml"]


def test_a_replacement_is_saved_with_its_override(tmp_path: Path) -> None:
    save_item(tmp_path, HEAVY, TEXT, "tiny", "Ours is\n bigger: much.", sha_of(HEAVY))
    base = loaded(tmp_path).base
    assert base.rules["heavy-load"].then[0].derive == {"load": "extreme"}
    assert [(one.action, one.id, one.reason) for one in base.overrides] == [
        ("replace", "heavy-load", "Ours is bigger: much.")
    ]


def test_saving_again_updates_the_reason_and_keeps_comments_and_the_other_entries(tmp_path: Path) -> None:
    save_item(tmp_path, HEAVY, TEXT, "tiny", "First.", sha_of(HEAVY))
    overrides = tmp_path / "overrides.yaml"
    kept = "# ours\n- weight: {cost: 8}   # agreed in May\n  reason: 'Money: tight.'\n"
    overrides.write_text(kept + overrides.read_text(encoding="utf-8") + "# the end\n", encoding="utf-8")
    save_item(tmp_path, HEAVY, TEXT.replace("It is a lot.", "It is more."), "tiny", "Second.", sha_of(HEAVY))
    assert overrides.read_text(encoding="utf-8") == (
        f"{kept}- replace: rule heavy-load\n  reason: Second.\n  sha256: {sha_of(HEAVY)}\n# the end\n"
    )
    assert loaded(tmp_path).base.rules["heavy-load"].because == "It is more."


def test_an_item_is_disabled_beside_others(tmp_path: Path) -> None:
    save_item(tmp_path, HEAVY, TEXT, "tiny", "Ours is bigger.", sha_of(HEAVY))
    disable_item(tmp_path, "rule open-connections", "tiny", "It does not hold here.", sha_of(RULE))
    base = loaded(tmp_path).base
    assert "open-connections" not in base.rules
    assert [one.action for one in base.overrides] == ["replace", "disable"]


def test_a_removed_item_lets_the_base_count_again(tmp_path: Path) -> None:
    save_item(tmp_path, HEAVY, TEXT, "tiny", "Ours is bigger.", sha_of(HEAVY))
    remove_item(tmp_path, HEAVY)
    base = loaded(tmp_path).base
    assert base.rules["heavy-load"].then[0].derive == {"load": "heavy"}
    assert (base.overrides, sorted(files_of(tmp_path))) == ((), ["pack.yaml"])


def test_a_removed_item_leaves_other_overrides(tmp_path: Path) -> None:
    save_item(tmp_path, HEAVY, TEXT, "tiny", "Ours is bigger.", sha_of(HEAVY))
    disable_item(tmp_path, "rule open-connections", "tiny", "It does not hold here.", sha_of(RULE))
    remove_item(tmp_path, HEAVY)
    assert [one.id for one in loaded(tmp_path).base.overrides] == ["open-connections"]


def test_comments_alone_are_kept(tmp_path: Path) -> None:
    (tmp_path / "overrides.yaml").write_text("# what we change\n", encoding="utf-8")
    disable_item(tmp_path, "rule open-connections", "tiny", "It does not hold here.", sha_of(RULE))
    assert (tmp_path / "overrides.yaml").read_text(encoding="utf-8").startswith("# what we change\n- disable: ")
    assert "open-connections" not in loaded(tmp_path).base.rules


@pytest.mark.parametrize(
    ("file", "text", "reason", "words"),
    [
        ("../x.yaml", "id: x", "So.", "is no file of a pack"),
        ("knowledge/../../x.yaml", "id: x", "So.", "is no file of a pack"),
        ("/etc/x.yaml", "id: x", "So.", "is no file of a pack"),
        ("notes/x.yaml", "id: x", "So.", "is no file of a pack"),
        ("pack.yaml", "id: x", "So.", "is no file of a pack"),
        ("overrides.yaml", "[]", "So.", "is no file of a pack"),
        (HEAVY, "id: [", "So.", "this is not YAML"),
        (HEAVY, TEXT, " ", "the reason for overriding the rule heavy-load is missing"),
        ("criteria.yaml", "[]", "So.", "holds many items"),
    ],
)
def test_what_cannot_be_saved_changes_nothing(file: str, text: str, reason: str, words: str, tmp_path: Path) -> None:
    save_item(tmp_path / "pack", NEW, "id: near\norder: 1\nname: Near", "tiny")
    before = files_of(tmp_path)
    with pytest.raises(InputError, match=words):
        save_item(tmp_path / "pack", file, text, "tiny", reason, "f" * 64)
    assert files_of(tmp_path) == before


def test_an_item_that_is_disabled_cannot_be_replaced_on_the_quiet(tmp_path: Path) -> None:
    disable_item(tmp_path, "rule heavy-load", "tiny", "No.", sha_of(HEAVY))
    with pytest.raises(InputError, match="in another way already"):
        save_item(tmp_path, HEAVY, TEXT, "tiny", "Yes.", sha_of(HEAVY))
    assert not (tmp_path / HEAVY).exists()


def test_overrides_that_are_no_list_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "overrides.yaml").write_text("rule: x\n", encoding="utf-8")
    with pytest.raises(InputError, match="a list is expected here"):
        disable_item(tmp_path, "rule heavy-load", "tiny", "No.", sha_of(HEAVY))
    assert list(files_of(tmp_path)) == ["overrides.yaml"]


def test_a_disk_that_refuses_half_way_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_item(tmp_path, HEAVY, TEXT, "tiny", "First.", sha_of(HEAVY))
    before = files_of(tmp_path)
    settle, calls = file_set._settle, []

    def refusing(path: Path, staged: Path | None) -> None:
        calls.append(path.name)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(path))
        settle(path, staged)

    monkeypatch.setattr(file_set, "_settle", refusing)
    with pytest.raises(InputError, match="no space left on device"):
        save_item(tmp_path, HEAVY, TEXT.replace("a lot", "more"), "tiny", "Second.", sha_of(HEAVY))
    assert len(calls) > 2
    assert files_of(tmp_path) == before


def test_an_item_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the pack has no such file"):
        remove_item(tmp_path, HEAVY)


def test_the_base_is_never_touched(tmp_path: Path) -> None:
    before = files_of(TINY)
    save_item(tmp_path, HEAVY, TEXT, "tiny", "Ours.", sha_of(HEAVY))
    load_rulebase(TINY, packs=[tmp_path])
    assert files_of(TINY) == before
