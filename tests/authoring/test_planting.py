"""What is wrong with a rule base is found, all of it, and nothing is found where nothing is wrong."""

import pytest

from advisor.authoring.checks.registry import CHECKS
from advisor.authoring.subject import Subject
from advisor.engine.program import compile_rulebase
from advisor.model.rulebase import RuleBase
from tests.authoring.planting import planted, sound_base

LOGIC = [check for check in CHECKS if {"rule_logic", "set_logic"} & set(check.find.__module__.split("."))]
SEEDS = range(3)


def spotted(base: RuleBase, focus: tuple[str, ...] | None = None) -> set[tuple[str, str]]:
    """Kind and item of everything that the checks of logic find."""
    subject = Subject(compile_rulebase(base), focus)
    return {(check.kind.id, found.item[1]) for check in LOGIC for found in check.find(subject)}


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_found_in_a_sound_base(seed: int) -> None:
    assert spotted(sound_base(60, seed)) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_fault_is_found_where_it_was_planted_and_nothing_of_another_kind(seed: int) -> None:
    for fault in planted(sound_base(40, seed), seed):
        found = spotted(fault.base)
        assert (fault.kind, fault.item) in found
        assert {kind for kind, _ in found} == {fault.kind}


def test_a_fault_of_one_rule_is_found_with_that_rule_alone_in_focus() -> None:
    for fault in planted(sound_base(40, 99), 99):
        if fault.item in fault.base.rules:
            assert (fault.kind, fault.item) in spotted(fault.base, (fault.item,)), fault.kind


def test_a_fault_of_every_kind_of_logic_is_planted() -> None:
    kinds = {fault.kind for fault in planted(sound_base(40, 1), 1)}
    assert {check.kind.id for check in LOGIC} - kinds == {"idle-gap"}
