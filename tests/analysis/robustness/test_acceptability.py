"""Stochastic multicriteria acceptability: two published examples, and a plain loop that ranks one sample at a time."""

import numpy as np
import pytest
from numpy.typing import NDArray

from advisor.analysis.robustness.acceptability import (
    NOBODY,
    VETOED,
    Acceptability,
    acceptability,
    central_weights,
    choice_entropy,
    confidence_factors,
)

Utilities = NDArray[np.float64]

SAMPLES = 40_000

THROMBOSIS = np.array(
    [
        [[0.4117, 0.1218], [0.4249, 0.1565], [0.9258, 0.0728]],
        [[0.7514, 0.0838], [0.6084, 0.1525], [0.6151, 0.1655]],
    ]
)
"""Mean and standard deviation of the values (more is better) of heparin and enoxaparin on three criteria."""

ANTIDEPRESSANTS = np.array(
    [
        [[0, 0], [11.7, 2.5], [7.2, 1.45], [16.6, 3.27], [13.7, 1.89], [18.6, 1.79]],
        [[0.086, 0.056], [9.2, 1.86], [10.6, 1.58], [21.2, 5.15], [14.3, 2.93], [18.3, 3.7]],
        [[0.095, 0.044], [15.4, 2.65], [7.5, 1.48], [20.2, 3.78], [15.0, 3.21], [19.5, 2.6]],
        [[0.113, 0.048], [5.5, 2.32], [15.7, 4.44], [12.8, 2.45], [11.2, 3.98], [31.0, 1.68]],
    ]
)
"""Mean and standard deviation for four medicines of the log efficacy, and of five side effects."""


def sampled(
    utilities: Utilities, random: np.random.Generator
) -> tuple[Acceptability, NDArray[np.float64], NDArray[np.float64]]:
    """What comes of weights that are uniform on the simplex: the shares, central weights and confidence factors."""
    weights = random.dirichlet(np.ones(utilities.shape[2]), len(utilities))
    found = acceptability((utilities * weights[:, np.newaxis, :]).sum(axis=2))
    central = central_weights(found.winners, weights, utilities.shape[1])
    return found, central, confidence_factors(utilities, central)


def test_the_thrombosis_example_of_the_r_package_smaa_is_met() -> None:
    random = np.random.default_rng(20)
    utilities = random.normal(THROMBOSIS[..., 0], THROMBOSIS[..., 1], (SAMPLES, 2, 3))
    found, central, confidence = sampled(utilities, random)
    assert found.first == pytest.approx([0.3504, 0.6496], abs=0.02)
    expected = np.array([[0.1865, 0.2772, 0.5363], [0.4073, 0.3641, 0.2285]])
    assert central == pytest.approx(expected, abs=0.02)
    assert confidence == pytest.approx([0.6682, 0.8956], abs=0.02)
    assert choice_entropy(found.first) == pytest.approx(0.9344, abs=0.02)
    assert choice_entropy(np.array([0.3504, 0.6496])) == pytest.approx(0.93442, abs=5e-6)


def test_the_antidepressants_example_of_jsmaa_is_met() -> None:
    random = np.random.default_rng(4)
    mean, deviation = ANTIDEPRESSANTS[..., 0], ANTIDEPRESSANTS[..., 1]
    measured = random.normal(mean, deviation, (SAMPLES, 4, 6))
    worst, best = (mean + 1.96 * deviation).max(axis=0), (mean - 1.96 * deviation).min(axis=0)
    for values in (measured, worst, best):
        values[..., 0] = np.exp(values[..., 0])
    worst[0], best[0] = best[0], worst[0]
    found, _, confidence = sampled((measured - worst) / (best - worst), random)
    expected = np.array(
        [[0.20, 0.28, 0.30, 0.22], [0.25, 0.29, 0.27, 0.19], [0.17, 0.25, 0.29, 0.30], [0.39, 0.18, 0.15, 0.29]]
    )
    assert found.by_rank == pytest.approx(expected, abs=0.02)
    assert confidence == pytest.approx([0.48, 0.44, 0.34, 0.74], abs=0.03)


def one_by_one(scores: NDArray[np.float64], place: NDArray[np.int8]) -> Acceptability:
    """The same, by sorting every sample by itself."""
    samples, options = scores.shape
    by_rank, pairwise = np.zeros((options, options)), np.zeros((options, options))
    winners = np.full(samples, NOBODY)
    for sample in range(samples):
        keys = sorted(zip(place[sample], -scores[sample], range(options), strict=True))
        order = [option for _, _, option in keys]
        for rank, option in enumerate(order):
            if place[sample, option] == VETOED:
                break
            by_rank[option, rank] += 1
            pairwise[option, order[rank + 1 :]] += 1
        if place[sample, order[0]] != VETOED:
            winners[sample] = order[0]
    return Acceptability(by_rank / samples, pairwise / samples, winners)


@pytest.mark.parametrize("options", [1, 2, 3, 7, 20])
def test_ranks_and_pairs_are_those_of_sorting_each_sample(options: int) -> None:
    """Scores are few whole numbers, so that ties are many; a third of the samples veto much."""
    random = np.random.default_rng(options)
    scores = random.integers(-2, 3, (300, options)).astype(float)
    place = random.choice([0, 0, 0, 1, VETOED], (300, options)).astype(np.int8)
    place[:100][random.random((100, options)) < 0.8] = VETOED
    found, expected = acceptability(scores, place), one_by_one(scores, place)
    assert (found.by_rank == expected.by_rank).all()
    assert (found.pairwise == expected.pairwise).all()
    assert (found.winners == expected.winners).all()


def test_a_likely_veto_stands_after_every_score_and_a_veto_holds_no_rank() -> None:
    found = acceptability(np.array([[9.0, 5.0, 1.0]]), np.array([[VETOED, 1, 0]]))
    assert found.winners.tolist() == [2]
    assert found.by_rank.tolist() == [[0, 0, 0], [0, 1, 0], [1, 0, 0]]
    assert found.pairwise.tolist() == [[0, 0, 0], [1, 0, 0], [1, 1, 0]]


def test_ties_go_to_the_option_declared_first() -> None:
    found = acceptability(np.zeros((5, 3)))
    assert found.by_rank.tolist() == np.eye(3).tolist()


def test_where_every_option_is_vetoed_nobody_wins_and_the_shares_sum_to_less_than_one() -> None:
    place = np.array([[VETOED, VETOED], [0, VETOED]])
    found = acceptability(np.ones((2, 2)), place)
    assert found.winners.tolist() == [NOBODY, 0]
    assert found.first.tolist() == [0.5, 0]
    central = central_weights(found.winners, np.array([[0.1, 0.9], [0.3, 0.7]]), 2)
    assert central[0].tolist() == [0.3, 0.7]
    assert np.isnan(central[1]).all()
    confidence = confidence_factors(np.ones((2, 2, 2)), central, place)
    assert confidence[0] == 0.5
    assert np.isnan(confidence[1])


def test_confidence_factors_are_first_places_under_the_central_weights() -> None:
    """Against ranking every sample anew; whole utilities of four criteria make twins and ties."""
    random = np.random.default_rng(8)
    utilities = random.integers(-2, 3, (400, 6, 4))
    utilities[:, 3] = utilities[:, 1]
    place = random.choice([0, 0, 0, 1, VETOED], (400, 6))
    weights = random.dirichlet(np.ones(4), 400)
    winners = acceptability((utilities * weights[:, np.newaxis, :]).sum(axis=2), place).winners
    central = central_weights(winners, weights, 6)
    found = confidence_factors(utilities, central, place)
    for option in range(6):
        scores = sum(central[option, c] * utilities[..., c] for c in range(4))
        assert found[option] == acceptability(scores, place).first[option]


def test_entropy_is_nought_when_settled_and_one_bit_for_an_even_choice_of_two() -> None:
    assert choice_entropy(np.array([0.0, 1.0, 0.0])) == 0
    assert choice_entropy(np.array([0.5, 0.0, 0.5])) == 1
    assert choice_entropy(np.full(8, 1 / 8)) == 3
