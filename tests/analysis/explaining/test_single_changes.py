"""One answer that is enough: the easiest to change, in its plainest value, confirmed by the engine."""

from collections.abc import Iterable
from typing import Any

from advisor.analysis.explaining.counterfactual import Counterfactual
from advisor.analysis.explaining.single_changes import single_change
from advisor.analysis.tipping.tipping import tipping_points
from advisor.model.question import Question
from tests.analysis.tipping.small_axes import QUESTIONS, favour, small_program
from tests.engine.bases import compare, is_, profile_of, question


def found(*rules: Any, questions: Iterable[Question] = QUESTIONS, **answers: Any) -> Counterfactual | None:
    program, profile = small_program(*rules, questions=questions), profile_of(**answers)
    return single_change(program, profile, tipping_points(program, profile), "store", "big")


def changes(way: Counterfactual | None) -> list[tuple[str, Any, Any]]:
    assert way is not None
    return [(change.question, change.before, change.after) for change in way.changes]


def test_a_number_moves_to_the_nearest_end_of_the_stretch() -> None:
    assert changes(found(favour("r", compare("load", "at_least", 1_000)), load=50)) == [("load", 50, 1_000)]
    assert changes(found(favour("r", compare("load", "at_most", 7)), load=50)) == [("load", 50, 7)]


def test_an_end_that_does_not_belong_to_the_stretch_is_passed_by_a_plain_number() -> None:
    [(_, _, above)] = changes(found(favour("r", compare("load", "more_than", 1_000)), load=50))
    [(_, _, below)] = changes(found(favour("r", compare("load", "less_than", 7)), load=50))
    assert 1_000 < above <= 1_100
    assert 6.3 <= below < 7
    assert len(f"{above:g}") <= 4 and len(f"{below:g}") <= 4


def test_words_and_lists_change_too() -> None:
    assert changes(found(favour("r", is_("push")), push=False)) == [("push", False, True)]
    [(_, before, after)] = changes(found(favour("r", compare("skills", "includes", "go")), skills=["java"]))
    assert (before, sorted(after)) == (["java"], ["go", "java"])


def test_the_answer_that_is_easier_to_change_is_taken() -> None:
    asked = (question("load", "number", change="hard"), question("push", "bool", change="easy"))
    way = found(
        favour("r", compare("load", "at_least", 10)), favour("s", is_("push")), questions=asked, load=1, push=False
    )
    assert changes(way) == [("push", False, True)]


def test_what_is_frozen_never_changes() -> None:
    asked = (question("load", "number", change="frozen"),)
    assert found(favour("r", compare("load", "at_least", 10)), questions=asked, load=1) is None


def test_where_two_answers_are_needed_no_single_one_is_found() -> None:
    rules = favour("r", compare("load", "at_least", 10)), favour("against", is_("push"), "odd", 3)
    assert found(*rules, load=1, push=True) is None
