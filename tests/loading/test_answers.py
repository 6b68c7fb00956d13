"""Every form of an answer, and every way to get one wrong."""

from typing import Any

import pytest

from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from advisor.loading.profile import read_profile
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from tests.loading.tiny import answer_of

WORKLOADS = frozenset({"crud", "chat", "ml_training"})


def known(values: Any) -> Knowledge:
    return Knowledge(values)


@pytest.mark.parametrize(
    ("name", "value", "knowledge"),
    [
        ("realtime", True, known(Choice(frozenset({True})))),
        ("realtime", {"one_of": [True, False]}, known(Choice(frozenset({True, False})))),
        ("peak_rps", "50k", known(Interval(50_000, 50_000))),
        ("peak_rps", {"value": 7}, known(Interval(7, 7))),
        ("latency", "0.2 s", known(Interval(200, 200))),
        ("read_share", "95%", known(Interval(0.95, 0.95))),
        ("availability", "99.95%", known(Interval(99.95, 99.95))),
        ("team_size", 5.0, known(Interval(5, 5))),
        ("pattern", "steady", known(Choice(frozenset({"steady"})))),
        ("pattern", {"one_of": ["steady", "spiky"]}, known(Choice(frozenset({"steady", "spiky"})))),
        ("country", 5, known(Choice(frozenset({"5"})))),
        ("workload", [], known(Subset.exactly(frozenset()))),
        ("workload", ["chat", "crud"], known(Subset.exactly(frozenset({"crud", "chat"})))),
        ("workload", {"at_least": ["crud"]}, known(Subset(frozenset({"crud"}), WORKLOADS))),
        ("skills", {"at_least": ["cobol"]}, known(Subset(frozenset({"cobol"}), None))),
        ("workload", {"one_of": [["crud"], ["chat"]]}, known(Subset.among((frozenset({"crud"}), frozenset({"chat"}))))),
        ("criteria_priority", ["cost"], known(Subset.exactly(frozenset({"cost"})))),
        ("skill_levels", {"python": "expert"}, known(Subset.exactly(frozenset({"python"})))),
        ("peak_rps", {"not_applicable": "batch only"}, NOT_APPLICABLE),
        ("skill_levels", {"not_applicable": "no team"}, NOT_APPLICABLE),
    ],
)  # fmt: skip
def test_what_an_answer_says(name: str, value: Any, knowledge: Knowledge, tiny: Program) -> None:
    answer = answer_of(name, value, tiny)
    assert answer is not None
    assert answer.knowledge == knowledge


@pytest.mark.parametrize(
    ("value", "best"),
    [
        ({"between": ["2k", "20k"], "best": "6k"}, 6_000),
        ({"between": [100, 400]}, 200),
        ({"between": [0, 400]}, 200),
        ([100, 400], 200),
        ({"between": [5, 5]}, 5),
    ],
)
def test_the_best_estimate_of_a_range(value: Any, best: float, tiny: Program) -> None:
    answer = answer_of("peak_rps", value, tiny)
    assert answer is not None
    assert answer.best == pytest.approx(best)


def test_one_of_several_numbers_has_no_best_estimate(tiny: Program) -> None:
    answer = answer_of("peak_rps", {"one_of": [400, 100]}, tiny)
    assert answer is not None
    assert answer.knowledge == Knowledge(Interval(100, 400))
    assert answer.best is None


@pytest.mark.parametrize("value", ["unknown", None, {"value": "unknown"}])
def test_unknown_is_the_same_as_leaving_it_out(value: Any, tiny: Program) -> None:
    assert answer_of("peak_rps", value, tiny) is None


def test_notes_reasons_orders_and_maps_are_kept(tiny: Program) -> None:
    noted = answer_of("peak_rps", {"value": 5, "note": "last sale", "source": "logs"}, tiny)
    assert noted and (noted.note, noted.source) == ("last sale", "logs")
    absent = answer_of("peak_rps", {"not_applicable": "batch only", "note": "sure"}, tiny)
    assert absent and (absent.reason, absent.note) == ("batch only", "sure")
    ordered = answer_of("criteria_priority", ["cost", "throughput"], tiny)
    assert ordered and ordered.sequence == ("cost", "throughput")
    mapped = answer_of("preferred", {"framework": "looping"}, tiny)
    assert mapped and mapped.detail == {"framework": "looping"}


def problems(text: str, tiny: Program) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read_profile(text.encode(), "p.yaml", tiny.base)
    return caught.value.problems


@pytest.mark.parametrize(
    ("answer", "words", "hint"),
    [
        ("peak_rps: fast", "`fast` is no number", "write a number in requests/s"),
        ("peak_rps: -1", "`-1` is out of bounds", "it must be 0 or more"),
        ("peak_rps: 1e999", "not finite", ""),
        ("peak_rps: .nan", "is no number", ""),
        ("peak_rps: true", "is no number", ""),
        ("peak_rps: 5 GB", "has the unit `GB`", ""),
        ("connections: 1.5", "is no whole number", "round it"),
        ("connections: 1e9", "out of bounds", "between 0 and 10,000,000"),
        ("latency: 0", "out of bounds", "it must be 1 or more"),
        ("read_share: 95", "out of bounds", "between 0 and 1"),
        ("realtime: 1", "true or false is expected here, not `1`", "without quotes"),
        ("realtime: yes", "true or false is expected here, not `yes`", ""),
        ("pattern: stedy", "`stedy` is none of the choices", "did you mean `steady`?"),
        ("pattern: true", "a word is expected here, not `true`", "quotes"),
        ("pattern: [steady]", "a word is expected", ""),
        ("pattern: {between: [1, 2]}", "is no number, so a range does not fit", "one_of"),
        ("pattern: {at_least: [steady]}", "fits only answers that are lists", ""),
        ("workload: crud", "a list is expected here", "write `[crud]`"),
        ("workload: [crud, crub]", "`crub` is none of the choices", "did you mean `crud`?"),
        ("workload: {one_of: [crud]}", "a list is expected here", ""),
        ("workload: {one_of: []}", "`one_of` takes a list", ""),
        ("peak_rps: {between: [5, 1]}", "the range is upside down", "lower end first"),
        ("peak_rps: {between: [1, 2, 3]}", "a range has two ends", ""),
        ("peak_rps: {between: [1, 5], best: 9}", "the best estimate lies outside the range", "between 1 and 5"),
        ("peak_rps: {between: [1, 5], bets: 2}", "this is no form of answer", "{between: [a, b], best: x}"),
        ("peak_rps: {between: [500, 5k], best: 1,800}", "this is no form of answer", "write `1800` or `1.8k`"),
        ("peak_rps: {value: 12,000}", "this is no form of answer", "write `12000` or `12k`"),
        ("peak_rps: [2,000, 20,000]", "a range has two ends", "without a comma between the thousands"),
        ("peak_rps: {value: 1, one_of: [2]}", "this is no form of answer", ""),
        ("peak_rps: {not_applicable: true}", "`not_applicable` takes the reason", ""),
        ("peak_rps: {value: 1, note: 3}", "`note` is a text", ""),
        ("criteria_priority: [cost, cost]", "something stands here twice", ""),
        ("criteria_priority: cost", "a list is expected here", ""),
        ("criteria_priority: [speed]", "`speed` does not fit here", ""),
        ("criteria_priority: {one_of: [cost]}", "`one_of` does not fit", ""),
        ("skill_levels: expert", "a mapping is expected here", ""),
        ("skill_levels: {python: guru}", "`guru` does not fit here", "one of learning, expert"),
        ("preferred: {framwork: looping}", "`framwork` does not fit here", "did you mean `framework`?"),
        ("preferred: {framework: [looping, forking]}", "one word is expected here, not a list", ""),
        ("peek_rps: 5", "there is no question `peek_rps`", "did you mean `peak_rps`?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer_and_on_which_line(answer: str, words: str, hint: str, tiny: Program) -> None:
    (problem,) = problems(f"profile: x\nanswers:\n  jumps: true\n  {answer}\n", tiny)
    assert words in problem.message
    assert hint in problem.hint
    assert (problem.file, problem.line) == ("p.yaml", 4)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "a profile is a mapping"),
        ("- a\n- b\n", 1, "a profile is a mapping"),
        ("answers: {}\n", 1, "the profile has no name"),
        ("profile: [x]\n", 1, "the profile has no name"),
        ("profile: x\nanswers: [realtime]\n", 2, "`answers` is a mapping"),
        ("profile: x\nansers: {}\n", 2, "the key `ansers` is not known here"),
        ("profile: x\nparts: {}\n", 2, "not supported yet"),
        ("profile: x\ndecided: {}\n", 2, "not supported yet"),
        ("profile: x\nas_of: 2026-13-01\n", 2, "is no day"),
        ("profile: x\nas_of: [1]\n", 2, "is no day"),
        ("profile: x\nfactors: 5\n", 2, "`factors` is a mapping"),
        ("profile: x\nfactors: {peak_to_averige: 5}\n", 2, "there is no factor"),
        ("profile: x\nfactors: {peak_to_average: 0}\n", 2, "a positive number or a range"),
        ("profile: x\nfactors: {peak_to_average: [5, 2]}\n", 2, "the range is upside down"),
        ("profile: x\nfactors: {peak_to_average: high}\n", 2, "is no number"),
    ],
)
def test_what_is_wrong_around_the_answers(text: str, line: int, words: str, tiny: Program) -> None:
    problem = problems(text, tiny)[0]
    assert words in problem.message
    assert problem.line == line


def test_all_faults_come_at_once_in_the_order_of_the_file(tiny: Program) -> None:
    found = problems("profile: x\nanswers:\n  realtime: 1\n  peak_rps: -1\n  peek: 2\nansers: {}\n", tiny)
    assert [problem.line for problem in found] == [3, 4, 5, 6]


def test_planned_keys_say_that_they_are_planned(tiny: Program) -> None:
    assert all("planned" in problem.hint for problem in problems("profile: x\nparts: {}\ndecided: {}\n", tiny))


@pytest.mark.parametrize("answers", ["team_count: 9, team_size: 2", "team_count: [6, 9], team_size: [2, 5]"])
def test_answers_that_cannot_both_be_true(answers: str, tiny: Program) -> None:
    (problem,) = problems(f"profile: x\nanswers: {{{answers}}}\n", tiny)
    assert "`team_count`" in problem.message and "`team_size`" in problem.message
    assert problem.hint == "A team has at least one person"


def test_an_answer_to_a_question_that_may_not_arise_contradicts_nothing(tiny: Program) -> None:
    base = tiny.base
    assert read_profile(b"profile: x\nanswers: {realtime: false, connections: 5}\n", "p", base).answers.keys() == {
        "realtime", "connections"
    }  # fmt: skip
