"""`advisor rules check`: what it prints, in which form, and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Command

SOUND = Path(__file__).parents[1] / "fixtures/rules_authoring"
RULE = "knowledge/compliance/gdpr-applies.yaml"


@pytest.fixture
def edited(tmp_path: Path):
    """A copy of the sound base after replacing a text in its rule."""

    def edit(old: str, new: str) -> Path:
        folder = tmp_path / "rules"
        shutil.copytree(SOUND, folder)
        text = (folder / RULE).read_text(encoding="utf-8")
        assert old in text
        (folder / RULE).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return edit


@pytest.fixture
def warned(edited) -> Path:
    """A copy of the sound base with one warning."""
    return edited("title: The GDPR sets duties", "title: Few people run few systems")


def test_a_sound_base_ends_with_0_and_says_what_was_looked_at(command: Command) -> None:
    code, out, err = command("rules", "check", "--rules", SOUND)
    assert (code, err) == (0, "")
    assert out.startswith("authoring 1.0.0 (10 rules, 11 questions, 5 options,")
    assert "no errors, no warnings" in out


def test_a_warning_is_printed_as_a_compiler_does_and_ends_with_1(command: Command, warned: Path) -> None:
    code, out, _ = command("rules", "check", "--rules", warned)
    assert code == 1
    head, source, caret, see, mend, _, summary = out.splitlines()
    assert head.endswith(
        f"{RULE}:3:1: warning: `few-people-few-systems` is called `Few people run few systems` too [duplicate-title]"
    )
    assert source == "     3 | title: Few people run few systems"
    assert caret == "       | ^"
    assert "few-people-few-systems.yaml:1:1" in see
    assert mend.startswith("  mend: Say in each title")
    assert "no errors, 1 warning, " in summary


def test_warnings_pass_when_only_errors_fail(command: Command, warned: Path) -> None:
    assert command("rules", "check", "--rules", warned, "--fail-on", "error").code == 0
    code, out, _ = command("rules", "check", "--rules", warned, "--fail-on", "error", "--level", "error")
    assert (code, len(out.splitlines())) == (0, 1)


def test_a_base_that_does_not_load_is_a_failed_check(command: Command, edited) -> None:
    code, out, err = command("rules", "check", "--rules", edited("because:", "becuse:"))
    assert (code, err) == (1, "")
    assert "gdpr-applies.yaml:7:1: error: the key `becuse` is not known here [unknown-key]" in out
    assert "  mend: Did you mean `because`?" in out
    assert "the rule base does not load: 2 errors" in out


def test_a_fault_in_a_case_is_a_failed_check(command: Command, edited) -> None:
    code, out, _ = command("rules", "check", "--rules", edited("[hipaa]", "hipaa"))
    assert code == 1
    assert "gdpr-applies.yaml:12:13: error: a list is expected here, not `hipaa` [case-fault]" in out


def test_what_a_rule_ignores_is_counted_and_listed_on_demand(command: Command, edited) -> None:
    title = "title: Few people run few systems\nignore: {duplicate-title: They will be merged.}"
    folder = edited("title: The GDPR sets duties", title)
    code, out, _ = command("rules", "check", "--rules", folder)
    assert (code, "1 ignored (see --show-ignored)" in out, "merged" in out) == (0, True, False)
    assert "reason: They will be merged." in command("rules", "check", "--rules", folder, "--show-ignored").out


def test_no_rule_base_is_a_wrong_input(command: Command, tmp_path: Path) -> None:
    code, out, err = command("rules", "check", "--rules", tmp_path)
    assert (code, out) == (2, "")
    assert "there is no rule base here" in err


def test_other_forms_are_written_to_a_file_and_end_the_same_way(command: Command, warned: Path, tmp_path: Path) -> None:
    for form in ("json", "sarif", "github", "text"):
        target = tmp_path / f"findings.{form}"
        code, out, err = command("rules", "check", "--rules", warned, "-f", form, "-o", target)
        assert (code, out) == (1, "")
        assert f"Wrote {target}" in err
        assert "few-people-few-systems" in target.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))["counts"]["warning"] == 1


def test_a_day_in_the_future_finds_sources_that_will_be_too_old(command: Command) -> None:
    code, out, _ = command("rules", "check", "--rules", SOUND, "--as-of", "2027-08-02")
    assert (code, out.count("[evidence-past-review]")) == (1, 2)
