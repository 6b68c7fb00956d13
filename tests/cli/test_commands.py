"""The command line: exit codes, what goes to which stream, and never a traceback."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

TINY = Path(__file__).parent.parent / "fixtures" / "rules_tiny"
GOOD = "profile: good\nas_of: 2026-11-23\nanswers: {realtime: true, connections: 5k, peak_rps: [500, 2k]}\n"
BAD = "profile: bad\nanswers:\n  realtime: maybe\n  peek_rps: 5\n"


@pytest.fixture
def profiles(tmp_path: Path) -> dict[str, Path]:
    paths = {name: tmp_path / f"{name}.yaml" for name in ("good", "bad", "missing")}
    paths["good"].write_text(GOOD, encoding="utf-8")
    paths["bad"].write_text(BAD, encoding="utf-8")
    return paths


Profiles = dict[str, Path]


def test_a_good_profile_ends_with_0_and_json_on_stdout(command: Command, profiles: Profiles) -> None:
    code, out, err = command("advise", profiles["good"], "--format", "json", "--rules", TINY)
    assert code == 0
    assert json.loads(out)["decisions"]["framework"]["recommended"] == "looping"
    assert "error" not in err


def test_a_bad_profile_ends_with_2_and_every_fault_on_stderr(command: Command, profiles: Profiles) -> None:
    code, out, err = command("advise", profiles["bad"], "--format", "json", "--rules", TINY)
    assert (code, out) == (2, "")
    assert f"{profiles['bad']}:3:3: true or false is expected here" in err
    assert f"{profiles['bad']}:4:3: there is no question `peek_rps` (did you mean `peak_rps`?)" in err


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_profile_that_cannot_be_read(name: str, command: Command, profiles: Profiles, tmp_path: Path) -> None:
    code, out, err = command("advise", profiles.get(name, tmp_path), "--format", "json", "--rules", TINY)
    assert (code, out) == (2, "")
    assert "the file cannot be read" in err


def test_lines_of_json_in_order_with_the_faults_of_bad_files(command: Command, profiles: Profiles) -> None:
    files = [profiles[name] for name in ("good", "bad", "missing", "good")]
    code, out, _ = command("advise", *files, "--format", "jsonl", "--rules", TINY)
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [line.get("schema", line["profile"]) for line in lines] == [
        "advisor/assessment/v1", str(profiles["bad"]), str(profiles["missing"]), "advisor/assessment/v1"
    ]  # fmt: skip
    assert [set(fault) for fault in lines[1]["errors"]] == [{"file", "line", "column", "message", "hint"}] * 2
    assert [(fault["line"], fault["column"]) for fault in lines[1]["errors"]] == [(3, 3), (4, 3)]
    assert out.splitlines()[0] == out.splitlines()[3]


def test_good_files_beside_a_bad_one_are_still_written(command: Command, profiles: Profiles) -> None:
    code, out, err = command("advise", profiles["good"], profiles["bad"], "--format", "json", "--rules", TINY)
    assert code == 2
    assert json.loads(out)["profile"]["name"] == "good"
    assert "maybe" in err


def test_output_goes_to_the_file_named(command: Command, profiles: Profiles, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "result.json"
    code, out, err = command("advise", profiles["good"], "-f", "json", "--rules", TINY, "-o", target)
    assert (code, out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "advisor/assessment/v1"
    assert str(target) in err


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_output_that_cannot_be_written(form: str, command: Command, profiles: Profiles) -> None:
    target = profiles["good"] / "result.json"
    code, _, err = command("advise", profiles["good"], "-f", form, "--rules", TINY, "-o", target)
    assert code == 2
    assert "the file cannot be written" in err


@pytest.mark.parametrize(
    "words", [["advise"], ["advise", "x", "--format", "docx"], ["nonsense"], ["advise", "--frmat"]]
)
def test_wrong_usage_ends_with_2(words: list[str], command: Command) -> None:
    assert command(*words).code == 2


def test_a_folder_without_rules(command: Command, profiles: Profiles, tmp_path: Path) -> None:
    code, _, err = command("advise", profiles["good"], "--rules", tmp_path)
    assert code == 2
    assert "there is no rule base here" in err


def test_a_defect_of_ours_ends_with_3_and_a_sentence(
    command: Command, profiles: Profiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.api.assess", lambda *_: 1 / 0)
    code, _, err = command("advise", profiles["good"], "-f", "json", "--rules", TINY)
    assert code == 3
    assert "a defect of the advisor" in err


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    import shutil

    folder = tmp_path / "rules"
    shutil.copytree(TINY, folder)
    rule = folder / "knowledge/basics/heavy-load.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("peak_rps: 1000", "peak_rps: 900"), encoding="utf-8")
    return folder


def test_testing_sound_rules(command: Command) -> None:
    code, out, _ = command("rules", "test", "--rules", TINY)
    assert (code, out) == (0, "8 cases passed, 0 failed, of 3 rules.\n")


def test_a_case_that_fails_ends_with_1_and_says_which_condition_failed(command: Command, broken: Path) -> None:
    code, out, err = command("rules", "test", "--rules", broken)
    assert code == 1
    assert "7 cases passed, 1 failed, of 3 rules." in out
    assert "knowledge/basics/heavy-load.yaml" in out + err
    assert "peak_rps at least 1,000 is false" in out + err
    assert command("rules", "test", "open-connections", "--rules", broken).code == 0


def test_listing_and_showing(command: Command) -> None:
    code, out, _ = command("rules", "list", "--rules", TINY)
    assert (code, out.splitlines()[0]) == (0, "basics (3)")
    assert command("rules", "list", "--topic", "none", "--rules", TINY).out == ""
    code, out, _ = command("rules", "show", "heavy-load", "--rules", TINY)
    assert code == 0
    assert "id: heavy-load" in out and "https://example.org/" in out
    code, _, err = command("rules", "show", "heavy-lod", "--rules", TINY)
    assert (code, "did you mean `heavy-load`?" in err) == (2, True)


def test_the_blank_profile_loads_and_is_not_overwritten(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "new.yaml"
    assert command("init", "--rules", TINY, "-o", target).code == 0
    assert command("advise", target, "-f", "json", "--rules", TINY).code == 0
    code, _, err = command("init", "--rules", TINY, "-o", target)
    assert (code, "exists already" in err) == (2, True)
    assert command("init", "--rules", TINY).out == target.read_text(encoding="utf-8")


def test_trace_says_what_fired_and_what_kept_a_rule_silent(command: Command, tmp_path: Path) -> None:
    profile = tmp_path / "shop.yaml"
    profile.write_text("profile: shop\nanswers: {regulated: [gdpr]}\n", encoding="utf-8")
    traced = command("rules", "trace", profile, "gdpr-applies", "hipaa-applies")
    assert traced.code == 0
    assert "gdpr-applies: certain\n  read: regulated = ['gdpr']" in traced.out
    assert "hipaa-applies: silent" in traced.out
    assert "because: regulated includes hipaa is false" in traced.out
    assert command("rules", "trace", profile, "hippa-applies").code == 2
