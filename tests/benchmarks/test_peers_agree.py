"""The engines that ours is compared with fire the same rules: only then do their times mean anything."""

from importlib import import_module
from types import ModuleType

import pytest

from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import ALWAYS, All, Any, Comparison, Condition, Not, Test
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from benchmarks.generated import Answers, generated_answers, generated_base, profile_of
from benchmarks.peers.layers import UntranslatableError

LIBRARIES = {
    "clips_rules": "clips",
    "zen_expressions": "zen",
    "zen_graph": "zen",
    "rule_engine_rules": "rule_engine",
}


@pytest.fixture(params=LIBRARIES)
def peer(request: pytest.FixtureRequest) -> ModuleType:
    pytest.importorskip(LIBRARIES[request.param])
    return import_module(f"benchmarks.peers.{request.param}")


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_peer_fires_the_same_rules_as_durable_rules(peer: ModuleType, seed: int) -> None:
    base = generated_base(200, seed)
    program = compile_rulebase(base)
    prepared = peer.prepare(base)
    for answers in generated_answers(base, 100, seed):
        assert prepared.assess(answers) == fired(program, answers)


def test_a_peer_agrees_on_conditions_that_mix_answers_and_derived_facts(peer: ModuleType) -> None:
    base = generated_base(120)
    switch, level = Test("switch10", Comparison.IS, True), Test("level7", Comparison.IN, frozenset({"high", "extreme"}))
    answer, number = Test("bool3", Comparison.IS, False), Test("number2", Comparison.MORE_THAN, 100.0)
    words = Test("many1", Comparison.INCLUDES_ALL, frozenset({"red", "blue"}))
    conditions: tuple[Condition, ...] = (
        ALWAYS,
        Any(()),
        Any((switch, answer)),
        Any((All((switch, number)), Not(level), words)),
        Not(Any((level, All((answer, words))))),
        Not(All((switch, Not(number)))),
        All((number, Test("number2", Comparison.AT_MOST, 1000.0), Not(Test("number2", Comparison.IS, 500.0)))),
        All((Any((words, answer)), Any((switch, level)))),
    )
    add(base, conditions)
    program = compile_rulebase(base)
    prepared = peer.prepare(base)
    seen: set[str] = set()
    for answers in generated_answers(base, 100):
        rules = prepared.assess(answers)
        assert rules == fired(program, answers)
        seen |= rules
    assert {f"added-{number}" for number in range(len(conditions))} - seen == {"added-1"}


def test_a_peer_refuses_what_it_cannot_say(peer: ModuleType) -> None:
    base = generated_base(50)
    add(base, (Test("chosen.framework", Comparison.IS, "framework-0"),))
    with pytest.raises(UntranslatableError):
        peer.prepare(base)


def test_generated_rules_chain_and_do_not_all_fire() -> None:
    base = generated_base(200)
    program = compile_rulebase(base)
    counts = [len(fired(program, answers)) for answers in generated_answers(base, 50)]
    assert 20 < sum(counts) / len(counts) < 80
    assert max(program.strata.derived.values()) >= 2


def test_the_same_seed_generates_the_same_rules_and_answers() -> None:
    first, second, other = generated_base(60), generated_base(60), generated_base(60, seed=2)
    assert first == second
    assert first.rules != other.rules
    assert generated_answers(first, 5) == generated_answers(second, 5)


def add(base: RuleBase, conditions: tuple[Condition, ...]) -> None:
    """Rules with these conditions, and conclusions like the last rule's."""
    pattern = tuple(base.rules.values())[-1]
    for number, when in enumerate(conditions):
        rule: Rule = pattern.model_copy(update={"id": f"added-{number}", "order": 1000 + number, "when": when})
        base.rules[rule.id] = rule


def fired(program: Program, answers: Answers) -> set[str]:
    """The rules that fire certainly or likely, by durable-rules."""
    run = infer(program, gather_facts(profile_of(answers), program.base))
    return {rule.id for rule, certainty in run.fired() if certainty in ("certain", "likely")}
