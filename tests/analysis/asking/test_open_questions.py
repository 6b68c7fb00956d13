"""The open questions: by worth per minute, and those that nobody can value after them."""

from advisor.analysis.asking.open_questions import open_questions
from advisor.model.question import Prior
from tests.analysis.tipping.small_axes import favour, small_program
from tests.engine.bases import compare, is_, profile_of, question

PRIOR = Prior(range=(1, 1_000))
ASKED = (
    question("load", "number", prior=PRIOR, effort=5),
    question("users", "count", prior=PRIOR, effort=50),
    question("team", "count", effort=1),
    question("push", "bool", prior=Prior(choices={"true": 0.5, "false": 0.5})),
)
PROGRAM = small_program(
    favour("r", compare("load", "at_least", 30), strength=3),
    favour("s", compare("users", "at_least", 30), "odd", 3),
    favour("t", compare("team", "at_least", 30)),
    questions=ASKED,
)


def test_the_answer_worth_most_a_minute_comes_first_and_what_nobody_can_value_last() -> None:
    found = open_questions(PROGRAM, profile_of(), 2_000)
    assert [one.unknown.answer for one in found] == ["load", "users", "team"]
    assert [one.unknown.worth is None for one in found] == [False, False, True]
    assert [one.decision for one in found] == ["store", "store", ""]


def test_an_answer_that_no_rule_waits_for_is_not_asked() -> None:
    assert "push" not in [one.unknown.answer for one in open_questions(PROGRAM, profile_of(), 500)]


def test_what_was_told_is_not_asked_again() -> None:
    found = open_questions(PROGRAM, profile_of(load=5, team=3), 500)
    assert [one.unknown.answer for one in found] == ["users"]


def test_a_question_that_is_worth_nothing_names_no_decision() -> None:
    program = small_program(favour("r", is_("push"), "plain"), questions=ASKED)
    [one] = open_questions(program, profile_of(), 500)
    assert (one.unknown.answer, one.unknown.worth, one.decision) == ("push", 0.0, "")
