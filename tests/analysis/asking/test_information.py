"""What an answer is worth, on samples whose truth is known."""

from math import log2

import numpy as np
import pytest
from numpy.typing import NDArray

from advisor.analysis.asking.information import Groupings

SAMPLES = 2_000


def value_of_information(groups: NDArray[np.integer], values: NDArray[np.floating]) -> float:
    """What one answer is worth."""
    return float(Groupings([groups.astype(np.int64)]).worth(values)[0])


def mutual_information(groups: NDArray[np.integer], winners: NDArray[np.integer]) -> float:
    """What one answer tells of the winner, in bits."""
    return float(Groupings([groups.astype(np.int64)]).bits(winners)[0])


def naive(groups: NDArray[np.integer], values: NDArray[np.floating]) -> float:
    """The value of information where the winners are chosen and valued on the same samples."""
    of_groups = [values[groups == group] for group in np.unique(groups)]
    return float(sum(group.sum(axis=0).max() for group in of_groups) / len(values) - values.mean(axis=0).max())


def problem(seed: int, gain: float) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
    """Values of six options, a yes-no answer on which two of them swap by a gain, and 19 choices that mean nothing."""
    random = np.random.default_rng(seed)
    yes, choices = random.random(SAMPLES) < 0.5, random.integers(0, 19, SAMPLES)
    values = 0.5 + 0.2 * random.standard_normal((SAMPLES, 6))
    values[:, 0] += np.where(yes, gain, -gain)
    values[:, 1] -= np.where(yes, gain, -gain)
    return values.clip(0, 1), yes, choices


def test_over_many_problems_an_irrelevant_question_of_nineteen_choices_is_worth_nothing() -> None:
    """It would be worth much if the winners were chosen and valued on the same samples."""
    problems = [problem(seed, 0.0) for seed in range(60)]
    worths = [value_of_information(choices, values) for values, _, choices in problems]
    error = np.std(worths) / np.sqrt(len(worths))
    assert abs(np.mean(worths)) < 3 * error
    assert error < 0.001
    assert np.mean([naive(choices, values) for values, _, choices in problems]) > 0.01


def test_a_relevant_boolean_comes_before_the_irrelevant_question_as_it_would_not_unsplit() -> None:
    problems = [problem(seed, 0.012) for seed in range(60)]
    split = [(value_of_information(yes, v), value_of_information(choices, v)) for v, yes, choices in problems]
    unsplit = [(naive(yes, v), naive(choices, v)) for v, yes, choices in problems]
    relevant, irrelevant = np.mean(split, axis=0)
    assert relevant > irrelevant + 0.005
    assert np.mean([yes > choices for yes, choices in split]) > 0.75
    assert np.mean([yes > choices for yes, choices in unsplit]) < 0.1


def test_the_worth_is_the_known_one() -> None:
    """The answer decides which of two options is worth 1 and which 0.4: heard, always 1; not heard, 0.7."""
    yes = np.random.default_rng(3).random(SAMPLES) < 0.5
    values = np.where(yes[:, np.newaxis], [1.0, 0.4], [0.4, 1.0])
    assert value_of_information(yes, values) == pytest.approx(0.3, abs=0.02)


def test_an_answer_that_changes_no_winner_is_worth_exactly_nothing() -> None:
    yes = np.random.default_rng(3).random(SAMPLES) < 0.3
    values = np.where(yes[:, np.newaxis], [0.9, 0.8], [0.5, 0.2])
    assert value_of_information(yes, values) == 0


def test_whoever_is_vetoed_is_worth_nothing_and_to_hear_of_it_is_worth_much() -> None:
    vetoed = np.random.default_rng(5).random(SAMPLES) < 0.25
    values = np.column_stack([np.where(vetoed, 0.0, 0.8), np.full(SAMPLES, 0.5)])
    assert value_of_information(vetoed, values) == pytest.approx(0.25 * 0.5, abs=0.01)


def test_a_group_that_one_half_lacks_falls_back_to_the_overall_winner() -> None:
    """Group 1 occurs in the odd samples only: option 1, best everywhere else, is taken there, though 0 would be better;
    the other way round option 0 is chosen for it, but never needed."""
    groups = np.array([0, 0, 0, 0, 0, 1] * 10)
    values = np.where(groups[:, np.newaxis] == 1, [1.0, 0.0], [0.0, 1.0])
    assert value_of_information(groups, values) == 0
    assert naive(groups, values) == pytest.approx(1 / 6)


def test_codes_may_be_any_whole_numbers() -> None:
    values, yes, choices = problem(1, 0.1)
    far = np.where(yes, 2**60, -(2**60))
    assert value_of_information(far, values) == value_of_information(yes.astype(np.int64), values)
    assert mutual_information(far, choices) == pytest.approx(mutual_information(yes, choices), abs=1e-12)


def test_fewer_than_two_samples_tell_nothing() -> None:
    assert value_of_information(np.zeros(0, int), np.zeros((0, 3))) == 0
    assert value_of_information(np.zeros(1, int), np.ones((1, 3))) == 0
    assert mutual_information(np.zeros(0, int), np.zeros(0, int)) == 0


def test_mutual_information_of_a_known_table() -> None:
    """Joint shares .4 .1 / .1 .4: the plug-in value is 1 − H(.2); each of both codes has two values, the pair four."""
    groups = np.repeat([0, 0, 1, 1], [400, 100, 100, 400])
    winners = np.repeat([0, 1, 0, 1], [400, 100, 100, 400])
    plugin = 1 + 0.2 * log2(0.2) + 0.8 * log2(0.8)
    correction = ((2 - 1) + (2 - 1) - (4 - 1)) / (2 * 1000 * np.log(2))
    assert mutual_information(groups, winners) == pytest.approx(plugin + correction, abs=1e-12)


def test_an_answer_that_settles_the_winner_tells_all_of_the_winners_entropy() -> None:
    winners = np.array([0, 1, 2, 3] * 500)
    assert mutual_information(winners, winners) == pytest.approx(2, abs=0.002)
    assert mutual_information(np.zeros(2000, int), winners) == pytest.approx(0, abs=1e-12)


def test_the_correction_takes_away_what_many_choices_pretend_to_tell() -> None:
    random = np.random.default_rng(2)
    found = []
    for _ in range(60):
        groups, winners = random.integers(0, 19, 1000), random.integers(-1, 5, 1000)
        found.append(mutual_information(groups, winners))
    pretended = 18 * 5 / (2 * 1000 * np.log(2))
    assert abs(np.mean(found)) < 0.05 * pretended


def test_several_answers_at_once_are_each_worth_what_they_are_alone() -> None:
    values, yes, choices = problem(7, 0.1)
    told = [yes.astype(np.int64), choices, choices * 2**40, np.zeros(SAMPLES, np.int64)]
    winners = values.argmax(axis=1)
    groupings = Groupings(told)
    assert groupings.worth(values).tolist() == [value_of_information(groups, values) for groups in told]
    assert groupings.bits(winners).tolist() == pytest.approx([mutual_information(groups, winners) for groups in told])


def test_no_answer_at_all_is_no_worth_at_all() -> None:
    assert not len(Groupings([]).worth(np.ones((10, 2))))
    assert not len(Groupings([]).bits(np.zeros(10, int)))
