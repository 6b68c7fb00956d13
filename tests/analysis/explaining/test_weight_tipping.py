"""Where a rival draws level as one criterion's weight moves: against a search that knows no formula."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from advisor.analysis.explaining.weight_tipping import Tipping, WeightTipping, levelling_shares, weight_tipping_points

Problem = tuple[NDArray[np.int64], NDArray[np.int64], int, NDArray[np.bool_]]


def random_problem(seed: int) -> Problem:
    """Cells from -6 to 6, weights of which some are 0, some options vetoed; the best contender wins, ties by column."""
    random = np.random.default_rng(seed)
    options, criteria = int(random.integers(2, 8)), int(random.integers(2, 7))
    cells = random.integers(-6, 7, (options, criteria))
    weights = random.integers(0, 6, criteria) * random.integers(1, 900)
    weights[random.integers(criteria)] += 1
    contenders = random.random(options) < 0.8
    contenders[random.integers(options)] = True
    scores = np.where(contenders, cells @ weights, -(10**9))
    return cells, weights, int(scores.argmax()), contenders


def leads_by(problem: Problem, criterion: int, rival: int) -> Callable[[float], float]:
    """By how much the winner leads a rival at a share of the weight for the criterion, the rest keeping proportion."""
    cells, weights, winner, _ = problem
    rest = np.delete(weights, criterion)

    def lead(share: float) -> float:
        moved = np.insert((1 - share) * rest / rest.sum(), criterion, share)
        return float((cells[winner] - cells[rival]) @ moved)

    return lead


def crossing(lead: Callable[[float], float]) -> float | None:
    """The share at which the lead changes its sign, by a grid and bisection; None if it never does."""
    grid = np.linspace(0, 1, 40)
    signs = [lead(share) > 0 for share in grid]
    for before, after, sign, next_sign in zip(grid, grid[1:], signs, signs[1:], strict=False):
        if sign != next_sign:
            low, high = float(before), float(after)
            while high - low > 1e-12:
                middle = (low + high) / 2
                low, high = (middle, high) if (lead(middle) > 0) == sign else (low, middle)
            return (low + high) / 2
    return None


def movable(problem: Problem) -> list[int]:
    weights = problem[1]
    return [criterion for criterion in range(len(weights)) if weights[criterion] < weights.sum()]


@pytest.mark.parametrize("seed", range(60))
def test_levelling_shares_are_where_the_difference_of_the_scores_changes_its_sign(seed: int) -> None:
    problem = random_problem(seed)
    cells, weights, winner, _ = problem
    found = levelling_shares(cells, weights, winner)
    for criterion in movable(problem):
        for rival in range(len(cells)):
            lead = leads_by(problem, criterion, rival)
            share, searched = found[rival, criterion], crossing(lead)
            if searched is not None:
                assert share == pytest.approx(searched, abs=1e-9)
            elif not np.isnan(share):
                # Level at an end of the scale only, so that no sign changes.
                assert share in (0, 1)
                assert lead(share) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("seed", range(60))
def test_the_nearest_tipping_is_where_the_winner_first_loses_its_lead(seed: int) -> None:
    """Up to the tipping nobody leads the winner; there its rival is level, and just beyond nobody leads that rival."""
    problem = random_problem(seed)
    _, weights, winner, contenders = problem
    found = weight_tipping_points(*problem)
    assert [item.criterion for item in found] == list(range(len(weights)))
    for criterion in movable(problem):
        item = found[criterion]
        assert item.share == weights[criterion] / weights.sum()
        leads = {
            int(rival): leads_by(problem, criterion, int(rival))
            for rival in np.flatnonzero(contenders)
            if rival != winner
        }
        for tipping, end in ((item.less, 0.0), (item.more, 1.0)):
            held = np.linspace(item.share, tipping.share if tipping else end, 50)
            assert all(lead(share) > -1e-9 for lead in leads.values() for share in held)
            if tipping:
                lead = leads[tipping.rival]
                assert lead(tipping.share) == pytest.approx(0, abs=1e-9)
                beyond = tipping.share + (1e-6 if end else -1e-6)
                assert lead(beyond) < 0
                assert lead(beyond) <= min(other(beyond) for other in leads.values()) + 1e-12


def test_random_problems_have_tippings_of_both_kinds_and_none() -> None:
    """So that the tests above look at something."""
    found = [item for seed in range(60) for item in weight_tipping_points(*random_problem(seed))]
    assert sum(item.less is not None for item in found) > 20
    assert sum(item.more is not None for item in found) > 20
    assert sum(item.less is None and item.more is None for item in found) > 20


def test_a_tipping_by_hand() -> None:
    """A leads by 4 on the first criterion, B by 2 on the second, C by 1 on the third; weights .5 .3 .2.

    Against B on the first: D = 4, E = -2·.6 = -1.2, t* = 1.2/5.2; on the second: D = -2, E = 4·.5/.7, t* = E/(E + 2);
    on the third B has D = 0 and never draws level; C does at E = 4·.5/.8 = 2.5, t* = 2.5/3.5.
    """
    cells = np.array([[4, 0, 0], [0, 2, 0], [0, 0, 1]])
    first, second, third = weight_tipping_points(cells, np.array([5, 3, 2]), 0, np.ones(3, bool))
    assert first == WeightTipping(0, 0.5, Tipping(pytest.approx(1.2 / 5.2), 1), None)
    assert second == WeightTipping(1, 0.3, None, Tipping(pytest.approx((2 / 0.7) / (2 / 0.7 + 2)), 1))
    assert third.less is None
    assert third.more is not None
    assert third.more.rival == 2


def test_vetoed_options_overtake_nobody() -> None:
    cells = np.array([[4, 0], [0, 2], [0, 6]])
    found = weight_tipping_points(cells, np.array([3, 1]), 0, np.array([True, True, False]))
    assert found[1].more is not None
    assert found[1].more.rival == 1
    alone = weight_tipping_points(cells, np.array([3, 1]), 0, np.array([True, False, False]))
    assert all(item.less is None and item.more is None for item in alone)


def test_a_rival_that_is_level_already_tips_at_the_present_share() -> None:
    found = weight_tipping_points(np.array([[2, 0], [0, 2]]), np.array([1, 1]), 0, np.ones(2, bool))
    assert found == (
        WeightTipping(0, 0.5, Tipping(0.5, 1), None),
        WeightTipping(1, 0.5, None, Tipping(0.5, 1)),
    )


def test_twins_never_tip_and_of_equals_the_one_that_leads_beyond_is_named() -> None:
    cells = np.array([[3, 0], [3, 0], [1, 1], [0, 1], [-3, 3]])
    found = weight_tipping_points(cells, np.array([1, 1]), 0, np.ones(5, bool))
    assert np.isnan(levelling_shares(cells, np.array([1, 1]), 0)[1]).all()
    assert found[0].less == Tipping(pytest.approx(1 / 3), 4)
    level = np.array([[4, 0], [3, 1], [1, 3], [2, 2]])
    assert weight_tipping_points(level, np.array([3, 1]), 0, np.ones(4, bool))[0].less == Tipping(0.5, 2)


def test_a_criterion_that_has_all_the_weight_has_no_tipping() -> None:
    cells = np.array([[3, 0], [0, 6]])
    found = weight_tipping_points(cells, np.array([7, 0]), 0, np.ones(2, bool))
    assert found[0] == WeightTipping(0, 1.0, None, None)
    assert found[1] == WeightTipping(1, 0.0, None, Tipping(pytest.approx(1 / 3), 1))


def test_a_winner_that_does_not_lead_is_refused() -> None:
    with pytest.raises(ValueError, match="scores more"):
        weight_tipping_points(np.array([[0, 0], [1, 1]]), np.array([1, 1]), 0, np.ones(2, bool))
