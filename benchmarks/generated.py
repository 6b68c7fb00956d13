"""Rule bases of any size and exact answers to their questions, each the same for the same seed.

Their proportions are those of the shipped rule base: about a quarter of the rules fire, a third read derived facts,
conditions have one to five tests. Derived facts stand in four layers, each read by the next.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from math import exp, log
from random import Random
from typing import Any as Anything

from advisor.model.condition import All, Any, Comparison, Condition, Not, Operand, Test
from advisor.model.decision import Attribute, Criterion, Decision, Option
from advisor.model.fact import DerivedFact, FactType, Kind
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from advisor.model.rule import Cases, Rule
from advisor.model.rulebase import Pack, RuleBase

QUESTIONS = {"bool": 20, "one": 14, "number": 16, "many": 10}
WORDS = ("red", "green", "blue", "yellow", "black")
LEVELS = ("low", "middle", "high", "extreme")
LAYERS, FACTS_IN_LAYER = 4, 5
DECISIONS = {"framework": 8, "architecture": 6}
CRITERIA = {"speed": 5, "cost": 3, "safety": 2, "skills": 4, "change": 3, "operations": 2}
HIGHEST = 10_000.0

Answers = dict[str, bool | str | float | frozenset[str]]
"""One exact value for every question."""


def generated_base(rules: int, seed: int = 1) -> RuleBase:
    """A rule base of so many rules over 60 questions, 20 derived facts and two decisions; no rule reads a choice."""
    random = Random(seed)
    derived = {item.id: item for item in (_derived_fact(number) for number in range(LAYERS * FACTS_IN_LAYER))}
    questions = {
        item.id: item
        for kind, count in QUESTIONS.items()
        for item in (_question(f"{kind}{number}", kind) for number in range(count))
    }
    options = {name: {item.id: item for item in _options(name, count, random)} for name, count in DECISIONS.items()}
    base = _base(questions, derived, options)
    # A fact that more and more rules derive would always hold: their number grows slowly.
    deriving = min(rules, 2 * len(derived) + rules // 50)
    for order in range(rules):
        if order < deriving:
            rule = _deriving_rule(order, tuple(derived.values())[order % len(derived)], random, base)
        else:
            rule = _judging_rule(order, random, base, arguments=rules // 2)
        base.rules[rule.id] = rule
    return base


def generated_answers(base: RuleBase, count: int, seed: int = 1) -> list[Answers]:
    """Exact answers of so many projects to every question; numbers are spread evenly over their logarithm."""
    random = Random(seed)
    return [{name: _value(item, random) for name, item in base.questions.items()} for _ in range(count)]


def profile_of(answers: Answers, name: str = "generated") -> Profile:
    """The profile that gives these answers; equal answers are one object, so that many profiles fit in memory."""
    return Profile(name, {question: _answer(value) for question, value in answers.items()}, "")


@lru_cache(maxsize=10_000, typed=True)
def _answer(value: bool | str | float | frozenset[str]) -> Answer:
    match value:
        case frozenset():
            return Answer(Knowledge(Subset.exactly(value)))
        case bool() | str():
            return Answer(Knowledge(Choice(frozenset({value}))))
        case _:
            return Answer(Knowledge(Interval(value, value)))


def _value(question: Question, random: Random) -> bool | str | float | frozenset[str]:
    match question.type:
        case Kind.BOOL:
            return random.random() < 0.5
        case Kind.ONE:
            return random.choice(WORDS)
        case Kind.MANY:
            return frozenset(word for word in WORDS if random.random() < 0.4)
        case _:
            return _number(random)


def _number(random: Random) -> float:
    """A number of two digits that count, as people tell them: answers meet thresholds exactly now and then."""
    return float(f"{exp(random.uniform(0, log(HIGHEST))):.1e}")


def _question(name: str, kind: str) -> Question:
    choices = tuple({"id": word, "label": word} for word in WORDS) if kind in ("one", "many") else ()
    return Question.model_validate(
        {"id": name, "order": 0, "ask": "?", "why": ".", "type": kind, "choices": choices, "maximum": HIGHEST}
    )


def _derived_fact(number: int) -> DerivedFact:
    if number % 4 == 3:
        return DerivedFact(id=f"level{number}", order=number, type="one", values=LEVELS, meaning=".")
    return DerivedFact(id=f"switch{number}", order=number, meaning=".")


def _options(decision: str, count: int, random: Random) -> Iterable[Option]:
    for order in range(count):
        attributes: dict[str, bool | float | str | tuple[str, ...]] = {
            "kind": random.choice(WORDS),
            "tags": tuple(word for word in WORDS if random.random() < 0.5),
        }
        name = f"{decision}-{order}"
        yield Option(id=name, order=order, decision=decision, name=name, attributes=attributes)


def _base(
    questions: dict[str, Question], derived: dict[str, DerivedFact], options: dict[str, dict[str, Option]]
) -> RuleBase:
    types = {name: asked.fact_type for name, asked in questions.items()}
    types |= {name: fact.fact_type for name, fact in derived.items()}
    attributes = {name: Attribute(type=kind, meaning=".", choices=WORDS) for name, kind in _ATTRIBUTES}
    for name, offered in options.items():
        types[f"chosen.{name}"] = FactType(kind=Kind.ONE, choices=tuple(offered))
        types |= {f"chosen.{name}.{key}": value.fact_type for key, value in attributes.items()}
    return RuleBase(
        pack=Pack(name="generated", version="1", language=1, snapshot=date(2026, 11, 23), licence="none"),
        sha256="0" * 64,
        criteria={
            name: Criterion(id=name, order=order, title=name, weight=weight, meaning=".")
            for order, (name, weight) in enumerate(CRITERIA.items())
        },
        decisions={
            name: Decision(
                id=name, order=order, title=name, question="?", criteria=tuple(CRITERIA), attributes=attributes
            )
            for order, name in enumerate(DECISIONS)
        },
        sections=(),
        questions=questions,
        options=options,
        derived=derived,
        computed={},
        factors={},
        constraints=(),
        practices={},
        risks={},
        regimes={},
        evidence={},
        rules={},
        fact_types=types,
    )


_ATTRIBUTES: tuple[tuple[str, Anything], ...] = (("kind", "one"), ("tags", "many"))


def _deriving_rule(order: int, fact: DerivedFact, random: Random, base: RuleBase) -> Rule:
    """Three tests; above the lowest layer, the first is of a fact one layer below."""
    layer = fact.order // FACTS_IN_LAYER
    below = [item for item in base.derived.values() if item.order // FACTS_IN_LAYER == layer - 1]
    first = [_test_of_fact(random.choice(below), random)] if below else []
    tests = [*first, *_tests(random.sample(tuple(base.questions.values()), 3 - len(first)), random)]
    value = random.choice(LEVELS[1:]) if fact.type == "one" else True
    return _rule(order, _joined(tests, random), [{"derive": {fact.id: value}}])


def _judging_rule(order: int, random: Random, base: RuleBase, arguments: int) -> Rule:
    veto = random.random() < 0.04
    # Narrow vetoes: otherwise thousands of rules would leave no option.
    size = 5 if veto else random.choice((1, 1, 1, 2, 2, 3, 4))
    tests: list[Condition] = []
    if random.random() < 0.33:
        tests.append(_test_of_fact(random.choice(tuple(base.derived.values())), random))
    tests += _tests(random.sample(tuple(base.questions.values()), size - len(tests)), random)
    then = (
        [_veto(random, base)] if veto else [_points(random, base, arguments) for _ in range(random.choice((1, 1, 2)))]
    )
    return _rule(order, _joined(tests, random), then)


def _rule(order: int, when: Condition, then: list[dict[str, Anything]]) -> Rule:
    return Rule.model_validate(
        {
            "id": f"rule-{order}",
            "order": order,
            "title": f"Rule {order}",
            "when": when,
            "then": then,
            "because": "So it is.",
            "evidence": ("source",),
            "limits": ".",
            "cases": Cases(),
        }
    )


def _joined(tests: list[Condition], random: Random) -> Condition:
    """All of the tests, now and then one negated or the last two joined by `or`."""
    parts = list(tests)
    if len(parts) > 2 and random.random() < 0.25:
        parts[-2:] = [Any(tuple(parts[-2:]))]
    if random.random() < 0.1:
        place = random.randrange(len(parts))
        parts[place] = Not(parts[place])
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _test_of_fact(fact: DerivedFact, random: Random) -> Condition:
    test = Test(fact.id, Comparison.IS, True)
    if fact.type == "one":
        test = Test(fact.id, Comparison.IN, frozenset(LEVELS[random.randint(1, len(LEVELS) - 1) :]))
    return Not(test) if random.random() < 0.15 else test


def _tests(questions: list[Question], random: Random) -> list[Condition]:
    return [_test(question, random) for question in questions]


def _test(question: Question, random: Random) -> Test:
    operand: Operand
    match question.type:
        case Kind.BOOL:
            comparison, operand = "is", random.random() < 0.5
        case Kind.ONE if random.random() < 0.4:
            comparison, operand = "is", random.choice(WORDS)
        case Kind.ONE:
            comparison, operand = "in", frozenset(random.sample(WORDS, random.randint(2, 3)))
        case Kind.MANY:
            comparison = random.choice(("includes", "includes_any", "includes_any", "includes_all"))
            words = random.sample(WORDS, 1 if comparison == "includes" else 2)
            operand = words[0] if comparison == "includes" else frozenset(words)
        case _:
            comparison, operand = (
                random.choice(("at_least", "at_least", "at_most", "more_than", "less_than")),
                _number(random),
            )
    return Test(question.id, Comparison(comparison), operand)


def _veto(random: Random, base: RuleBase) -> dict[str, Anything]:
    decision = random.choice(tuple(base.options))
    return {"veto": {decision: [random.choice(tuple(base.options[decision]))]}, "reason": "It cannot be."}


def _points(random: Random, base: RuleBase, arguments: int) -> dict[str, Anything]:
    decision = random.choice(tuple(base.options))
    selectors: tuple[Anything, ...] = (
        random.sample(tuple(base.options[decision]), random.randint(1, 2)),
        {"kind": random.choice(WORDS)},
        {"tags": random.choice(WORDS)},
        {"tags": {"fact": f"many{random.randrange(QUESTIONS['many'])}"}},
    )
    argument = {"argument": f"argument-{random.randrange(arguments)}"} if arguments and random.random() < 0.6 else {}
    return {
        random.choice(("favour", "favour", "disfavour")): {decision: random.choices(selectors, (6, 6, 6, 1))[0]},
        "criterion": random.choice(tuple(CRITERIA)),
        "strength": random.randint(1, 3),
        **argument,
    }
