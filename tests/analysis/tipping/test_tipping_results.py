"""Which tipping points an assessment reports, and in what form."""

from typing import Any

from advisor.analysis.tipping.tipping import tipping_points
from advisor.analysis.tipping.tipping_results import reported
from advisor.model.assessment import TippingPoint
from advisor.model.condition import Test
from tests.analysis.tipping.small_axes import favour, small_program, veto
from tests.engine.bases import compare, is_, profile_of


def points(*rules: Any, when: Test | None = None, **answers: Any) -> list[TippingPoint]:
    return list(reported(tipping_points(small_program(*rules, when=when), profile_of(**answers))))


def told(found: list[TippingPoint]) -> list[tuple[Any, ...]]:
    return [(point.question, point.change, point.value, point.before, point.after) for point in found]


def test_numbers_tip_above_and_below() -> None:
    up, down = favour("r", compare("load", "at_least", 100)), favour("r", compare("load", "less_than", 100))
    assert told(points(up, load=5)) == [("load", "above", 100, "plain", "big")]
    assert told(points(down, load=500)) == [("load", "below", 100, "plain", "big")]


def test_words_are_added_left_out_or_become_others() -> None:
    rule = favour("r", compare("skills", "includes", "go"))
    assert told(points(rule, skills=["java"])) == [("skills", "with", "go", "plain", "big")]
    assert told(points(rule, skills=["go"])) == [("skills", "without", "go", "big", "plain")]
    assert told(points(favour("r", is_("place", "edge")), place="here")) == [
        ("place", "becomes", "edge", "plain", "big")
    ]


def test_where_everything_is_vetoed_nothing_is_recommended_after() -> None:
    [point] = points(veto("v", compare("load", "at_least", 100), "plain", "big", "odd"), load=5)
    assert (point.before, point.after) == ("plain", None)


def test_a_decision_that_begins_or_ceases_to_arise_does_not_tip() -> None:
    assert points(when=compare("load", "at_least", 100), load=5) == []
    assert points(when=compare("load", "at_least", 100), load=500) == []


def test_of_an_open_answer_only_what_dethrones_the_present_winner_is_told() -> None:
    rules = favour("r", compare("load", "at_least", 100)), favour("s", compare("load", "at_least", 1_000), "odd", 3)
    assert [point[-2:] for point in told(points(*rules))] == [("plain", "big")]


def test_the_range_and_the_grade_of_the_threshold_are_kept() -> None:
    [point] = points(favour("r", compare("load", "at_least", 100)), load=5)
    assert (point.uncertain, point.basis) == ((50, 200), "expert")
