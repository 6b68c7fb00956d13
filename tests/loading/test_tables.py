"""Decision tables in files: what they become, and every fault at its line."""

import re
from pathlib import Path

import pytest

from advisor import load_rulebase
from advisor.authoring.cases.running import run_cases
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program
from advisor.errors import Problem
from advisor.loading.document import read_document
from advisor.loading.tables import path_within
from advisor.model.condition import tests_of as every_test
from tests.loading.tiny import TINY, faults

FILE = "knowledge/basics/load-by-peak.yaml"
TEXT = """\
id: load-by-peak
order: 10
title: The load by requests
when: {realtime: true}
table:
  hit: first
  reads: [peak_rps, pattern]
  rows:
    - id: extreme
      when: {peak_rps: {at_least: 10k, uncertain: [5k, 20k]}}
      then: [{derive: {load: extreme}}]
    - id: spiky
      when: {peak_rps: {at_least: 1k}, pattern: spiky}
      then: [{favour: {framework: {concurrency: event_loop}}, criterion: throughput, strength: 2}]
      limits: Not for short spikes.
    - id: heavy
      when: {peak_rps: {at_least: 1k}, pattern: any}
      then: [{derive: {load: heavy}}]
  otherwise:
    then: [{recommend: websockets}]
because: It is a lot.
evidence: [source]
limits: None known.
cases:
  - {given: {realtime: true, peak_rps: 10k}, rows: extreme}
  - {given: {realtime: true, peak_rps: 9_999, pattern: spiky}, rows: spiky}
  - {given: {realtime: true, peak_rps: 1k, pattern: steady}, rows: heavy}
  - {given: {realtime: true, peak_rps: 999}, rows: otherwise}
  - {given: {realtime: false, peak_rps: 999}, rows: []}
"""
LINES = TEXT.splitlines()


@pytest.fixture(scope="module")
def program() -> Program:
    return load_rulebase(TINY, {FILE: TEXT.encode()})


def faults_after(old: str, new: str) -> tuple[Problem, ...]:
    assert old in TEXT
    return faults({FILE: TEXT.replace(old, new, 1).encode()})


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(LINES, 1) if text in line)


def test_every_row_becomes_a_rule_of_the_tables_file(program: Program) -> None:
    base = program.base
    names = [f"load-by-peak.{row}" for row in ("extreme", "spiky", "heavy", "otherwise")]
    assert list(base.rules)[-4:] == names
    assert {base.files[name] for name in names} == {FILE}
    assert base.places[("Rule", names[1])][1] == ("table", "rows", 1)
    assert base.places[("Rule", names[3])][1] == ("table", "otherwise")
    assert base.table_of(names[1]) is base.tables["load-by-peak"]
    assert base.table_of("heavy-load") is None


def test_a_cell_of_any_asks_for_nothing(program: Program) -> None:
    assert str(program.base.tables["load-by-peak"].table.rows[2].when) == "peak_rps at least 1,000"


def test_the_cases_of_every_row_come_out(program: Program) -> None:
    rows = [rule for rule in program.rules if program.base.table_of(rule.id)]
    results = list(run_cases(program, rows))
    assert len(results) == 20
    assert [result for result in results if not result.passed] == []


def test_a_wrong_case_fails_on_the_row_that_it_names_and_on_the_one_that_speaks() -> None:
    wrong = TEXT.replace("peak_rps: 1k, pattern: steady}, rows: heavy", "peak_rps: 1k, pattern: spiky}, rows: heavy")
    changed = load_rulebase(TINY, {FILE: wrong.encode()})
    results = run_cases(changed, [rule for rule in changed.rules if changed.base.table_of(rule.id)])
    assert [(result.rule, result.kind) for result in results if not result.passed] == [
        ("load-by-peak.spiky", "silent"),
        ("load-by-peak.heavy", "fires"),
    ]


def test_the_tests_of_a_row_are_known_by_place(program: Program) -> None:
    base, document = program.base, read_document(TEXT.encode(), FILE)
    for rule in (rule for rule in program.rules if base.table_of(rule.id)):
        paths = base.test_paths[rule.id]
        assert len(paths) == len(list(every_test(rule.when)))
        assert all(path[0] == "when" for path in paths)
    where = base.places[("Rule", "load-by-peak.spiky")][1]
    lines = [
        document.problem("", path=path_within(document.data, where, path)).line
        for path in base.test_paths["load-by-peak.spiky"]
    ]
    assert lines == [line_of("when: {realtime"), line_of("pattern: spiky}"), line_of("pattern: spiky}"), 13]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("limits",), ("table", "rows", 1, "limits")),
        (("because",), ("because",)),
        (("evidence", 0), ("evidence", 0)),
        (("when", "pattern"), ("table", "rows", 1, "when", "pattern")),
        (("when", "realtime"), ("when", "realtime")),
        (("cases", "fires", 0, "pattern"), ("cases", 1, "given", "pattern")),
        (("cases", "silent", 3), ("cases", 4, "given")),
        (("then", 0), ("table", "rows", 1, "then", 0)),
        (("order",), ("order",)),
        ((), ("table", "rows", 1)),
    ],
)
def test_where_a_part_of_a_row_stands(path, expected) -> None:
    document = read_document(TEXT.encode(), FILE)
    assert path_within(document.data, ("table", "rows", 1), path) == expected


@pytest.mark.parametrize(
    ("old", "new", "words", "at"),
    [
        ("hit: first", "hit: frist", "`frist` is not one of", "hit: first"),
        ("  hit: first\n", "", "the key `hit` is missing", "table:"),
        ("reads: [peak_rps, pattern]", "reads: [peak_rps, pattern, realtime]", "no row asks for `realtime`", "reads:"),
        ("reads: [peak_rps, pattern]", "reads: [peak_rps, pattern, pattern]", "stands here twice", "reads:"),
        ("reads: [peak_rps, pattern]", "reads: [peak_rps]", "`pattern` is no column", "pattern: spiky}"),
        ("at_least: 10k", "at_leest: 10k", "`at_leest` is no comparison", "at_least: 10k"),
        ("pattern: any", "pattern: steedy", "`steedy` is no value of `pattern`", "pattern: any"),
        ("when: {realtime: true}", "when: {realtme: true}", "the fact `realtme` is not known", "when: {realtime"),
        ("id: heavy", "id: extreme", "the row `extreme` stands here twice (first on line 9)", "id: heavy"),
        ("id: heavy", "id: hea.vy", "`id` takes letters", "id: heavy"),
        ("{load: heavy}", "{load: havy}", "`havy` is not known", "load: heavy}"),
        ("criterion: throughput", "criterion: thruput", "`thruput` is not known", "criterion"),
        ("evidence: [source]", "evidence: [sauce]", "the evidence `sauce` is not known", "evidence:"),
        ("limits: None known.\n", "", "the key `limits` is missing", "id: extreme"),
        ("because: It is a lot.\n", "", "the key `because` is missing", "id: load-by-peak"),
        ("because:", "then: []\nbecause:", "the conclusions of a table stand in its rows", "because:"),
        ("  otherwise:", "  gaps: None.\n  otherwise:", "a table with `otherwise` has no gaps", "otherwise:"),
        ("rows: heavy", "rows: [heavy, spiky]", "only one row of a `first` table speaks", "rows: heavy"),
        ("rows: heavy", "rows: hevy", "the row `hevy` is not known", "rows: heavy"),
        (
            "given: {realtime: true, peak_rps: 10k}",
            "given: {peek: 10k}",
            "the fact `peek` is not known",
            "peak_rps: 10k}",
        ),
        ("order: 10", "order: 2", "the order 2 is taken", "order:"),
        ("id: load-by-peak", "id: load", "the file's name differs", "id: load-by-peak"),
        ("when: {peak_rps: {at_least: 10k, uncertain: [5k, 20k]}}", "when: [a]", "a row maps columns", "at_least: 10k"),
        ("rows:\n    - id: extreme", "rows:\n    - 5\n    - id: extreme", "valid dictionary", "id: extreme"),
        ("pattern: spiky}\n", "pattern: {known: true}}\n", "`known` (of `pattern`)", "pattern: spiky}"),
    ],
)
def test_a_fault_is_told_at_its_line(old: str, new: str, words: str, at: str) -> None:
    problems = faults_after(old, new)
    found = [problem for problem in problems if words in problem.message]
    assert found, [str(problem) for problem in problems]
    assert found[0].line == line_of(at)


def test_all_faults_are_told_at_once() -> None:
    wrong = TEXT.replace("at_least: 10k,", "at_leest: 10k,").replace("pattern: any", "patern: any")
    wrong = wrong.replace("id: heavy", "id: extreme").replace("rows: heavy", "rows: hevy")
    lines = [problem.line for problem in faults({FILE: wrong.encode()})]
    assert sorted(set(lines)) == [
        line_of(text) for text in ("at_least: 10k", "id: heavy", "pattern: any", "rows: heavy")
    ]


def test_a_table_may_not_have_the_id_of_a_rule() -> None:
    other = (TINY / "knowledge/basics/heavy-load.yaml").read_text().replace("order: 2", "order: 50")
    files = {
        FILE: TEXT.encode(),
        "knowledge/more/load-by-peak.yaml": other.replace("id: heavy-load", "id: load-by-peak").encode(),
    }
    assert "the id `load-by-peak` is taken" in [problem.message for problem in faults(files)]


def test_the_example_of_the_documentation_loads_and_its_cases_come_out() -> None:
    page = (Path(__file__).parents[2] / "docs/decision-tables.md").read_text(encoding="utf-8")
    text = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert text is not None
    changed = load_rulebase(changed={"knowledge/computation/computation-by-runtime.yaml": text[1].encode()})
    table = changed.base.tables["computation-by-runtime"]
    results = list(run_cases(changed, [changed.base.rules[table.rule_id(row)] for row in table.row_ids]))
    assert len(results) == 20
    assert [result for result in results if not result.passed] == []


def test_a_border_that_an_earlier_row_shares_with_a_later_one_is_one_threshold(program: Program) -> None:
    borders = [test for test in compiled(program).threshold_tests if test.operand == 10_000]
    assert len(borders) == 1
    assert borders[0].uncertain == (5_000, 20_000)
