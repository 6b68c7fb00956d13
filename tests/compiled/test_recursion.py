"""Derived facts that derive each other: the compiled reader reaches the same end as chaining does."""

import pytest

from advisor.compiled.evaluator import Compiled
from advisor.compiled.words import LIKELY
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import compile_rulebase
from advisor.model.condition import All, Any, Comparison, Test
from advisor.model.fact import DerivedFact
from tests.engine.bases import base_of, is_, profile_of, question, rule

SCALE = ("low", "middle", "high")
BASE = base_of(
    [question(name, "bool") for name in ("p", "q", "r")],
    [DerivedFact(id=name, order=0, meaning=".") for name in ("d", "e", "f")]
    + [DerivedFact(id="level", order=3, type="one", values=SCALE, meaning=".")],
    rules=[
        rule("start", is_("p"), {"derive": "d"}),
        rule("on", is_("d"), {"derive": "e"}),
        rule("back", All((is_("e"), is_("q"))), {"derive": "f"}),
        rule("round", Any((is_("f"), is_("r"))), {"derive": "d"}),
        rule("rise", is_("f"), {"derive": {"level": "middle"}}),
        rule("risen", Test("level", Comparison.IN, frozenset({"middle", "high"})), {"derive": {"level": "high"}}),
        rule("end", is_("level", "high"), {"warn": "storm"}),
    ],
)


@pytest.mark.parametrize("p", [True, False, None])
@pytest.mark.parametrize("q", [True, False, None])
@pytest.mark.parametrize("r", [True, False, None])
def test_facts_in_a_circle_end_where_chaining_ends(p: bool | None, q: bool | None, r: bool | None) -> None:
    answers = {name: value for name, value in (("p", p), ("q", q), ("r", r)) if value is not None}
    program, profile = compile_rulebase(BASE), profile_of(**answers)
    run = infer(program, gather_facts(profile, BASE))
    found = Compiled(program).one(profile)
    likely = {name for name, word in found.rules.items() if word & LIKELY}
    possible = {name for name, word in found.rules.items() if word}
    assert likely == {rule.id for rule, certainty in run.fired() if certainty != "possible"}
    assert possible == {rule.id for rule, _ in run.fired()}


def test_a_circle_does_not_start_by_itself() -> None:
    found = Compiled(compile_rulebase(BASE)).one(profile_of(p=False, q=True, r=False))
    assert not any(found.rules.values())
