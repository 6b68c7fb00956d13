"""Mutants of conclusions."""

from typing import Any

import pytest

from advisor.authoring.mutation.conclusions import conclusion_mutants
from advisor.model.condition import ALWAYS
from advisor.model.fact import DerivedFact
from tests.engine.bases import base_of, decision, option, rule

BASE = base_of(
    derived=[
        DerivedFact(id="load", order=1, type="one", values=("light", "heavy", "extreme"), meaning="."),
        DerivedFact(id="d", order=2, meaning="."),
    ],
    decisions=[decision("x", 1)],
    options=[option("x", "a", 1), option("x", "b", 2)],
)


def changes(conclusion: dict[str, Any]) -> list[str]:
    return [mutant.change for mutant in conclusion_mutants(rule("r", ALWAYS, conclusion), BASE)]


@pytest.mark.parametrize(
    ("conclusion", "expected"),
    [
        (
            {"favour": {"x": ["a", "b"]}, "criterion": "speed", "strength": 1},
            [
                "`favour` x a, b on speed is dropped",
                "`favour` x a, b on speed becomes disfavour",
                "the strength of `favour` x a, b on speed becomes 2",
                "`a` is dropped from `favour` x a, b on speed",
                "`b` is dropped from `favour` x a, b on speed",
            ],
        ),
        (
            {"disfavour": {"x": ["a"]}, "criterion": "cost", "strength": 2},
            [
                "`disfavour` x a on cost is dropped",
                "`disfavour` x a on cost becomes favour",
                "the strength of `disfavour` x a on cost becomes 1",
                "the strength of `disfavour` x a on cost becomes 3",
            ],
        ),
        ({"veto": {"x": ["a"]}, "reason": "No."}, ["`veto` x a is dropped"]),
        ({"weigh": {"speed": 2}}, ["`weigh` speed × 2 is dropped", "`weigh` speed × 2 becomes × 3"]),
        ({"recommend": "caching"}, ["`recommend` caching is dropped"]),
        ({"warn": "storm"}, ["`warn` of storm is dropped"]),
        ({"derive": "d"}, ["`derive` d is dropped"]),
        (
            {"derive": {"load": "heavy"}},
            [
                "`derive` load = heavy is dropped",
                "`derive` load = heavy becomes `light`",
                "`derive` load = heavy becomes `extreme`",
            ],
        ),
        (
            {"require": ["one", "two"]},
            [
                "`require` one, two is dropped",
                "`one` is dropped from `require` one, two",
                "`two` is dropped from `require` one, two",
            ],
        ),
        ({"require": {"regime": "gdpr"}}, ["`require` all of gdpr is dropped"]),
    ],
)
def test_a_conclusion_is_changed_in_every_small_way(conclusion: dict[str, Any], expected: list[str]) -> None:
    assert changes(conclusion) == expected
