"""`advisor compare`: exit codes, what goes to which stream, and what two descriptions of one project say in words."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from advisor.cli import main

SMALL = Path(__file__).parents[1] / "fixtures/rules_small"
TOLD = "workload: [crud_web], realtime: true, team_size: 6, team_skills: [python]"


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Comparing = Callable[..., Ended]


@pytest.fixture
def compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Comparing:
    """Compare two profiles with these answers, as `anna.yaml` and `ben.yaml`."""

    def run(anna: str, ben: str, *words: object) -> Ended:
        for name, answers in {"anna": anna, "ben": ben}.items():
            (tmp_path / f"{name}.yaml").write_text(f"profile: shop\nanswers: {{{answers}}}\n", encoding="utf-8")
        files = (tmp_path / "anna.yaml", tmp_path / "ben.yaml")
        monkeypatch.setattr(sys, "argv", ["advisor", "compare", *map(str, (*files, "--rules", SMALL, *words))])
        with pytest.raises(SystemExit) as ended:
            main()
        streams = capsys.readouterr()
        assert "Traceback" not in streams.err + streams.out
        return Ended(ended.value.code if isinstance(ended.value.code, int) else 0, streams.out, streams.err)

    return run


def said(ended: Ended) -> str:
    assert (ended.code, ended.err) == (0, "")
    return " ".join(ended.out.split())


def test_the_first_line_is_the_verdict(compared: Comparing) -> None:
    ended = compared(
        f"{TOLD}, concurrent_connections: 800",
        f"{TOLD}, concurrent_connections: 600k, read_share: 0.4, regulated: [gdpr]",
    )
    assert ended.out.splitlines()[0] == (
        "You agree on 1 of 2 decisions; 1 of 3 different answers makes the difference: concurrent connections."
    )
    words = said(ended)
    assert "Framework Sync framework (Python) Light-task framework (Elixir)" in words
    assert "Architecture Modular monolith the same" in words
    assert "Concurrent connections 800 600,000" in words
    assert "Different answers that change only what is advised beside the decisions" in words
    assert "Regulated not known GDPR" in words
    assert words.endswith("change no decision, risk, practice or control, one by one or all together: read share.")


@pytest.mark.parametrize(
    ("ben", "verdict"),
    [
        ("regulated: [gdpr]", "the one different answer changes only risks, practices or controls: regulated."),
        ("read_share: 40%", "1 different answer changes no decision, risk, practice or control."),
        ("read_share: 40%, avg_rps: 3", "2 different answers change no decision, risk, practice or control."),
    ],
)
def test_where_both_are_recommended_the_same(ben: str, verdict: str, compared: Comparing) -> None:
    first = compared(TOLD, f"{TOLD}, {ben}").out.splitlines()[0]
    assert first == f"You agree on all 2 decisions; {verdict}"


def test_the_same_answers_need_no_table(compared: Comparing) -> None:
    assert said(compared(TOLD, TOLD)) == "Your answers are the same, and so is the advice."


def test_one_of_the_two_is_out_of_our_subject(compared: Comparing) -> None:
    words = said(compared(TOLD, "workload: [control_loop]"))
    assert words.startswith("By the answers of ben the project is not our subject, by those of anna it is; 1 of 4 ")
    assert "the project is not our subject" in words
    assert "does not arise" in words


def test_answers_that_cannot_be_taken_over_one_by_one_say_so(compared: Comparing) -> None:
    words = said(compared(f"{TOLD}, avg_rps: 20, peak_rps: 90", f"{TOLD}, avg_rps: 400, peak_rps: 2k"))
    assert "all or none" in words and "Avg requests/s 20" in words and "as above" in words


def test_json_holds_every_change(compared: Comparing) -> None:
    ended = compared(f"{TOLD}, concurrent_connections: 800", f"{TOLD}, concurrent_connections: 600k", "-f", "json")
    found = json.loads(ended.out)
    assert (ended.code, found["schema"]) == (0, "advisor/comparison/v1")
    assert found["decisions"][0] == {"decision": "framework", "one": "py_sync", "other": "ex_tasks"}
    (difference,) = found["differences"]
    assert difference["answers"] == [{"id": "concurrent_connections", "one": 800, "other": 600000}]
    change = {"kind": "decision", "id": "framework", "before": "py_sync", "after": "ex_tasks"}
    assert change in difference["in_one"]
    assert {**change, "before": "ex_tasks", "after": "py_sync"} in difference["in_other"]


def test_the_same_input_gives_the_same_bytes(compared: Comparing) -> None:
    both = f"{TOLD}, pains: [timeouts]", f"{TOLD}, regulated: [gdpr, hipaa], existing_stack: [py_sync, monolith]"
    for form in ("json", "text"):
        assert compared(*both, "-f", form).out == compared(*both, "-f", form).out


def test_output_goes_to_the_file_named(compared: Comparing, tmp_path: Path) -> None:
    target = tmp_path / "compared.txt"
    ended = compared(TOLD, f"{TOLD}, regulated: [gdpr]", "-o", target)
    assert (ended.code, ended.out) == (0, "")
    text = target.read_text(encoding="utf-8")
    assert text.startswith("You agree on all 2 decisions")
    assert all(line == line.rstrip() for line in text.splitlines())


def test_faults_of_both_files_end_with_2(compared: Comparing) -> None:
    code, out, err = compared("realtime: maybe", "peek_rps: 5")
    assert (code, out) == (2, "")
    assert "anna.yaml:2:" in err and "true or false is expected here" in err
    assert "ben.yaml:2:" in err and "there is no question `peek_rps`" in err


def test_markup_in_a_profile_is_shown_as_text(compared: Comparing) -> None:
    busy = "concurrent_connections: 9k"
    words = said(compared(f"{TOLD}, {busy}", f"{TOLD}, {busy}, existing_stack: [py_sync, '[red]old[/red]']"))
    assert "[red]old[/red]" in words
