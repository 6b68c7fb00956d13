from pathlib import Path

import pytest

from advisor import load_rulebase
from advisor.errors import InputError

SMALL = Path(__file__).parents[1] / "fixtures/rules_small"
RULE = "knowledge/team/known-language.yaml"


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def changed_text(old: str, new: str) -> dict[str, bytes]:
    text = (SMALL / RULE).read_text(encoding="utf-8")
    assert old in text
    return {RULE: text.replace(old, new).encode()}


def test_a_changed_file_counts_whether_the_base_is_cached_or_not(cache_folder: Path) -> None:
    change = changed_text("strength: 3", "strength: 1")
    cold = load_rulebase(SMALL, change).base
    load_rulebase(SMALL)
    warm = load_rulebase(SMALL, change).base
    assert cold.rules == warm.rules
    assert cold.sha256 == warm.sha256
    assert warm.rules["known-language"].then[0].strength == 1


def test_what_was_tried_is_not_kept_on_the_disk(cache_folder: Path) -> None:
    load_rulebase(SMALL)
    kept = set(cache_folder.rglob("*.json"))
    assert kept
    load_rulebase(SMALL, changed_text("strength: 3", "strength: 1"))
    assert set(cache_folder.rglob("*.json")) == kept


def test_faults_of_a_changed_file_have_their_place_though_the_base_is_cached(cache_folder: Path) -> None:
    load_rulebase(SMALL)
    with pytest.raises(InputError) as caught:
        load_rulebase(SMALL, changed_text("limits:", "limit:"))
    places = {(problem.line, problem.message) for problem in caught.value.problems}
    [line] = [line for line, message in places if "`limit`" in message]
    assert (SMALL / RULE).read_text(encoding="utf-8").splitlines()[line - 1].startswith("limits:")


def test_a_faulty_item_of_a_list_does_not_make_the_list_too_short(cache_folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_rulebase(SMALL, changed_text("strength: 3", "strengh: 3"))
    assert not [problem.message for problem in caught.value.problems if "is empty" in problem.message]
    assert any("strengh" in problem.message for problem in caught.value.problems)
