"""`advisor portfolio`: outcomes in order, faults where they stand, whole files or none, and a summary."""

import csv
import io
import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from advisor.cli import main
from advisor.cli.batches import batches
from advisor.engine.program import Program
from advisor.loading.rows import open_portfolio
from advisor.loading.sources import shipped as shipped_folder

TINY = Path(__file__).parent.parent / "fixtures" / "rules_tiny"
EXAMPLE = shipped_folder("examples") / "portfolio.csv"
LINES = [
    {"profile": "chat", "answers": {"realtime": True, "connections": "5k"}},
    {"profile": "bad", "answers": {"realtime": "maybe", "peek_rps": 5}},
    {"profile": "plain", "answers": {"realtime": False}},
    {"profile": "training", "answers": {"workload": ["ml_training"]}},
]


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Portfolio:
    """Runs the command on the tiny rule base."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: object, rules: Path | None = TINY) -> Ended:
        chosen = ("--rules", rules) if rules else ()
        self._monkeypatch.setattr(sys, "argv", ["advisor", "portfolio", *map(str, (*words, *chosen))])
        with pytest.raises(SystemExit) as ended:
            main()
        streams = self._capsys.readouterr()
        assert "Traceback" not in streams.err + streams.out
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, streams.out, streams.err)


@pytest.fixture
def portfolio(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Portfolio:
    return Portfolio(monkeypatch, capsys)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    return path


def test_good_rows_are_answered_in_order_and_bad_ones_reported_with_all_their_faults(
    portfolio: Portfolio, lines: Path
) -> None:
    code, out, err = portfolio(lines)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [(row["profile"], row["position"]["line"]) for row in rows] == [("chat", 1), ("plain", 3), ("training", 4)]
    assert {row["position"]["file"] for row in rows} == {str(lines)}
    assert f"{lines}:2:32: true or false is expected here, not `maybe`" in err
    assert f"{lines}:2:53: there is no question `peek_rps` (did you mean `peak_rps`?)" in err
    assert "3 profiles, 1 of them beyond our field, 1 row left out for its faults" in err


def test_a_row_says_what_leads_by_how_much_what_threatens_and_what_helps(portfolio: Portfolio, lines: Path) -> None:
    rows = [json.loads(line) for line in portfolio(lines).out.splitlines()]
    assert rows[0] == {
        "schema": "advisor/portfolio-row/v1",
        "profile": "chat",
        "position": {"file": str(lines), "line": 1},
        "scope": {"status": "in", "reasons": []},
        "decisions": {
            "framework": {
                "recommended": "looping",
                "runner_up": "forking",
                "gap": rows[0]["decisions"]["framework"]["gap"],
            },
            "cache": {"recommended": "none", "runner_up": None, "gap": None},
        },
        "risks": rows[0]["risks"],
        "practices": rows[0]["practices"],
    }
    assert rows[0]["decisions"]["framework"]["gap"] > 0
    assert rows[1]["decisions"].keys() == {"framework"}
    assert rows[2]["scope"] == {"status": "out", "reasons": ["Training is not our subject."]}
    assert (rows[2]["decisions"], rows[2]["risks"], rows[2]["practices"]) == ({}, [], [])


def test_good_rows_alone_end_with_0(portfolio: Portfolio, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "one.yaml").write_text("profile: one\n", encoding="utf-8")
    code, out, err = portfolio(tmp_path / "p")
    assert (code, json.loads(out)["profile"]) == (0, "one")
    assert "error" not in err


def test_flat_rows_hold_the_same(portfolio: Portfolio, lines: Path) -> None:
    nested = [json.loads(line) for line in portfolio(lines).out.splitlines()]
    code, out, _ = portfolio(lines, "--format", "csv")
    flat = list(csv.DictReader(io.StringIO(out)))
    assert code == 2
    for row, cells in zip(nested, flat, strict=True):
        assert (cells["profile"], int(cells["line"]), cells["scope"]) == (
            row["profile"], row["position"]["line"], row["scope"]["status"]
        )  # fmt: skip
        for name in ("framework", "cache"):
            said = row["decisions"].get(name, {"recommended": None, "runner_up": None, "gap": None})
            assert (cells[name] or None, cells[f"{name}.runner_up"] or None) == (said["recommended"], said["runner_up"])
            assert cells[f"{name}.gap"] == ("" if said["gap"] is None else str(said["gap"]))
        for severity in ("high", "medium", "low"):
            listed = [risk["id"] for risk in row["risks"] if risk["severity"] == severity]
            assert cells[f"risks_{severity}"] == "; ".join(listed)
        for priority in ("now", "next_quarter", "at_trigger"):
            listed = [one["id"] for one in row["practices"] if one["priority"] == priority]
            assert cells[f"practices_{priority}"] == "; ".join(listed)
    assert flat[2]["out_of_scope_because"] == "Training is not our subject."


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+1", "-1"])
def test_no_name_is_a_formula_for_a_spreadsheet(name: str, portfolio: Portfolio, tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({"profile": name}), encoding="utf-8")
    assert next(csv.DictReader(io.StringIO(portfolio(path, "-f", "csv").out)))["profile"] == f"'{name}"
    assert json.loads(portfolio(path).out)["profile"] == name


def test_output_and_summary_go_to_the_files_named(portfolio: Portfolio, lines: Path, tmp_path: Path) -> None:
    target, summary = tmp_path / "deep" / "rows.jsonl", tmp_path / "summary.json"
    printed = portfolio(lines).out
    code, out, err = portfolio(lines, "-o", target, "--summary", summary)
    assert (code, out) == (2, "")
    assert target.read_text(encoding="utf-8") == printed
    assert "What is recommended" not in err
    found = json.loads(summary.read_text(encoding="utf-8"))
    assert (found["schema"], found["profiles"], found["out_of_scope"], found["faulty"]) == (
        "advisor/portfolio/v1", 3, 1, 1
    )  # fmt: skip
    assert found["rulebase"]["name"] == "tiny"
    assert found["decisions"]["framework"]["taken"] == 2
    assert found["outliers"]["distinct_stacks"] == 2


@pytest.mark.parametrize("content", ["", "\n\n", None])
def test_a_portfolio_without_profiles_is_an_error_and_leaves_no_file(
    content: str | None, portfolio: Portfolio, tmp_path: Path
) -> None:
    path = tmp_path / "p.jsonl"
    if content is None:
        path = tmp_path / "empty"
        path.mkdir()
    else:
        path.write_text(content, encoding="utf-8")
    code, out, err = portfolio(path, "-f", "csv", "-o", tmp_path / "out" / "rows.csv")
    assert (code, out) == (2, "")
    assert "there is no profile here" in err
    assert not list((tmp_path / "out").iterdir())
    assert portfolio(path, "-f", "csv").out == ""


def test_what_cannot_be_read_or_written_ends_with_2(portfolio: Portfolio, lines: Path, tmp_path: Path) -> None:
    assert "the portfolio cannot be read" in portfolio(tmp_path / "missing.csv").err
    code, _, err = portfolio(lines, "-o", lines / "rows.jsonl")
    assert (code, "the file cannot be written" in err) == (2, True)
    header = tmp_path / "p.csv"
    header.write_text("name,realtime\n", encoding="utf-8")
    code, _, err = portfolio(header)
    assert (code, f"{header}:1:1: there is no question `name`" in err) == (2, True)


def rows_of(path: Path, count: int) -> Path:
    """A portfolio of so many rows, every fifth of them faulty."""
    answers: list[dict[str, Any]] = [{"realtime": True}, {"realtime": False}, {}, {"connections": 5}, {"realtime": 1}]
    text = (json.dumps({"profile": f"p{row}", "answers": answers[row % 5]}) for row in range(count))
    path.write_text("\n".join(text), encoding="utf-8")
    return path


@pytest.mark.slow
def test_workers_say_in_order_what_one_process_says(
    portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = rows_of(tmp_path / "p.jsonl", 57)
    alone = portfolio(path)
    monkeypatch.setattr("advisor.cli.batches.ROWS", 4)
    shared = portfolio(path)
    assert shared.code == alone.code == 2
    assert shared.out == alone.out
    assert shared.err == alone.err
    assert [json.loads(line)["profile"] for line in shared.out.splitlines()] == [
        f"p{row}" for row in range(57) if row % 5 != 4
    ]


def die(rows: object) -> None:
    """End the worker process that runs it."""
    os._exit(9)


@pytest.mark.slow
def test_a_worker_that_dies_is_named_and_leaves_no_file(
    portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = rows_of(tmp_path / "p.jsonl", 8)
    monkeypatch.setattr("advisor.cli.batches.ROWS", 4)
    monkeypatch.setattr("advisor.cli.batches._work", die)
    code, out, err = portfolio(path, "-o", tmp_path / "out" / "rows.jsonl")
    assert (code, out) == (3, "")
    assert f"a worker process died while the rows from {path}:1 on were assessed" in err
    assert not list((tmp_path / "out").iterdir())


def test_no_more_than_four_batches_are_read_ahead(
    shipped: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted: list[int] = []

    class Pool:
        """A pool that notes what it is given, and does it when asked."""

        def __init__(self, *_: object) -> None: ...

        def submit(self, _: object, rows: list[Any]) -> Any:
            submitted.append(rows[0][0])
            return type("Done", (), {"result": lambda _: rows[0][0]})()

        def shutdown(self, **_: object) -> None: ...

    monkeypatch.setattr("advisor.cli.batches.ROWS", 2)
    monkeypatch.setattr("advisor.cli.batches.ProcessPoolExecutor", Pool)
    found = batches(shipped, None, open_portfolio(rows_of(tmp_path / "p.jsonl", 40), shipped.base), "jsonl")
    assert next(found) == 1
    assert submitted == [1, 3, 5, 7]
    assert [*found] == list(range(3, 41, 2))


def test_the_example_portfolio_is_read_without_fault(portfolio: Portfolio) -> None:
    code, out, err = portfolio(EXAMPLE, rules=None)
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, len(rows)) == (0, 12)
    assert all(row["decisions"]["framework"]["recommended"] for row in rows if row["scope"]["status"] == "in")
    assert "out" in [row["scope"]["status"] for row in rows]
    assert "Backend framework" in err
