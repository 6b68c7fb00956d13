"""The engine against the plain fixpoint evaluator, over random rule bases and profiles."""

import pytest

from advisor.engine.gathering import gather_facts
from advisor.engine.findings import Inference
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.model.profile import Profile
from tests.engine import fixpoint
from tests.engine.random_bases import random_base, random_priority, random_profile


def differences(program: Program, profile: Profile, priority: tuple[str, ...]) -> list[str]:
    """What engine and oracle say differently of a profile."""
    expected = fixpoint.run(program.base, profile, priority)
    found = infer(program, gather_facts(profile, program.base), priority)
    pairs = {
        "firings": (_firings(found), expected.firings),
        "facts": (_derived(found), expected.facts),
        "decisions": (_decisions(found), expected.decisions),
        "recommended": (
            {name: ranking.first.option.id if ranking.first else None for name, ranking in found.rankings.items()},
            expected.recommended,
        ),
    }
    return [f"{name}: the engine says {engine}, the oracle {oracle}" for name, (engine, oracle) in pairs.items() if engine != oracle]


def _firings(run: Inference) -> dict[str, str]:
    return {rule.id: certainty for rule, certainty in run.fired()}


def _derived(run: Inference) -> dict[str, dict[str, frozenset[object]]]:
    return {
        name: {fact: view.knowledge[fact].values.values for fact in run.program.base.derived}  # type: ignore[union-attr]
        for name, view in (("certain", run.facts.certain), ("likely", run.facts.likely))
    }


def _decisions(run: Inference) -> dict[str, list[tuple[str, str, int]]]:
    return {
        name: [(standing.option.id, standing.status, standing.score) for standing in ranking.standings]
        for name, ranking in run.rankings.items()
    }


def check(seed: int, profiles: int) -> None:
    base = random_base(seed)
    program = compile_rulebase(base)
    for number in range(profiles):
        key = 1_000 * seed + number
        found = differences(program, random_profile(base, key), random_priority(key))
        assert not found, f"base {seed}, profile {key}:\n" + "\n".join(found)


@pytest.mark.parametrize("seed", range(60))
def test_the_engine_says_what_the_oracle_says(seed: int) -> None:
    check(seed, profiles=2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60, 360))
def test_the_engine_says_what_the_oracle_says_of_many(seed: int) -> None:
    check(seed, profiles=4)
