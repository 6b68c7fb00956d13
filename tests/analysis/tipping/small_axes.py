"""A small rule base in which tipping points can be worked out by hand."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from advisor.analysis.tipping.tipping import AxisTipping, TippingPoint, tipping_points
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import Condition
from advisor.model.decision import Option
from advisor.model.fact import ComputedFact, FactType, Kind
from advisor.model.factor import Factor
from advisor.model.profile import Profile
from advisor.model.question import Question
from advisor.model.rule import Rule
from advisor.model.rulebase import Constraint, RuleBase
from tests.engine.bases import base_of, decision, option, question, rule

PLAIN, BIG, ODD = (option("store", name, order) for order, name in enumerate(("plain", "big", "odd")))

QUESTIONS = (
    question("load", "number"),
    question("users", "count"),
    question("share", "share"),
    question("team", "count"),
    question("push", "bool"),
    question("place", "one", ("here", "cloud", "edge")),
    question("skills", "many", ("java", "python", "go")),
)


def favour(name: str, when: Condition, chosen: str = "big", strength: int = 1) -> Rule:
    """A rule that speaks for one option of the store; without any, `plain` is recommended."""
    return rule(name, when, {"favour": {"store": [chosen]}, "criterion": "speed", "strength": strength})


def veto(name: str, when: Condition, *options: str) -> Rule:
    """A rule that rules options out."""
    return rule(name, when, {"veto": {"store": list(options)}, "reason": "."})


def small_program(
    *rules: Rule,
    questions: Iterable[Question] = QUESTIONS,
    options: Iterable[Option] = (PLAIN, BIG, ODD),
    when: Condition | None = None,
    computed: Iterable[ComputedFact] = (),
    factors: Iterable[Factor] = (),
    constraints: Iterable[Constraint] = (),
) -> Program:
    """A program that takes one decision, `store`."""
    taken = decision("store", 0) if when is None else decision("store", 0, when)
    base: RuleBase = base_of(questions, (), (taken,), options, rules)
    facts = {fact.id: fact for fact in computed}
    types = {name: FactType(kind=Kind.NUMBER, unit=fact.unit) for name, fact in facts.items()}
    return compile_rulebase(
        replace(
            base,
            computed=facts,
            factors={factor.id: factor for factor in factors},
            constraints=tuple(constraints),
            fact_types={**types, **base.fact_types},
        )
    )


def computed(name: str, *formulae: str) -> ComputedFact:
    """A fact that formulae compute."""
    return ComputedFact(id=name, order=0, unit="", meaning=".", formulae=formulae)


def axis(program: Program, profile: Profile, name: str) -> AxisTipping:
    """The axis of one question."""
    (found,) = tipping_points(program, profile, (name,))
    return found


def stretches(found: AxisTipping) -> list[tuple[Any, ...]]:
    """Outcome, ends, and whether they are included, of every stretch."""
    return [
        (stretch.outcome, stretch.low, stretch.high, stretch.low_included, stretch.high_included)
        for stretch in found.stretches["store"]
    ]


def told(points: Iterable[TippingPoint]) -> list[tuple[Any, ...]]:
    """What each tipping point says."""
    return [(point.before, point.after, point.holds, point.at) for point in points]
