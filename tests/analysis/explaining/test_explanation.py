"""How an option stands before another: the gap adds up, arguments and weights tip where they must."""

import numpy as np
import pytest

from advisor import advise, load_profile
from advisor.analysis.explaining.explanation import explain_standing
from advisor.api import example_profiles
from advisor.engine.program import Program
from advisor.engine.scoring import CAP
from advisor.model.assessment import Assessment, Cell, DecisionResult, RankedOption, Reason, VetoStatus


def reason(argument: str, criterion: str, strength: int, rule: str = "") -> Reason:
    return Reason(
        rule=rule or argument, criterion=criterion, strength=strength, argument=argument, because=".",
        certainty="certain", effect=float(strength),
    )  # fmt: skip


def ranked(
    name: str, rank: int, cells: dict[str, int], *reasons: Reason, status: VetoStatus = "eligible"
) -> RankedOption:
    weights = {"speed": 5, "cost": 3}
    total = sum(weights[criterion] * value for criterion, value in cells.items())
    return RankedOption(
        option=name, family=name, rank=rank, score=50 + 100 * total / (2 * CAP * 8), current=False, coverage=1,
        status=status, criteria={key: Cell(value=cells.get(key, 0), weight=weight) for key, weight in weights.items()},
        reasons_for=tuple(one for one in reasons if one.strength > 0),
        reasons_against=tuple(one for one in reasons if one.strength < 0),
    )  # fmt: skip


def result(*options: RankedOption) -> DecisionResult:
    return DecisionResult(recommended=options[0].option, band="lean", change="new", ranking=options)


FIRST = ranked("first", 1, {"speed": 3, "cost": -1}, reason("io", "speed", 3), reason("bill", "cost", -1))
SECOND = ranked("second", 2, {"speed": 1, "cost": 0}, reason("io", "speed", 1))
THIRD = ranked("third", 3, {"speed": -1, "cost": 2}, reason("io", "speed", -1), reason("bill", "cost", 2))


def test_an_option_behind_is_held_against_the_first_and_the_first_against_the_next() -> None:
    behind = explain_standing(result(FIRST, SECOND, THIRD), "third")
    ahead = explain_standing(result(FIRST, SECOND, THIRD), "first")
    assert (behind.leader, behind.follower) == (FIRST, THIRD)
    assert (ahead.leader, ahead.follower) == (FIRST, SECOND)


def test_each_line_is_weight_times_difference_and_the_lines_add_up() -> None:
    found = explain_standing(result(FIRST, SECOND, THIRD), "third")
    assert {gap.criterion: gap.weighted for gap in found.gaps} == {"speed": 5 * 4, "cost": 3 * -3}
    assert sum(gap.weighted for gap in found.gaps) * found.scale == pytest.approx(FIRST.score - THIRD.score)


def test_arguments_are_ordered_by_what_they_give_the_first() -> None:
    found = explain_standing(result(FIRST, SECOND, THIRD), "third")
    assert [(gap.argument, gap.weighted) for gap in found.arguments] == [("io", 20), ("bill", -9)]


def test_an_argument_is_critical_where_the_lead_is_no_more_than_it() -> None:
    assert explain_standing(result(FIRST, SECOND, THIRD), "second").critical == ("io",)
    many = ranked("many", 1, {"speed": 6}, *(reason(f"a{number}", "speed", 1) for number in range(6)))
    assert explain_standing(result(many, SECOND), "second").critical == ()


def test_an_argument_of_a_capped_cell_counts_no_more_than_the_cell_would_lose() -> None:
    heaped = ranked("heaped", 1, {"speed": 6}, *(reason(f"a{number}", "speed", 3) for number in range(3)))
    found = explain_standing(result(heaped, SECOND), "second")
    assert [gap.argument for gap in found.arguments] == ["io"]
    paired = ranked(
        "paired", 1, {"speed": 6}, reason("a", "speed", 3), reason("b", "speed", 3), reason("c", "speed", 1)
    )
    told = {gap.argument: gap.weighted for gap in explain_standing(result(paired, SECOND), "second").arguments}
    assert told == {"a": 5 * 2, "b": 5 * 2, "io": -5}


def test_the_weight_at_which_a_rival_draws_level_makes_the_scores_equal() -> None:
    found = explain_standing(result(FIRST, SECOND, THIRD), "third")
    assert found.weights
    for one in found.weights:
        shares = {name: cell.weight / 8 for name, cell in FIRST.criteria.items()}
        others = 1 - shares[one.criterion]
        moved = {
            name: one.level if name == one.criterion else share * (1 - one.level) / others
            for name, share in shares.items()
        }
        lead = sum(share * (FIRST.criteria[name].value - THIRD.criteria[name].value) for name, share in moved.items())
        assert lead == pytest.approx(0)


def test_without_a_recommendation_or_a_rival_there_is_nothing_to_compare() -> None:
    vetoed = ranked("gone", 1, {}, status="vetoed")
    nothing = DecisionResult(recommended=None, band="clear", change="new", ranking=(vetoed,))
    assert explain_standing(nothing, "gone").leader is None
    alone = explain_standing(result(FIRST), "first")
    assert (alone.leader, alone.follower, alone.gaps) == (FIRST, None, ())
    with pytest.raises(KeyError):
        explain_standing(result(FIRST), "nobody")


@pytest.fixture(scope="module", params=["ticket-shop", "fleet-telemetry"])
def assessment(request: pytest.FixtureRequest, shipped: Program) -> Assessment:
    [path] = [path for path in example_profiles() if path.stem == request.param]
    return advise(load_profile(path, shipped), shipped, quick=True)


def test_every_gap_of_an_example_is_the_difference_of_the_scores(assessment: Assessment) -> None:
    for decision in assessment.decisions.values():
        for option in decision.ranking:
            found = explain_standing(decision, option.option)
            if found.leader and found.follower:
                points = sum(gap.weighted for gap in found.gaps) * found.scale
                assert points == pytest.approx(found.leader.score - found.follower.score, abs=0.011)


def test_the_pair_of_an_example_hangs_on_the_arguments_that_close_the_gap(assessment: Assessment) -> None:
    for decision in assessment.decisions.values():
        for option in decision.ranking[1:]:
            found = explain_standing(decision, option.option)
            lead = sum(gap.weighted for gap in found.gaps)
            closing = [gap.argument for gap in found.arguments if gap.weighted >= lead]
            assert list(found.critical) == (closing if lead > 0 else [])
            assert np.all([0 <= one.level <= 1 for one in found.weights])
