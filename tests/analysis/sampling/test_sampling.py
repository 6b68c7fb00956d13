"""Whole profiles drawn at random: what is told stays, what is open keeps within what is known of it."""

import numpy as np
import pytest

from advisor import load_profile
from advisor.analysis.sampling.draws import within
from advisor.analysis.sampling.sampling import sample_profiles
from advisor.compiled.evaluator import Compiled, compiled
from advisor.compiled.words import POSSIBLE
from advisor.engine.program import Program

COUNT = 4_000


@pytest.fixture(scope="module")
def reader(shipped: Program) -> Compiled:
    return compiled(shipped)


def numbers(reader: Compiled, question: str, **answers: object) -> np.ndarray:  # type: ignore[type-arg]
    profile = load_profile({"profile": "x", "answers": answers}, reader.program)
    drawn = sample_profiles(reader, profile, COUNT).draws[question].numbers
    assert drawn is not None
    return drawn


def test_a_range_is_drawn_within_its_ends_and_half_of_it_below_the_best_estimate(reader: Compiled) -> None:
    drawn = numbers(reader, "peak_rps", peak_rps={"between": [100, 10_000], "best": 400})
    assert drawn.min() >= 100
    assert drawn.max() <= 10_000
    assert (drawn < 400).mean() == pytest.approx(0.5, abs=0.03)


def test_a_range_without_a_best_estimate_is_even_on_the_logarithmic_scale() -> None:
    shares = np.linspace(0, 1, 5)
    assert within(1, 1, 10_000, shares).tolist() == pytest.approx([1, 10, 100, 1_000, 10_000])
    assert within(0, 0, 8, shares).tolist() == pytest.approx([0, 2, 4, 6, 8])
    assert within(1, 100, 200, shares, logarithmic=False).tolist() == pytest.approx([1, 50.5, 100, 150, 200])


def test_counts_are_whole(reader: Compiled) -> None:
    drawn = numbers(reader, "team_size")
    assert np.array_equal(drawn, np.round(drawn))


def test_what_is_told_is_not_drawn(reader: Compiled) -> None:
    profile = load_profile(
        {"profile": "x", "answers": {"team_size": 7, "realtime": False, "domain": "y"}}, reader.program
    )
    drawn = sample_profiles(reader, profile, COUNT).draws
    assert drawn.keys().isdisjoint({"team_size", "realtime", "domain", "existing_stack"})
    assert {"team_count", "growth", "workload"} <= drawn.keys()


def test_what_formulae_compute_from_the_answers_is_not_drawn(reader: Compiled) -> None:
    profile = load_profile({"profile": "x", "answers": {"users_daily": 20_000}}, reader.program)
    drawn = sample_profiles(reader, profile, COUNT).draws
    assert "concurrent_users" not in drawn
    assert "payload_kb" in drawn


def test_words_follow_their_declared_chances(reader: Compiled) -> None:
    profile = load_profile({"profile": "x", "answers": {"workload": {"at_least": ["crud_web"]}}}, reader.program)
    draws = sample_profiles(reader, profile, COUNT).draws
    chances = reader.program.base.questions["workload"].prior.choices  # type: ignore[union-attr]
    members = draws["workload"].members
    assert members is not None
    assert members["crud_web"].all()
    assert members["ecommerce"].mean() == pytest.approx(chances["ecommerce"], abs=0.03)
    places, values = draws["stage"].places, reader.layout.values["stage"]
    assert places is not None
    assert (places == values.index("consolidate")).mean() == pytest.approx(1 / 11, abs=0.03)


def test_lists_that_exclude_each_other_are_drawn_whole(reader: Compiled) -> None:
    one, other = ["java", "spring"], ["python", "django"]
    profile = load_profile({"profile": "x", "answers": {"team_skills": {"one_of": [one, other]}}}, reader.program)
    members = sample_profiles(reader, profile, COUNT).draws["team_skills"].members
    assert members is not None
    assert np.array_equal(members["java"], members["spring"])
    assert np.array_equal(members["java"], ~members["django"])


@pytest.mark.parametrize("answers", [{}, {"users_total": 500}, {"team_size": 3}, {"traffic_pattern": "steady"}])
def test_no_sample_breaks_a_constraint(reader: Compiled, answers: dict[str, object]) -> None:
    profile = load_profile({"profile": "x", "answers": answers}, reader.program)
    sample = sample_profiles(reader, profile, COUNT)
    for word in reader.constraints(sample.columns):
        assert np.all(np.asarray(word) & POSSIBLE)


def test_constraints_ask_nothing_of_an_answer_that_does_not_apply(reader: Compiled) -> None:
    answers = {"team_count": {"not_applicable": "we are volunteers"}}
    profile = load_profile({"profile": "x", "answers": answers}, reader.program)
    drawn = sample_profiles(reader, profile, COUNT).draws["team_size"].numbers
    assert drawn is not None
    assert drawn.min() < 4
    assert drawn.max() > 40


def test_a_question_that_does_not_arise_has_no_answer_in_its_samples(reader: Compiled) -> None:
    profile = load_profile({"profile": "x", "answers": {"tenants": 1}}, reader.program)
    sample = sample_profiles(reader, profile, COUNT)
    literals = reader.literals(sample.columns)
    read = [
        word
        for test, word in zip(reader.tests, literals, strict=True)
        if getattr(test, "fact", "") == "tenant_isolation"
    ]
    assert read
    assert all(np.all(np.asarray(word) == 0) for word in read)


def test_telling_one_answer_leaves_the_draws_of_others_as_they_are(reader: Compiled) -> None:
    assert np.array_equal(numbers(reader, "payload_kb"), numbers(reader, "payload_kb", growth="fast"))
