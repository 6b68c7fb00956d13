"""The examples as an oracle: what is told from one run is what assessing with a really changed rule base shows."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advisor import load_profile, load_rulebase
from advisor.authoring.cases.outcomes import outcome_of
from advisor.authoring.mutation.conclusions import conclusion_mutants
from advisor.authoring.mutation.examples import examples_of
from advisor.authoring.mutation.mutants import ConclusionMutant
from advisor.compiled.foretelling import foretell
from advisor.engine.assess import assess
from advisor.engine.program import Program, compile_rulebase
from advisor.model.profile import Profile

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module")
def small() -> Program:
    return load_rulebase(FIXTURES / "rules_small")


@pytest.fixture(scope="module")
def profiles(small: Program) -> list[Profile]:
    told = [FIXTURES / f"profiles_small/{name}.yaml" for name in ("barely-told", "chat", "out-of-scope")]
    built = [
        {"profile": "crowd", "answers": {"realtime": True, "concurrent_connections": 600_000, "peak_rps": 2000}},
        {"profile": "nobody", "answers": {}},
    ]
    return [load_profile(source, small) for source in (*told, *built)]


def changed(program: Program, mutant: ConclusionMutant) -> Program:
    rule = program.base.rules[mutant.rule]
    then = [*rule.then[: mutant.place], mutant.conclusion, *rule.then[mutant.place + 1 :]]
    kept = tuple(conclusion for conclusion in then if conclusion is not None)
    rules = {**program.base.rules, rule.id: rule.model_copy(update={"then": kept})}
    return compile_rulebase(replace(program.base, rules=rules))


def outcome(program: Program, profile: Profile) -> Any:
    return outcome_of(assess(program, profile, foretell=foretell(program, profile, profile.priority)))


@pytest.mark.slow
def test_a_fault_is_noticed_exactly_where_the_outcome_of_an_example_differs(
    small: Program, profiles: list[Profile]
) -> None:
    before = {profile.name: outcome(small, profile) for profile in profiles}
    noticed = 0
    for rule in small.rules:
        for mutant in conclusion_mutants(rule, small.base):
            mutated = changed(small, mutant)
            differing = {profile.name for profile in profiles if outcome(mutated, profile) != before[profile.name]}
            seen = {
                example.name
                for example in examples_of(small, profiles)
                if example.notices(rule, mutant.place, mutant.conclusion)
            }
            assert seen == differing, mutant.change
            noticed += bool(seen)
    assert noticed


def test_an_example_beyond_the_advisors_field_notices_nothing(small: Program, profiles: list[Profile]) -> None:
    assert "out-of-scope" not in {example.name for example in examples_of(small, profiles)}
