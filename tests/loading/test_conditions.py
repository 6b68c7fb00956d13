"""Every comparison of the rule language, and every way to write one wrong."""

from typing import Any

import pytest

from advisor.engine.program import Program
from advisor.errors import Problem
from advisor.loading.conditions import ConditionReader
from advisor.loading.document import Document, read_document
from advisor.model.condition import ALWAYS, All, Comparison, Condition, FactReference, Not, Test
from advisor.model.condition import Any as AnyOf
from tests.engine.bases import compare, is_


def read(text: str, program: Program) -> tuple[Condition, list[Problem]]:
    document: Document = read_document(f"when: {text}\n".encode(), "rule.yaml")
    problems: list[Problem] = []
    reader = ConditionReader(document, program.base.fact_types, problems)
    return reader.read(document.data["when"], ("when",)), problems


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{realtime: true}", is_("realtime")),
        ("{realtime: {not: true}}", Not(is_("realtime"))),
        ("{pattern: steady}", is_("pattern", "steady")),
        ("{pattern: {in: [steady, spiky]}}", compare("pattern", "in", frozenset({"steady", "spiky"}))),
        ("{pattern: {not: {in: [steady]}}}", Not(compare("pattern", "in", frozenset({"steady"})))),
        ("{peak_rps: 50k}", is_("peak_rps", 50_000.0)),
        ("{peak_rps: {at_least: 86400/day}}", compare("peak_rps", "at_least", 1.0)),
        ("{peak_rps: {more_than: 5}}", compare("peak_rps", "more_than", 5.0)),
        ("{latency: {less_than: 0.2 s}}", compare("latency", "less_than", 200.0)),
        ("{read_share: {at_most: 95%}}", compare("read_share", "at_most", 0.95)),
        ("{availability: {at_least: 99.95%}}", compare("availability", "at_least", 99.95)),
        (
            "{peak_rps: {between: [1k, 5k]}}",
            All((compare("peak_rps", "at_least", 1_000.0), compare("peak_rps", "at_most", 5_000.0))),
        ),
        (
            "{peak_rps: {at_least: 2, less_than: 9}}",
            All((compare("peak_rps", "at_least", 2.0), compare("peak_rps", "less_than", 9.0))),
        ),
        ("{workload: []}", is_("workload", frozenset())),
        ("{workload: [crud, chat]}", is_("workload", frozenset({"crud", "chat"}))),
        ("{workload: {includes: crud}}", compare("workload", "includes", "crud")),
        ("{workload: {includes_any: [crud]}}", compare("workload", "includes_any", frozenset({"crud"}))),
        ("{workload: {includes_all: [crud]}}", compare("workload", "includes_all", frozenset({"crud"}))),
        ("{skills: {includes: cobol}}", compare("skills", "includes", "cobol")),
        ("{peak_rps: {known: false}}", compare("peak_rps", "known", False)),
        ("{load: {at_least: heavy}}", compare("load", "in", frozenset({"heavy", "extreme"}))),
        ("{load: {more_than: heavy}}", compare("load", "in", frozenset({"extreme"}))),
        ("{load: {at_most: heavy}}", compare("load", "in", frozenset({"light", "heavy"}))),
        ("{load: {less_than: heavy}}", compare("load", "in", frozenset({"light"}))),
        ("{team_count: {at_most: {fact: team_size}}}", compare("team_count", "at_most", FactReference("team_size"))),
        ("{pattern: {in: {fact: skills}}}", compare("pattern", "in", FactReference("skills"))),
        ("{skills: {includes_any: {fact: workload}}}", compare("skills", "includes_any", FactReference("workload"))),
        ("{skills: {includes: {fact: pattern}}}", compare("skills", "includes", FactReference("pattern"))),
        ("{jumps: {is: {fact: realtime}}}", compare("jumps", "is", FactReference("realtime"))),
        ("{chosen.framework: looping}", is_("chosen.framework", "looping")),
        ("{chosen.framework.typed: true}", is_("chosen.framework.typed")),
        ("{existing.framework: {includes: looping}}", compare("existing.framework", "includes", "looping")),
        ("{all: [{jumps: true}, {realtime: true}]}", All((is_("jumps"), is_("realtime")))),
        ("{any: [{jumps: true}, {realtime: true}]}", AnyOf((is_("jumps"), is_("realtime")))),
        ("{not: {jumps: true, realtime: true}}", Not(All((is_("jumps"), is_("realtime"))))),
        ("{jumps: true, any: []}", All((is_("jumps"), AnyOf(())))),
        ("{}", ALWAYS),
    ],
)
def test_what_a_condition_says(text: str, condition: Condition, tiny: Program) -> None:
    assert read(text, tiny) == (condition, [])


def test_a_threshold_keeps_the_range_in_which_it_might_stand(tiny: Program) -> None:
    condition, problems = read("{peak_rps: {at_least: 2k, uncertain: [500, 10k]}}", tiny)
    assert condition == Test("peak_rps", Comparison.AT_LEAST, 2_000.0, (500.0, 10_000.0))
    assert not problems


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ("[a]", "a condition is a mapping", ""),
        ("realtime", "a condition is a mapping", ""),
        ("{realtme: true}", "the fact `realtme` is not known", "did you mean `realtime`?"),
        ("{all: {jumps: true}}", "`all` takes a list", ""),
        ("{any: true}", "`any` takes a list", ""),
        ("{realtime: 1}", "is true or false, not `1`", ""),
        ("{realtime: {in: [true]}}", "`in` does not fit", "write the value alone"),
        ("{realtime: {at_least: true}}", "has no order", ""),
        ("{pattern: stedy}", "`stedy` is no value of `pattern`", "did you mean `steady`?"),
        ("{pattern: [steady]}", "takes a word", "use `in` for several"),
        ("{pattern: {at_least: steady}}", "`pattern` has no order", ""),
        ("{pattern: {includes: steady}}", "holds one value", ""),
        ("{pattern: {in: steady}}", "`in` takes a list", ""),
        ("{pattern: {}}", "nothing is asked of `pattern`", ""),
        ("{pattern: {atleast: 1}}", "`atleast` is no comparison", "did you mean `at_least`?"),
        ("{peak_rps: many}", "is no number", ""),
        ("{peak_rps: {at_least: 5 GB}}", "has the unit `GB`", ""),
        ("{peak_rps: {in: [1, 2]}}", "is a number, so `in` does not fit", "use `between`"),
        ("{peak_rps: {between: 5}}", "`between` takes two values", ""),
        ("{peak_rps: {between: [1, 2, 3]}}", "`between` takes two values", ""),
        ("{workload: crud}", "holds a list", "write `{includes: crud}`"),
        ("{workload: {in: [crud]}}", "`in` does not fit", ""),
        ("{workload: {at_least: [crud]}}", "`at_least` does not fit", ""),
        ("{workload: {includes: [crud]}}", "`includes` takes one word", ""),
        ("{workload: {includes_any: crud}}", "a list is expected here", ""),
        ("{workload: {includes: crub}}", "`crub` is no value", "did you mean `crud`?"),
        ("{peak_rps: {known: maybe}}", "`known` takes true or false", ""),
        ("{load: {at_least: havy}}", "`havy` is no value of `load`", "did you mean `heavy`?"),
        ("{peak_rps: {at_least: {fact: pick}}}", "the fact `pick` is not known", ""),
        ("{peak_rps: {at_least: {fat: avg_rps}}}", "a mapping does not fit here", "{fact: name}"),
        ("{peak_rps: {at_least: {fact: realtime}}}", "`realtime` is of another type", ""),
        ("{peak_rps: {at_least: {fact: latency}}}", "`latency` is in `ms`, not in `requests/s`", ""),
        ("{peak_rps: {in: {fact: skills}}}", "`skills` is of another type", ""),
        ("{pattern: {in: {fact: load}}}", "`load` is of another type", ""),
        ("{pattern: {at_least: {fact: load}}}", "`load` is of another type", ""),
        ("{pattern: {is: {fact: skills}}}", "`skills` is of another type", ""),
        ("{skills: {in: {fact: workload}}}", "`workload` is of another type", ""),
        ("{realtime: {is: {fact: pattern}}}", "`pattern` is of another type", ""),
        ("{peak_rps: {at_least: 5, uncertain: [1]}}", "`uncertain` takes the two ends", ""),
        ("{peak_rps: {at_least: 5, uncertain: [9, 1]}}", "upside down", ""),
        ("{peak_rps: {at_least: 5, uncertain: [6, 9]}}", "outside its own `uncertain` range", ""),
        ("{peak_rps: {is: 5, uncertain: [1, 9]}}", "`uncertain` belongs to a threshold", ""),
        ("{pattern: {in: [steady], uncertain: [1, 9]}}", "`uncertain` takes the two ends", ""),
    ],
)
def test_what_is_wrong_with_a_condition(text: str, words: str, hint: str, tiny: Program) -> None:
    _, problems = read(text, tiny)
    assert words in problems[0].message
    assert hint in problems[0].hint
    assert problems[0].line == 1
    assert problems[0].column >= 1


def test_all_faults_of_a_condition_come_at_once(tiny: Program) -> None:
    _, problems = read("\n  realtme: true\n  peak_rps: {at_least: x}\n  any: [{patern: 1}, {jumps: 2}]", tiny)
    places: list[tuple[Any, ...]] = [(problem.line, problem.column) for problem in problems]
    assert places == [(2, 3), (3, 14), (4, 10), (4, 23)]
