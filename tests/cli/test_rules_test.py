"""`advisor rules test --coverage`: what is covered, what nothing notices, and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import CHAT, SMALL, Command

TINY = Path(__file__).parents[1] / "fixtures/rules_tiny"


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """A base with a rule whose cases stand far from its threshold."""
    folder = tmp_path / "rules"
    shutil.copytree(SMALL, folder)
    rule = folder / "knowledge/load/peaks-want-a-rehearsal.yaml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(
        text.replace("peak_rps: 1000}", "peak_rps: 5000}").replace("peak_rps: 999}", "peak_rps: 10}"), "utf-8"
    )
    return folder


def test_without_coverage_only_the_cases_are_run(command: Command) -> None:
    assert command("rules", "test", "--rules", TINY) == (0, "8 cases passed, 0 failed, of 3 rules.\n", "")


def test_the_table_and_the_surviving_faults_are_shown_with_a_case_to_paste(command: Command, loose: Path) -> None:
    code, out, err = command(
        "rules", "test", "peaks-want-a-rehearsal", "--coverage", "--rules", loose, "--examples", CHAT
    )
    assert (code, err) == (0, "")
    assert "2 cases passed, 0 failed, of 1 rules." in out
    assert "rules that a case fires" in out
    assert "knowledge/load/peaks-want-a-rehearsal.yaml" in out
    assert "boundary: `peak_rps at least 1,000` becomes `peak_rps more than 1,000`" in out
    assert "a case for fires: {peak_rps: 1000}" in out


def test_the_case_shown_notices_the_fault_once_it_is_pasted(command: Command, loose: Path) -> None:
    words = (
        "rules",
        "test",
        "peaks-want-a-rehearsal",
        "--coverage",
        "--rules",
        loose,
        "--examples",
        CHAT,
        "-f",
        "json",
    )
    before = json.loads(command(*words).out)
    rule = loose / "knowledge/load/peaks-want-a-rehearsal.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("fires: [", "fires: [{peak_rps: 1000}, "), "utf-8")
    after = json.loads(command(*words).out)
    assert before["mutation"]["boundary"]["noticed"] == 0
    assert after["mutation"]["boundary"]["noticed"] == 1
    assert not any(survivor["fault"] == "boundary" for survivor in after["rules"][0]["survivors"])


def test_json_tells_scores_coverage_survivors_and_proposals(command: Command, loose: Path) -> None:
    code, out, _ = command("rules", "test", "--coverage", "--rules", loose, "--examples", CHAT, "--format", "json")
    found = json.loads(out)
    assert (code, found["schema"], found["examples"]) == (0, "advisor/rule-tests/v1", ["chat"])
    total = found["mutation"]["total"]
    assert total["mutants"] == sum(score["mutants"] for name, score in found["mutation"].items() if name != "total")
    assert total["survived"] == sum(len(rule["survivors"]) for rule in found["rules"])
    one = next(rule for rule in found["rules"] if rule["rule"] == "peaks-want-a-rehearsal")
    assert one["tests"] == [{"test": "peak_rps at least 1,000", "true": True, "false": True, "decides": True}]
    assert {key: one["proposals"][0][key] for key in ("kind", "facts")} == {
        "kind": "fires",
        "facts": {"peak_rps": 1000},
    }


@pytest.mark.parametrize(("least", "code"), [(0, 0), (100, 1)])
def test_a_score_below_the_least_fails(command: Command, loose: Path, least: int, code: int) -> None:
    words = ("rules", "test", "peaks-want-a-rehearsal", "--rules", loose, "--examples", CHAT, "--least", least)
    assert command(*words).code == code


def test_a_failing_case_fails_whatever_the_score(command: Command, loose: Path) -> None:
    rule = loose / "knowledge/load/peaks-want-a-rehearsal.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("peak_rps: 10}", "peak_rps: 9000}"), "utf-8")
    code, out, err = command("rules", "test", "--coverage", "--rules", loose, "--examples", CHAT, "-f", "json")
    failed = json.loads(out)["cases"]["failed"]
    assert (code, err) == (1, "")
    assert [(case["rule"], case["kind"], case["number"]) for case in failed] == [
        ("peaks-want-a-rehearsal", "silent", 1)
    ]


def test_examples_that_are_none_are_wrong_input(command: Command, tmp_path: Path) -> None:
    code, out, err = command("rules", "test", "--coverage", "--rules", SMALL, "--examples", tmp_path)
    assert (code, out) == (2, "")
    assert "there are no example profiles here" in err


def test_the_result_goes_into_a_file(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "tests.json"
    code, out, err = command("rules", "test", "--rules", SMALL, "-f", "json", "-o", target)
    assert (code, out, err) == (0, "", f"Wrote {target}.\n")
    assert json.loads(target.read_text(encoding="utf-8"))["cases"]["failed"] == []
