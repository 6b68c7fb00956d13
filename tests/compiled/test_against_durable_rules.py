"""The compiled reader against durable-rules: the same firings, derived facts, vetoes, scores and rankings."""

from typing import Any

import numpy as np
import pytest

from advisor.api import example_profiles, load_profile
from advisor.compiled.evaluator import Compiled, compiled
from advisor.compiled.results import Many, One
from advisor.compiled.words import SURETIES
from advisor.engine.findings import Inference
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.engine.surety import Surety
from advisor.model.profile import Profile
from tests.engine.random_bases import random_base, random_choices, random_priority, random_profile

PROFILES_EACH = 12


def said_by_durable_rules(run: Inference) -> dict[str, Any]:
    base = run.program.base
    early = {rule.id for rule in run.program.early_rules}  # sized rules fire after all that is compiled
    return {
        "fired": {rule: surety for rule, surety in sorted(run.session.fired.items()) if rule in early},
        "derived": {
            name: tuple(
                frozenset(view.knowledge[name].values.values)  # type: ignore[union-attr, arg-type]
                for view in (run.facts.certain, run.facts.likely)
            )
            for name in base.derived
        },
        "decisions": {
            name: [(standing.option.id, standing.status, standing.score) for standing in ranking.standings]
            for name, ranking in run.rankings.items()
        },
        "possible": {name: {option.id for option in ranking.possible} for name, ranking in run.rankings.items()},
    }


def said_by_one(reader: Compiled, found: One) -> dict[str, Any]:
    taken = {name: decision for name, decision in found.decisions.items() if decision.applies & 4}
    return {
        "fired": fired(found.rules),
        "derived": {name: values(reader, name, words) for name, words in found.derived.items()},
        "decisions": {
            name: [
                (reader.tables[name].names[place], decision.statuses[place], decision.scores[place])
                for place in decision.order()
            ]
            for name, decision in taken.items()
            if decision.scores
        },
        "possible": {
            name: {
                option
                for option, possible in zip(reader.tables[name].names, decision.possible, strict=True)
                if possible
            }
            for name, decision in taken.items()
            if decision.scores
        },
    }


def said_by_many(reader: Compiled, found: Many, row: int) -> dict[str, Any]:
    def at(word: Any) -> int:
        return int(word if isinstance(word, int) else word[row])

    taken = {name: decision for name, decision in found.decisions.items() if decision.applies[row] & 4}
    places = {0: ("eligible", "possibly_vetoed"), 1: ("likely_vetoed",), 2: ("vetoed",)}
    return {
        "fired": fired({name: at(word) for name, word in found.rules.items()}),
        "derived": {
            name: values(reader, name, tuple(at(word) for word in words)) for name, words in found.derived.items()
        },
        "decisions": {
            name: [
                (
                    reader.tables[name].names[place],
                    places[int(decision.places[row, place])],
                    int(decision.scores[row, place]),
                )
                for place in decision.order()[row]
            ]
            for name, decision in taken.items()
            if decision.scores.shape[1]
        },
        "possible": {
            name: {
                option
                for option, possible in zip(reader.tables[name].names, decision.possible[row], strict=True)
                if possible
            }
            for name, decision in taken.items()
            if decision.scores.shape[1] and decision.possible is not None
        },
    }


def fired(words: dict[str, int]) -> dict[str, Surety]:
    return {name: surety for name, word in sorted(words.items()) if (surety := SURETIES[word]) is not None}


def values(reader: Compiled, name: str, words: tuple[int, ...]) -> tuple[frozenset[Any], frozenset[Any]]:
    scale = tuple(reversed(reader.program.base.derived[name].scale))
    return tuple(  # type: ignore[return-value]
        frozenset(value for value, word in zip(scale, words, strict=False) if word & bit) for bit in (2, 8)
    )


def differences(found: dict[str, Any], expected: dict[str, Any], where: str) -> list[str]:
    return [
        f"{where}, {name}: {found[name]} instead of {said}"
        for name, said in expected.items()
        if not same(found[name], said)
    ]


def same(found: Any, expected: Any) -> bool:
    """Equal; a status that arrays do not tell apart is among those that it may be."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return found.keys() == expected.keys() and all(same(found[name], expected[name]) for name in expected)
    if isinstance(found, list):
        return len(found) == len(expected) and all(
            one == two or (one[0] == two[0] and one[2] == two[2] and isinstance(one[1], tuple) and two[1] in one[1])
            for one, two in zip(found, expected, strict=True)
        )
    return bool(found == expected)


def check(program: Program, profiles: list[tuple[Profile, tuple[str, ...], dict[str, str]]], where: str) -> None:
    reader = compiled(program)
    orders = {id(profile): priority for profile, priority, _ in profiles}
    (together,) = reader.many([profile for profile, _, _ in profiles], lambda profile: orders[id(profile)])
    for row, (profile, priority, fixed) in enumerate(profiles):
        facts = gather_facts(profile, program.base)
        expected = said_by_durable_rules(infer(program, facts, priority))
        found = differences(said_by_one(reader, reader.one(profile, priority)), expected, f"{where}.{row} alone")
        found += differences(said_by_many(reader, together, row), expected, f"{where}.{row} among many")
        if fixed:
            expected = said_by_durable_rules(infer(program, facts, priority, fixed))
            found += differences(
                said_by_one(reader, reader.one(profile, priority, fixed)),
                expected,
                f"{where}.{row} with {fixed}",
            )
        assert not found, "\n".join(found)


@pytest.mark.parametrize("seed", [*range(20), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(20, 180))])
def test_both_readers_say_the_same_of_random_rule_bases(seed: int) -> None:
    base = random_base(seed)
    keys = range(1_000 * seed, 1_000 * seed + PROFILES_EACH)
    profiles = [
        (random_profile(base, key), random_priority(key), random_choices(base, key) if key % 3 == 0 else {})
        for key in keys
    ]
    check(compile_rulebase(base), profiles, f"base {seed}")


def test_both_readers_say_the_same_of_every_example(shipped: Program) -> None:
    profiles = [load_profile(path, shipped) for path in example_profiles()]
    priorities = [
        profile.answers["criteria_priority"].sequence if "criteria_priority" in profile.answers else ()
        for profile in profiles
    ]
    check(
        shipped, [(profile, priority, {}) for profile, priority in zip(profiles, priorities, strict=True)], "examples"
    )


def test_chunks_give_what_one_batch_gives(shipped: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles = [load_profile(path, shipped) for path in example_profiles()]
    reader = compiled(shipped)
    (whole,) = reader.many(profiles)
    monkeypatch.setattr("advisor.compiled.evaluator.CHUNK", 3)
    parts = list(reader.many(profiles))
    assert [part.count for part in parts] == [min(3, len(profiles) - start) for start in range(0, len(profiles), 3)]
    for name, taken in whole.decisions.items():
        assert np.array_equal(taken.scores, np.concatenate([part.decisions[name].scores for part in parts]))
