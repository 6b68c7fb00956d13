"""The formulae of evidence, cells, weights and scores."""

from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest

from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import compile_rulebase
from advisor.engine.ranking import Ranking
from advisor.engine.scoring import on_scale
from advisor.engine.weights import base_weights, rank_order_weights
from advisor.model.condition import ALWAYS
from advisor.model.rule import Rule
from tests.engine.bases import CRITERIA, base_of, compare, decision, is_, option, profile_of, question, rule

QUESTIONS = [question("q", "bool"), question("n", "number")]


def points(sign: str, criterion: str, strength: int, argument: str = "", *options: str) -> dict[str, Any]:
    more = {"argument": argument} if argument else {}
    return {sign: {"x": list(options or ("a",))}, "criterion": criterion, "strength": strength, **more}


def ranking(*rules: Rule, priority: tuple[str, ...] = (), **answers: Any) -> Ranking:
    numbered = [item.model_copy(update={"order": order}) for order, item in enumerate(rules)]
    options = [option("x", name, order) for order, name in enumerate("abcd")]
    base = base_of(QUESTIONS, [], [decision("x", 1)], options, numbered)
    return infer(compile_rulebase(base), gather_facts(profile_of(**answers), base), priority).rankings["x"]


def cell(criterion: str, *rules: Rule, **answers: Any) -> int:
    standing = ranking(*rules, **answers).standing("a")
    assert standing
    return standing.cells[criterion]


def test_one_argument_counts_once_by_its_strongest_item_for_and_against() -> None:
    restated = [rule(f"r{strength}", ALWAYS, points("favour", "speed", strength, "same")) for strength in (1, 3, 2)]
    assert cell("speed", *restated) == 3
    against = rule("against", ALWAYS, points("disfavour", "speed", 2, "same"))
    assert cell("speed", *restated, against) == 1


def test_different_arguments_add_up_and_are_capped() -> None:
    several = [rule(f"r{number}", ALWAYS, points("favour", "speed", 3)) for number in range(4)]
    assert cell("speed", *several[:1]) == 3
    assert cell("speed", *several[:2]) == 6
    assert cell("speed", *several) == 6
    opposed = [rule(f"d{number}", ALWAYS, points("disfavour", "speed", 3)) for number in range(3)]
    assert cell("speed", *several, *opposed) == 3
    assert cell("speed", *several[:1], *opposed) == -6


def test_duplicating_a_rule_under_its_argument_changes_nothing() -> None:
    first = rule("first", ALWAYS, points("favour", "cost", 2, "same"))
    assert cell("cost", first, rule("twin", ALWAYS, points("favour", "cost", 2, "same"))) == cell("cost", first)


def test_the_score_sums_weights_times_cells() -> None:
    found = ranking(
        rule("r", ALWAYS, points("favour", "speed", 3)), rule("s", ALWAYS, points("disfavour", "safety", 2))
    ).standing("a")
    assert found
    assert found.score == 3 * CRITERIA["speed"] - 2 * CRITERIA["safety"]


def test_the_scale_is_0_to_100_with_silence_in_the_middle() -> None:
    total = sum(CRITERIA.values())
    assert on_scale(0, CRITERIA) == 50
    assert on_scale(6 * total, CRITERIA) == 100
    assert on_scale(-6 * total, CRITERIA) == 0


def test_what_is_merely_possible_moves_no_rank_but_opens_the_bounds() -> None:
    found = ranking(rule("r", is_("q"), points("favour", "speed", 3))).standing("a")
    assert found
    assert (found.score, found.lowest, found.highest) == (0, 0, 3 * CRITERIA["speed"])


def test_a_weighing_multiplies_once_an_argument_and_only_when_likely() -> None:
    evidence = rule("e", ALWAYS, points("favour", "speed", 1))
    twice = rule("w", is_("q"), {"weigh": {"speed": 2}, "argument": "same"})
    thrice = rule("v", is_("q"), {"weigh": {"speed": 3}, "argument": "same"})
    other = rule("u", is_("q"), {"weigh": {"speed": 2}, "argument": "other"})
    weight = CRITERIA["speed"]
    assert ranking(evidence, twice, thrice, q=True).weights.likely["speed"] == 3 * weight
    assert ranking(evidence, twice, other, q=True).weights.likely["speed"] == 4 * weight
    unsure = ranking(evidence, twice).weights
    assert (unsure.likely["speed"], unsure.least["speed"], unsure.most["speed"]) == (weight, weight, 2 * weight)


def test_rank_order_centroid_over_one_place_more_than_was_ranked() -> None:
    assert rank_order_weights(["a"], ["b", "c"]) == {"a": 7_500, "b": 1_250, "c": 1_250}
    assert rank_order_weights(["a", "b"], ["c"]) == {"a": 6_111, "b": 2_778, "c": 1_111}
    assert rank_order_weights(["a", "b", "c"], []) == {"a": 6_111, "b": 2_778, "c": 1_111}


@pytest.mark.parametrize("others", range(8))
def test_weights_of_an_order_sum_to_ten_thousand_and_fall(others: int) -> None:
    for ranked in range(1, 8):
        names = [f"r{number}" for number in range(ranked)]
        weights = rank_order_weights(names, [f"o{number}" for number in range(others)])
        assert sum(weights.values()) == 10_000
        assert [weights[name] for name in names] == sorted((weights[name] for name in names), reverse=True)
        places = ranked + bool(others)
        exact = sum(Fraction(1, place) for place in range(1, places + 1)) / places
        assert abs(weights["r0"] - 10_000 * exact) < 1


def test_an_order_of_criteria_that_a_decision_does_not_use_leaves_its_weights() -> None:
    base = base_of(decisions=[decision("x", 1)])
    assert base_weights(base, base.decisions["x"], ("beauty",)) == CRITERIA
    for order in permutations(CRITERIA, 2):
        weights = base_weights(base, base.decisions["x"], order)
        assert sorted(weights, key=lambda criterion: -weights[criterion])[:2] == list(order)


def test_vetoed_options_come_last_whatever_their_points() -> None:
    rules = [
        rule("p", ALWAYS, points("favour", "speed", 3)),
        rule("v", compare("n", "at_least", 5), {"veto": {"x": ["a"]}, "reason": "No."}),
    ]
    certain = ranking(*rules, n=9)
    assert [item.option.id for item in certain.standings] == ["b", "c", "d", "a"]
    assert certain.standings[-1].status == "vetoed"
    unknown = ranking(*rules)
    assert (unknown.standings[0].option.id, unknown.standings[0].status) == ("a", "possibly_vetoed")
    assert [item.id for item in unknown.possible] == ["a", "b", "c", "d"]
    assert [item.id for item in certain.possible] == ["b", "c", "d"]


def test_when_everything_is_vetoed_nothing_is_recommended() -> None:
    found = ranking(rule("v", ALWAYS, {"veto": {"x": list("abcd")}, "reason": "No."}))
    assert found.first is None
    assert not found.surely_taken


def test_ties_follow_the_declared_order() -> None:
    assert [item.option.id for item in ranking().standings] == ["a", "b", "c", "d"]


def test_removing_an_option_that_is_not_first_keeps_the_winner() -> None:
    rules = [
        rule("r", ALWAYS, points("favour", "speed", 3, "", "b")),
        rule("s", ALWAYS, points("favour", "cost", 2, "", "c")),
    ]
    winner = ranking(*rules).standings[0].option.id
    for gone in "acd":
        options = [option("x", name, order) for order, name in enumerate("abcd") if name != gone]
        base = base_of(QUESTIONS, [], [decision("x", 1)], options, rules)
        run = infer(compile_rulebase(base), gather_facts(profile_of(), base))
        assert run.rankings["x"].standings[0].option.id == winner


def test_coverage_counts_situational_arguments_that_fired() -> None:
    found = ranking(
        rule("baseline", ALWAYS, points("favour", "speed", 1, "always", "a", "b", "c", "d")),
        rule("r", is_("q"), points("favour", "speed", 1, "one", "a", "b", "c")),
        rule("s", is_("q"), points("disfavour", "cost", 1, "two", "a", "b")),
        rule("t", is_("q", False), points("favour", "cost", 1, "three", "d")),
        q=True,
    )
    coverage = {item.option.id: item.coverage for item in found.standings}
    assert coverage == {"a": 1.0, "b": 1.0, "c": 0.5, "d": 0.0}
    assert {item.option.id for item in found.standings if item.little_known} == {"d"}
