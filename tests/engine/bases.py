"""Small rule bases and profiles built in Python, for tests that need no files."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from advisor.model.advice import Practice, Risk
from advisor.model.condition import ALWAYS, Comparison, Condition, Operand, Test
from advisor.model.decision import Attribute, Criterion, Decision, Option
from advisor.model.fact import DerivedFact, FactType, Kind
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer, Profile
from advisor.model.question import Choice as QuestionChoice
from advisor.model.question import Question
from advisor.model.rule import Cases, Rule
from advisor.model.rulebase import Pack, RuleBase

CRITERIA = {"speed": 5, "cost": 3, "safety": 2}


def compare(fact: str, comparison: str, operand: Operand) -> Test:
    """One comparison."""
    return Test(fact, Comparison(comparison), operand)


def is_(fact: str, value: Operand = True) -> Test:
    """The comparison that a bare value in YAML states."""
    return Test(fact, Comparison.IS, value)


def question(name: str, kind: str, choices: Iterable[str] = (), **more: Any) -> Question:
    """A question whose words matter to nobody."""
    offered = tuple(QuestionChoice(id=choice, label=choice) for choice in choices)
    return Question(id=name, order=0, ask="?", why=".", type=Kind(kind), choices=offered, **more)


def rule(name: str, when: Condition, *then: dict[str, Any], order: int = 0, **more: Any) -> Rule:
    """A rule whose words matter to nobody; conclusions are written as in YAML."""
    return Rule.model_validate(
        {
            "id": name,
            "order": order,
            "title": name,
            "when": when,
            "then": then,
            "because": "So it is.",
            "evidence": ("source",),
            "limits": ".",
            "cases": Cases(),
            **more,
        }
    )


def option(decision: str, name: str, order: int, **more: Any) -> Option:
    """An option of a decision."""
    return Option(id=name, order=order, decision=decision, name=name, **more)


def decision(name: str, order: int, when: Condition = ALWAYS, **attributes: Attribute) -> Decision:
    """A decision judged by all criteria of the base."""
    return Decision(
        id=name, order=order, title=name, question="?", when=when, criteria=tuple(CRITERIA), attributes=attributes
    )


def attribute(kind: str) -> Attribute:
    """An attribute that options state."""
    return Attribute.model_validate({"type": kind, "meaning": "."})


def base_of(
    questions: Iterable[Question] = (),
    derived: Iterable[DerivedFact] = (),
    decisions: Iterable[Decision] = (),
    options: Iterable[Option] = (),
    rules: Iterable[Rule] = (),
    risks: Iterable[str] = ("storm",),
    practices: Iterable[str] = ("caching",),
) -> RuleBase:
    """A rule base of these items, with the risks, practices and criteria that they may name."""
    asked = {item.id: item for item in questions}
    facts = {item.id: item for item in derived}
    taken = {item.id: item for item in decisions}
    by_decision: dict[str, dict[str, Option]] = {name: {} for name in taken}
    for item in options:
        by_decision[item.decision][item.id] = item
    types = {name: item.fact_type for name, item in (*asked.items(), *facts.items())}
    for name, item in taken.items():
        types[f"chosen.{name}"] = FactType(kind=Kind.ONE, choices=tuple(by_decision[name]))
        types |= {f"chosen.{name}.{key}": value.fact_type for key, value in item.attributes.items()}
    return RuleBase(
        pack=Pack(name="small", version="1", language=1, snapshot=date(2026, 11, 23), licence="none"),
        sha256="0" * 64,
        criteria={
            name: Criterion(id=name, order=order, title=name, weight=weight, meaning=".")
            for order, (name, weight) in enumerate(CRITERIA.items())
        },
        decisions=taken,
        sections=(),
        questions=asked,
        options=by_decision,
        derived=facts,
        computed={},
        factors={},
        constraints=(),
        practices={
            name: Practice(id=name, order=order, title=name, evidence=("source",))
            for order, name in enumerate(practices)
        },
        risks={name: Risk(id=name, order=order, title=name, evidence=("source",)) for order, name in enumerate(risks)},
        regimes={},
        evidence={},
        rules={item.id: item for item in rules},
        fact_types=types,
    )


def profile_of(**answers: Answer | Any) -> Profile:
    """A profile of answers: plain values as they are, lists as complete lists, None as not applicable."""
    return Profile(
        "small", {name: value if isinstance(value, Answer) else answer(value) for name, value in answers.items()}, ""
    )


def answer(value: Any) -> Answer:
    """An exact answer."""
    if value is None:
        return Answer(NOT_APPLICABLE, reason="it is not")
    if isinstance(value, list):
        return Answer(Knowledge(Subset.exactly(frozenset(value))), sequence=tuple(value))
    if isinstance(value, dict):
        return Answer(Knowledge(Subset.exactly(frozenset(value))), detail=value)
    if isinstance(value, bool | str):
        return Answer(Knowledge(Choice(frozenset({value}))))
    return Answer(Knowledge(Interval(value, value)))


def between(low: float, high: float, best: float) -> Answer:
    """A range."""
    return Answer(Knowledge(Interval(low, high)), best=best)


def one_of(*values: Any) -> Answer:
    """One of several words, or of several whole lists."""
    if isinstance(values[0], list):
        return Answer(Knowledge(Subset.among(tuple(frozenset(value) for value in values))))
    return Answer(Knowledge(Choice(frozenset(values))))


def at_least(words: Iterable[str], choices: Iterable[str]) -> Answer:
    """A list of which only a part is told."""
    return Answer(Knowledge(Subset(frozenset(words), frozenset(choices))), partial=True)
