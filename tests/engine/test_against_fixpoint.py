"""The engine against the plain fixpoint evaluator, over random rule bases and profiles."""

import pytest

from advisor.engine.findings import Inference
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer, reconsider
from advisor.engine.program import compile_rulebase
from tests.engine import fixpoint
from tests.engine.random_bases import random_base, random_choices, random_priority, random_profile


def differences(found: Inference, expected: fixpoint.Outcome) -> list[str]:
    """What engine and oracle say differently of a profile."""
    pairs = {
        "firings": (_firings(found), expected.firings),
        "facts": (_derived(found), expected.facts),
        "decisions": (_decisions(found), expected.decisions),
        "recommended": (_recommended(found), expected.recommended),
    }
    return [
        f"{name}: the engine says {said}, the oracle {meant}" for name, (said, meant) in pairs.items() if said != meant
    ]


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


def _recommended(run: Inference) -> dict[str, str | None]:
    return {name: option.id if option else None for name, option in run.chosen.items()}


def check(seed: int, profiles: int) -> None:
    base = random_base(seed)
    program = compile_rulebase(base)
    for key in range(1_000 * seed, 1_000 * seed + profiles):
        profile, priority = random_profile(base, key), random_priority(key)
        run = infer(program, gather_facts(profile, base), priority)
        found = differences(run, fixpoint.run(base, profile, priority))
        assert not found, f"base {seed}, profile {key}:\n" + "\n".join(found)
        fixed = random_choices(base, key)
        found = differences(reconsider(run, fixed, priority), fixpoint.run(base, profile, priority, fixed))
        assert not found, f"base {seed}, profile {key} with {fixed}:\n" + "\n".join(found)


@pytest.mark.parametrize("seed", range(12))
def test_the_engine_says_what_the_oracle_says(seed: int) -> None:
    check(seed, profiles=2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12, 180))
def test_the_engine_says_what_the_oracle_says_of_many(seed: int) -> None:
    check(seed, profiles=3)
