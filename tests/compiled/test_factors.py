"""Ranges of factors by columns are those of typed Python, one profile at a time and many together."""

from random import Random

import numpy as np
import pytest

from advisor.compiled.evaluator import compiled
from advisor.engine.assuming import assume_one
from advisor.engine.gathering import gather_facts
from advisor.engine.program import Program
from advisor.model.knowledge import Interval
from advisor.model.profile import Profile
from tests.engine.bases import answer, one_of, profile_of

ANSWERS = (
    {},
    {"traffic_pattern": answer("steady")},
    {"traffic_pattern": answer("extreme_spikes")},
    {"traffic_pattern": one_of("steady", "spiky")},
    {"traffic_pattern": one_of("spiky", "extreme_spikes")},
    {"traffic_pattern": answer(None)},
)


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    """Each way of telling the pattern, alone and with a factor of the profile's own."""
    plain = [profile_of(avg_rps=100, **told) for told in ANSWERS]
    own = {"peak_to_average": Interval(4, 9)}
    return [*plain, *(Profile("own", profile.answers, "", factors=own) for profile in plain)]


def by_python(program: Program, profile: Profile) -> dict[str, tuple[float, float, float]]:
    """Low, high and best of each factor."""
    facts = gather_facts(profile, program.base)
    found = {factor.id: assume_one(factor, facts).bounds.base for factor in program.base.factors.values()}
    return {name: (one.low, one.high, one.best) for name, one in found.items()}


def test_one_profile_at_a_time(shipped: Program, profiles: list[Profile]) -> None:
    reader = compiled(shipped)
    for profile in profiles:
        found = reader.factors(reader.columns([profile]))
        assert {name: tuple(map(float, bounds[:3])) for name, bounds in found.items()} == by_python(shipped, profile)


def test_many_together_whether_or_not_they_set_it_themselves(shipped: Program, profiles: list[Profile]) -> None:
    shuffled = profiles * 2
    Random(0).shuffle(shuffled)
    reader = compiled(shipped)
    low, high, best, again = reader.factors(reader.columns(shuffled))["peak_to_average"]
    expected = [by_python(shipped, profile)["peak_to_average"] for profile in shuffled]
    assert list(zip(low, high, best, strict=True)) == expected
    assert np.array_equal(best, again)
    assert len(set(expected)) == 7
