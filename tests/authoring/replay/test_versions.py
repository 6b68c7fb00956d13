import shutil
import subprocess
from pathlib import Path

import pytest

from advisor.authoring.replay.versions import version_at, version_in, versions_against
from advisor.errors import InputError

SMALL = Path(__file__).parents[2] / "fixtures/rules_small"
RULE = "knowledge/load/peaks-want-a-rehearsal.yaml"
OPTIONS = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(place: Path, *words: str) -> None:
    subprocess.run(["git", *OPTIONS, *words], cwd=place, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the small rule base in `company/rules`, committed as `main` and tagged `first`."""
    place = tmp_path / "repository"
    place.mkdir()
    git(place, "init", "--initial-branch=main")
    (place / "README").write_text("rules come later\n")
    git(place, "add", ".")
    git(place, "commit", "-m", "no rules yet")
    git(place, "tag", "bare")
    shutil.copytree(SMALL, place / "company/rules")
    git(place, "add", ".")
    git(place, "commit", "-m", "rules")
    git(place, "tag", "first")
    return place / "company/rules"


def edit(rules: Path, file: str, old: str, new: str) -> None:
    text = (rules / file).read_text(encoding="utf-8")
    assert old in text
    (rules / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_commit_gives_the_rules_as_they_stood_whatever_lies_in_the_folder_now(repository: Path) -> None:
    edit(repository, RULE, "at_least: 1k", "at_least: 2k")
    before, after = versions_against("first", repository)
    assert before.base.sha256 == version_in(SMALL).base.sha256
    assert (before.name, after.base.rules["peaks-want-a-rehearsal"].when.operand) == ("first", 2000)  # type: ignore[union-attr]


def test_a_rule_that_was_removed_or_is_not_yet_committed_is_seen(repository: Path) -> None:
    (repository / RULE).unlink()
    new = (repository / "knowledge/team/known-language.yaml").read_text().replace("id: known-language", "id: another")
    (repository / "knowledge/team/another.yaml").write_text(new.replace("order: ", "order: 9"))
    before, after = versions_against("HEAD", repository)
    assert before.base.rules.keys() - after.base.rules.keys() == {"peaks-want-a-rehearsal"}
    assert after.base.rules.keys() - before.base.rules.keys() == {"another"}


def test_reading_an_earlier_version_leaves_the_folder_as_it_is(repository: Path) -> None:
    edit(repository, RULE, "at_least: 1k", "at_least: 2k")
    version_at("HEAD", repository)
    told = subprocess.run(["git", "status", "--short"], cwd=repository, check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["M", RULE]


def test_a_folder_with_a_rule_base_is_an_earlier_version(repository: Path) -> None:
    edit(repository, RULE, "at_least: 1k", "at_least: 2k")
    before, after = versions_against(str(SMALL), repository)
    assert before.base.sha256 != after.base.sha256


def test_an_unknown_commit_is_answered_with_the_nearest_branch_or_tag(repository: Path) -> None:
    with pytest.raises(InputError, match=r"`frist` is neither .*did you mean `first`") as fault:
        version_at("frist", repository)
    assert len(fault.value.problems) == 1


def test_a_name_that_looks_like_an_option_of_git_is_only_an_unknown_name(repository: Path) -> None:
    with pytest.raises(InputError, match="is neither a folder with a rule base nor known to git"):
        version_at("--output=x", repository)


def test_a_commit_without_the_folder_is_said_to_have_no_rule_base(repository: Path) -> None:
    with pytest.raises(InputError, match="there is no rule base in `company/rules` at `bare`"):
        version_at("bare", repository)


def test_rules_outside_a_repository_have_no_earlier_version(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "rules")
    with pytest.raises(InputError, match="the rules lie in no git repository"):
        version_at("HEAD", tmp_path / "rules")


def test_a_machine_without_git_is_told_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match="git is not installed"):
        version_at("HEAD", repository)


def test_faults_of_an_earlier_version_are_placed_in_that_version(repository: Path) -> None:
    edit(repository, RULE, "load_test_before_launch", "load_test_before_lunch")
    git(repository, "commit", "-am", "a fault")
    with pytest.raises(InputError) as fault:
        version_at("HEAD", repository)
    [problem] = fault.value.problems
    assert problem.file == f"HEAD:company/rules/{RULE}"
    assert (problem.line, "load_test_before_lunch" in problem.message) == (6, True)


def test_a_folder_without_a_rule_base_is_no_commit_either(tmp_path: Path, repository: Path) -> None:
    with pytest.raises(InputError, match="there is no rule base here"):
        versions_against(f"{tmp_path}/", repository)


def test_against_a_pack_the_rules_with_it_follow_on_the_rules_without(tmp_path: Path) -> None:
    pack = tmp_path / "house"
    pack.mkdir()
    name = version_in(SMALL).base.pack.name
    (pack / "pack.yaml").write_text(
        f"name: house\nversion: '1'\nlanguage: 1\nlicence: none\nextends: {name}\n", encoding="utf-8"
    )
    (pack / "overrides.yaml").write_text(
        "- weight: {throughput: 9}\n  reason: Our customers leave when they wait.\n", encoding="utf-8"
    )
    before, after = versions_against(str(pack), SMALL)
    assert (before.base.criteria["throughput"].weight, after.base.criteria["throughput"].weight) == (6, 9)
