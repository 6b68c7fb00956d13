"""Portfolios: rows in order with their places, cells in the forms of a profile file, every fault where it stands."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import load_profile
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from advisor.loading.cells import read_cells
from advisor.loading.document import MAXIMUM_BYTES
from advisor.loading.row_profiles import RowReader
from advisor.loading.rows import open_portfolio
from advisor.model.profile import Answer, Profile

Read = list[Profile | tuple[Problem, ...]]


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path, program: Program) -> Read:
    portfolio = open_portfolio(path, program.base)
    reader = RowReader.of(portfolio, program.base)
    found: Read = []
    for row in portfolio.rows():
        try:
            found.append(reader.read(row))
        except InputError as error:
            found.append(error.problems)
    return found


def names(found: Read) -> list[str]:
    return [one.name for one in found if isinstance(one, Profile)]


def faults(found: Read) -> list[tuple[int, int, str]]:
    return [
        (problem.line, problem.column, problem.message) for one in found if isinstance(one, tuple) for problem in one
    ]


def cell(question: str, text: str, program: Program, folder: Path) -> Answer | None:
    """The answer that a cell states."""
    line = io.StringIO()
    csv.writer(line).writerows([["profile", question], ["x", text]])
    (found,) = read(written(folder / "one.csv", line.getvalue()), program)
    assert isinstance(found, Profile), found
    return found.answers.get(question)


def test_a_folder_is_every_yaml_file_below_it_by_name(tiny: Program, tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "deeper/c.yaml", "earlier/d.yaml", "note.txt"):
        written(tmp_path / name, f"profile: {Path(name).stem}\n")
    portfolio = open_portfolio(tmp_path, tiny.base)
    assert portfolio.total == 4
    assert [row.end for row in portfolio.rows()] == [1, 2, 3, 4]
    assert names(read(tmp_path, tiny)) == ["a", "b", "c", "d"]


def test_a_faulty_file_of_a_folder_names_file_line_and_column(tiny: Program, tmp_path: Path) -> None:
    written(tmp_path / "a.yaml", "profile: a\nanswers:\n  realtime: maybe\n")
    written(tmp_path / "b.yaml", "profile: b\n")
    first, second = read(tmp_path, tiny)
    assert isinstance(first, tuple) and isinstance(second, Profile)
    assert (first[0].file, first[0].line, first[0].column) == (str(tmp_path / "a.yaml"), 3, 3)


def test_a_line_of_json_is_what_the_same_yaml_is(tiny: Program, tmp_path: Path) -> None:
    profile = {
        "profile": "shop",
        "as_of": "2026-11-23",
        "answers": {
            "realtime": True, "peak_rps": {"between": ["500", "2k"], "best": 700, "note": "logs"}, "latency": "200 ms",
            "workload": ["crud"], "pattern": "steady", "skill_levels": {"java": "expert"}, "team_size": 12,
        },
        "factors": {"peak_to_average": [2, 3]},
    }  # fmt: skip
    (found,) = read(written(tmp_path / "p.jsonl", json.dumps(profile) + "\n"), tiny)
    assert found == load_profile(profile, tiny)


def test_lines_end_as_they_like_blank_ones_are_passed_over_and_a_mark_at_the_start_is_none(
    tiny: Program, tmp_path: Path
) -> None:
    content = b'\xef\xbb\xbf{"profile": "a"}\r\n\r\n   \n{"profile": "b"}\n{"profile": "c"}'
    path = written(tmp_path / "p.jsonl", content)
    assert names(read(path, tiny)) == ["a", "b", "c"]
    rows = list(open_portfolio(path, tiny.base).rows())
    assert [row.line for row in rows] == [1, 4, 5]
    assert rows[-1].end == open_portfolio(path, tiny.base).total == len(content)


def test_every_fault_of_a_line_stands_at_its_column(tiny: Program, tmp_path: Path) -> None:
    lines = [
        '{"profile": "good"}',
        '{"profile": "bad", "answers": {"realtime": "maybe", "peek_rps": 5}}',
        '{"answers": {"workload": ["crud", "chatt"]}, "parts": 1}',
    ]
    found = read(written(tmp_path / "p.jsonl", "\n".join(lines)), tiny)
    assert names(found) == ["good"]
    assert faults(found) == [
        (2, lines[1].index('"realtime"') + 1, "true or false is expected here, not `maybe`"),
        (2, lines[1].index('"peek_rps"') + 1, "there is no question `peek_rps`"),
        (3, 1, "the profile has no name"),
        (3, lines[2].index('"chatt"') + 1, "`chatt` is none of the choices"),
        (3, lines[2].index('"parts"') + 1, "`parts` (parts of a system with their own answers) is not supported yet"),
    ]


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ('{"profile": "a" "b"}', 17, "this is not JSON: expecting ',' delimiter"),
        ("{\"profile\": 'a'}", 13, "this is not JSON: expecting value"),
        ("profile: a", 1, "this is not JSON: expecting value"),
        ('{"profile": "a"} {}', 18, "this is not JSON: extra data"),
        ('{"profile": "a", "answers": {"peak_rps": NaN}}', 1, "this is not JSON: `NaN` is no number"),
        ('{"profile": "a", "profile": "b"}', 18, "the key `profile` stands here twice"),
        ('{"profile": "\\ud83d\\ude00", "profile": "b"}', 1, 'the key "profile" stands here twice'),
        ('{"profile": "a\\u0007"}', 1, "a control character stands here"),
        ('{"profile": "a\\ud800"}', 1, "a control character stands here"),
        ('["profile"]', 1, "a profile is a mapping"),
        ("null", 1, "a profile is a mapping"),
        ("[" * 60 + "]" * 60, 1, "values are nested more than 40 levels deep"),
        ("[" * 100_000, 1, "values are nested too deeply"),
        ('{"profile": "a", "answers": {"peak_rps": 1e999}}', 30, "peak_rps: the number is not finite"),
    ],
)
def test_a_line_that_cannot_be_read_is_a_fault_of_its_own(
    line: str, column: int, message: str, tiny: Program, tmp_path: Path
) -> None:
    found = read(written(tmp_path / "p.jsonl", f'{{"profile": "before"}}\n{line}\n{{"profile": "after"}}\n'), tiny)
    assert names(found) == ["before", "after"]
    assert faults(found) == [(2, column, message)]


def test_a_number_too_long_to_be_one(tiny: Program, tmp_path: Path) -> None:
    line = '{"profile": "a", "answers": {"peak_rps": ' + "9" * 5000 + "}}"
    (fault,) = faults(read(written(tmp_path / "p.jsonl", line), tiny))
    assert fault[:2] == (1, 1) and fault[2].startswith("this is not JSON: ")


def test_text_that_is_no_utf_8_stands_at_its_column(tiny: Program, tmp_path: Path) -> None:
    content = '{"profile": "é"}\n{"profile": "ée'.encode() + b'\xff"}\n{"profile": "c"}\n'
    found = read(written(tmp_path / "p.jsonl", content), tiny)
    assert names(found) == ["é", "c"]
    assert faults(found) == [(2, 16, "the text is not UTF-8")]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_row_without_end_is_cut_and_the_next_one_read(form: str, tiny: Program, tmp_path: Path) -> None:
    long = "a" * (3 * MAXIMUM_BYTES)
    rows = {
        "jsonl": f'{{"profile": "{long}"}}\n{{"profile": "next"}}\n',
        "csv": f"profile,realtime\nx{long},true\nnext,true\n",
    }[form]
    found = read(written(tmp_path / f"p.{form}", rows), tiny)
    assert names(found) == ["next"]
    line = {"jsonl": 1, "csv": 2}[form]
    assert faults(found) == [(line, 1, "the row is larger than the 1 MB allowed")]


@pytest.mark.parametrize(
    ("question", "text", "raw"),
    [
        ("realtime", "true", True),
        ("realtime", "FALSE", False),
        ("peak_rps", "2k", "2k"),
        ("peak_rps", " 40 ", 40),
        ("peak_rps", "2k..20k", ["2k", "20k"]),
        ("peak_rps", "10 .. 1.5k", [10, "1.5k"]),
        ("latency", "200 ms", "200 ms"),
        ("read_share", "90%", "90%"),
        ("workload", "crud; chat", ["crud", "chat"]),
        ("workload", "chat", ["chat"]),
        ("workload", "chat;", ["chat"]),
        ("workload", "[]", []),
        ("pattern", "steady", "steady"),
        ("skills", "python; 007", ["python", "007"]),
        ("criteria_priority", "cost; throughput", ["cost", "throughput"]),
        ("skill_levels", "python: expert; java: learning", {"python": "expert", "java": "learning"}),
        ("preferred", "framework: looping", {"framework": "looping"}),
        ("country", "2..3; yes, [] all of it", "2..3; yes, [] all of it"),
        ("country", '"quoted"\nover two lines', '"quoted"\nover two lines'),
    ],
)
def test_a_cell_is_the_answer_that_a_profile_file_gives(
    question: str, text: str, raw: Any, tiny: Program, tmp_path: Path
) -> None:
    wanted = load_profile({"profile": "x", "answers": {question: raw}}, tiny).answers[question]
    assert cell(question, text, tiny, tmp_path) == wanted


@pytest.mark.parametrize("question", ["realtime", "peak_rps", "workload", "pattern", "skill_levels", "country"])
@pytest.mark.parametrize("text", ["", "  ", "unknown"])
def test_an_empty_cell_is_an_unknown_answer(question: str, text: str, tiny: Program, tmp_path: Path) -> None:
    assert cell(question, text, tiny, tmp_path) is None


def test_every_fault_of_a_row_stands_at_its_cell(tiny: Program, tmp_path: Path) -> None:
    content = (
        "profile,realtime,workload,skill_levels,peak_rps\n"
        "good,true,crud,,\n"
        '"b ""a"" d, over\ntwo lines",maybe,"crud; chatt",java: expert,20k..2k\n'
        ",,,,\n"
        "pairs,true,crud,java; python: expert; python: expert,\n"
        ",true,crud,,\n"
        "short,true\n"
        "after,true,crud,,5\n"
    )
    found = read(written(tmp_path / "p.csv", content), tiny)
    assert names(found) == ["good", "after"]
    assert faults(found) == [
        (4, 12, "true or false is expected here, not `maybe`"),
        (4, 18, "`chatt` is none of the choices"),
        (4, 45, "the range is upside down"),
        (6, 17, "`java` is no pair"),
        (6, 17, "the key `python` stands here twice"),
        (7, 1, "the profile has no name"),
        (8, 1, "the row has 2 cells, but the header has 5 columns"),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b'x,"tr"ue\n', "this is not CSV: ',' expected after '\"'"),
        (b"x,tr\xe9ue\n", "the text is not UTF-8"),
        (b"x,tr\x07ue\n", "a control character stands here"),
        (b"x,tr\x00ue\n", "a control character stands here"),
        (b"x,true,more\n", "the row has 3 cells, but the header has 2 columns"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_fault_of_its_own(
    row: bytes, message: str, tiny: Program, tmp_path: Path
) -> None:
    content = b"profile,realtime\nbefore,true\n" + row + b"after,true\n"
    found = read(written(tmp_path / "p.csv", content), tiny)
    assert names(found) == ["before", "after"]
    ((line, _, said),) = faults(found)
    assert (line, said) == (3, message)


def test_a_quote_that_is_never_closed_is_a_fault_where_it_opens(tiny: Program, tmp_path: Path) -> None:
    content = 'profile,realtime\nbefore,true\n"open,true\n' + "row,true\n" * 30_000
    found = read(written(tmp_path / "p.csv", content), tiny)
    assert faults(found)[0][:2] == (3, 1)
    assert faults(found)[0][2].startswith("this is not CSV: field larger than field limit")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("profile,peek_rps", [(1, 9, "there is no question `peek_rps`")]),
        ("realtime", [(1, 1, "there is no column `profile`")]),
        ("profile,realtime,realtime", [(1, 18, "the column `realtime` stands here twice (first as column 2)")]),
        ("profile,", [(1, 9, "the column has no name")]),
        ("", [(1, 1, "there is no column `profile`")]),
        (
            "profile;realtime",
            [(1, 1, "there is no column `profile`"), (1, 1, "there is no question `profile;realtime`")],
        ),
    ],
)
def test_a_faulty_header_stops_everything(
    header: str, expected: list[tuple[int, int, str]], tiny: Program, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        open_portfolio(written(tmp_path / "p.csv", f"{header}\nx,1\n"), tiny.base)
    assert [(one.line, one.column, one.message) for one in caught.value.problems] == expected


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.csv", "missing", "p.xlsx", "nul\0.csv"])
def test_what_is_no_portfolio(name: str, tiny: Program, tmp_path: Path) -> None:
    written(tmp_path / "p.xlsx", b"PK")
    with pytest.raises(InputError) as caught:
        open_portfolio(tmp_path / name, tiny.base)
    expected = "this is no portfolio" if name == "p.xlsx" else "the portfolio cannot be read"
    assert caught.value.problems[0].message.startswith(expected)


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from(',"\n ;')), min_size=1))
def test_a_cell_stands_where_its_text_starts(texts: list[str]) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(texts)
    content = line.getvalue()
    cells = read_cells(content.encode(), "x", 1)
    assert [found.text for found in cells] == [text.strip() for text in texts]
    lines = content.split("\n")
    for found in cells:
        rest = "\n".join([lines[found.line - 1][found.column - 1 :], *lines[found.line :]])
        assert (next(csv.reader(io.StringIO(rest, newline="")), []) or [""])[0].strip() == found.text
        before = lines[found.line - 1][: found.column - 1]
        assert found is cells[0] or before.endswith(",")


def test_answers_that_look_alike_are_not_taken_for_each_other(tiny: Program, tmp_path: Path) -> None:
    values = [
        ("team_size", 1),
        ("realtime", True),
        ("realtime", 1),
        ("team_size", True),
        ("team_size", "1"),
        ("team_size", 1.0),
    ]
    lines = [json.dumps({"profile": "x", "answers": {name: value}}) for name, value in values]
    found = read(written(tmp_path / "p.jsonl", "\n".join(lines * 2)), tiny)
    for place, one in enumerate(found):
        alone = read(written(tmp_path / "alone.jsonl", lines[place % len(lines)]), tiny)[0]
        if isinstance(one, Profile) and isinstance(alone, Profile):
            raw, wanted = ([answer.raw for answer in profile.answers.values()] for profile in (one, alone))
            assert (one, list(map(type, raw))) == (alone, list(map(type, wanted)))
        else:
            assert [fault[1:] for fault in faults([one])] == [fault[1:] for fault in faults([alone])]
    assert [isinstance(one, Profile) for one in found] == [True, True, False, False, True, True] * 2
