"""A rule base grown by copies stays one that the engine takes, and its copies are rules of their own."""

from collections import Counter

import pytest

from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import Test
from advisor.model.condition import tests_of as every_test_of
from advisor.model.rule import Rule, Weigh
from advisor.model.rulebase import RuleBase
from benchmarks.growth import times


@pytest.fixture(scope="module")
def shipped(shipped: Program) -> RuleBase:
    return shipped.base


@pytest.fixture(scope="module")
def grown(shipped: RuleBase) -> RuleBase:
    return times(shipped, 3)


def test_every_rule_stays_and_gets_copies_with_ids_and_orders_of_their_own(shipped: RuleBase, grown: RuleBase) -> None:
    assert len(grown.rules) == 3 * len(shipped.rules)
    assert all(grown.rules[name] == rule for name, rule in shipped.rules.items())
    assert all(name == rule.id for name, rule in grown.rules.items())
    assert len({rule.order for rule in grown.rules.values()}) == len(grown.rules)


def test_a_grown_rule_base_compiles(grown: RuleBase) -> None:
    assert len(compile_rulebase(grown).rules) == len(grown.rules)


def test_hardly_a_copy_says_just_what_another_rule_says(shipped: RuleBase, grown: RuleBase) -> None:
    conditions = Counter(rule.when for rule in grown.rules.values())
    copies = [rule for name, rule in grown.rules.items() if name not in shipped.rules]
    assert sum(conditions[rule.when] > 1 for rule in copies) < 0.1 * len(copies)


def test_thresholds_move_within_the_bounds_of_their_fact(shipped: RuleBase, grown: RuleBase) -> None:
    moved = 0
    for name, rule in grown.rules.items():
        for test in numeric(rule):
            kind = grown.fact_types.get(test.fact)
            assert kind is None or kind.minimum <= test.operand <= kind.maximum
            assert test.uncertain is None or test.uncertain[0] <= test.operand <= test.uncertain[1]
            moved += name not in shipped.rules
    assert moved > 500


def test_what_copies_weigh_shares_an_argument_and_what_they_favour_does_not(grown: RuleBase) -> None:
    weighing = [rule for rule in grown.rules.values() if any(isinstance(item, Weigh) for item in rule.then)]
    assert weighing
    for rule in weighing:
        original = grown.rules[rule.id.split("--")[0]]
        assert arguments(rule, "weigh") == arguments(original, "weigh")
    copy = next(rule for rule in grown.rules.values() if "--2" in rule.id and arguments(rule, "favour"))
    assert arguments(copy, "favour").isdisjoint(arguments(grown.rules[copy.id.removesuffix("--2")], "favour"))


def test_the_same_seed_grows_the_same_rules(shipped: RuleBase, grown: RuleBase) -> None:
    assert times(shipped, 3).rules == grown.rules
    assert times(shipped, 3, seed=2).rules != grown.rules
    assert times(shipped, 1).rules == shipped.rules


def arguments(rule: Rule, kind: str) -> set[str]:
    return {item.argument or rule.id for item in rule.then if hasattr(item, kind)}


def numeric(rule: Rule) -> list[Test]:
    return [
        test
        for test in every_test_of(rule.when)
        if isinstance(test.operand, int | float) and not isinstance(test.operand, bool)
    ]
