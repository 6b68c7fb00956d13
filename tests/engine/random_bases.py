"""Random rule bases and profiles, each the same for the same seed."""

from random import Random
from typing import Any as Anything

from advisor.model.condition import ALWAYS, All, Any, Comparison, Condition, FactReference, Not, Test, facts_read
from advisor.model.decision import Attribute, Decision, Option
from advisor.model.fact import DerivedFact
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.model.strata import CycleError, stratify
from tests.engine.bases import (
    CRITERIA,
    answer,
    at_least,
    attribute,
    base_of,
    between,
    decision,
    one_of,
    option,
    profile_of,
    question,
    rule,
)

WORDS = ("red", "green", "blue")
LANGUAGES = ("java", "python", "go", "rust")
NUMBERS = (0, 10, 20, 30, 40)
LEVELS = ("low", "middle", "high", "extreme")


def random_base(seed: int, known: float = 0.05, assume: float = 0.15) -> RuleBase:
    """A rule base of about twenty rules in which everything reads everything that it may.

    `known` and `assume` say how often a test asks whether an answer is known, and a question says what silence means.
    """
    return _Builder(Random(seed), known, assume).base()


def random_profile(base: RuleBase, seed: int) -> Profile:
    """Answers of every form to some of the base's questions."""
    random = Random(seed)
    told = random.choice((0.4, 0.7, 0.9))
    answers = {name: _answer(item, random) for name, item in base.questions.items() if random.random() < told}
    return profile_of(**answers)


def random_priority(seed: int) -> tuple[str, ...]:
    """Mostly no order of priority, sometimes one of one to three criteria."""
    random = Random(seed)
    return tuple(random.sample(tuple(CRITERIA), random.randint(1, len(CRITERIA)))) if random.random() < 0.3 else ()


def random_choices(base: RuleBase, seed: int) -> dict[str, str]:
    """Options chosen by others, of one or two decisions."""
    random = Random(seed)
    taken = random.sample(tuple(base.decisions), random.randint(1, 2))
    return {name: random.choice(tuple(base.options[name])) for name in taken}


def _answer(asked: Question, random: Random) -> Answer:
    form = random.random()
    if form < 0.12:
        return answer(None)
    choices = asked.fact_type.choices
    match asked.type:
        case "bool":
            return answer(random.random() < 0.5)
        case "one":
            return one_of(*random.sample(choices, 2)) if form < 0.4 else answer(random.choice(choices))
        case "many" if form < 0.3:
            return at_least(random.sample(choices, random.randint(0, 2)), choices)
        case "many" if form < 0.5:
            return one_of(_some(choices, random), _some(choices, random))
        case "many":
            return answer(_some(choices, random))
        case _ if form < 0.7:
            low, best, high = sorted(random.choice(NUMBERS) for _ in range(3))
            return between(low, high, best)
        case _:
            return answer(random.choice(NUMBERS))


def _some(words: tuple[str, ...], random: Random, least: int = 0) -> list[str]:
    return random.sample(words, random.randint(least, len(words)))


class _Builder:
    def __init__(self, random: Random, known: float, assume: float) -> None:
        self.random, self.known, self.assume = random, known, assume
        self.highest = 9

    def base(self) -> RuleBase:
        questions = self._questions()
        derived = self._derived()
        decisions = [self._decision(order) for order in range(3)]
        options = [made for taken in decisions for made in self._options(taken)]
        rules: list[Rule] = []
        base = base_of(questions, derived, decisions, options, rules)
        for order in range(self.random.randint(10, 45)):
            rules.append(self._rule(order, base))
        return _without_cycles(questions, derived, decisions, options, rules)

    def _questions(self) -> list[Question]:
        found: list[Question] = []
        for number in range(3):
            found += [
                self._question(f"b{number}", "bool", found, assume=False),
                self._question(
                    f"o{number}", "one", found, WORDS if number else LANGUAGES, assume=self.random.choice(WORDS)
                ),
                self._question(f"n{number}", "number", found, assume=20.0),
                self._question(f"m{number}", "many", found, LANGUAGES, assume=("go",)),
            ]
        return found

    def _question(
        self, name: str, kind: str, earlier: list[Question], choices: tuple[str, ...] = (), assume: Anything = None
    ) -> Question:
        if choices and kind == "one":
            assume = choices[0]
        more: dict[str, Anything] = {"assume": assume} if self.random.random() < self.assume else {}
        if earlier and self.random.random() < 0.25:
            more["ask_when"] = self._test_of(self.random.choice(earlier))
        return question(name, kind, choices, **more)

    def _derived(self) -> list[DerivedFact]:
        switches = [DerivedFact(id=f"d{number}", order=number, meaning=".") for number in range(4)]
        scales = [
            DerivedFact(
                id=f"e{number}", order=4 + number, type="one", values=LEVELS, meaning=".",
                default=self.random.choice((None, None, "middle")),
            )
            for number in range(2)
        ]  # fmt: skip
        return switches + scales

    def _decision(self, order: int) -> Decision:
        attributes: dict[str, Attribute] = {
            "kind": attribute("one"), "tags": attribute("many"), "flag": attribute("bool"), "size": attribute("number")
        }  # fmt: skip
        when: Condition = ALWAYS
        if self.random.random() < 0.4:
            when = Test(self.random.choice(("b0", "b1", "d0")), Comparison.IS, True)
        return decision(f"x{order}", order, when, **attributes)

    def _options(self, taken: Decision) -> list[Option]:
        found = []
        for number in range(self.random.randint(2, 5)):
            attributes: dict[str, Anything] = {
                "kind": self.random.choice(WORDS),
                "tags": tuple(_some(LANGUAGES, self.random)),
                "flag": self.random.random() < 0.5,
                "size": float(self.random.choice(NUMBERS)),
            }
            stated = {name: value for name, value in attributes.items() if self.random.random() < 0.85}
            status = "stub" if self.random.random() < 0.1 else "full"
            family = self.random.choice(("", "one", "two"))
            found.append(
                option(taken.id, f"{taken.id}-{number}", 10 - number, attributes=stated, status=status, family=family)
            )
        return found

    def _rule(self, order: int, base: RuleBase) -> Rule:
        then = [self._conclusion(base) for _ in range(self.random.choice((1, 1, 1, 2, 3)))]
        self.highest = min(map(_place, then)) if self.random.random() < 0.9 else 9
        return rule(f"r{order}", self._condition(base, self.random.randint(0, 3)), *then, order=order)

    def _condition(self, base: RuleBase, depth: int) -> Condition:
        form = self.random.random()
        if depth == 0 or form < 0.45:
            return self._test(base)
        if form < 0.55:
            return Not(self._condition(base, depth - 1))
        parts = tuple(self._condition(base, depth - 1) for _ in range(self.random.choice((0, 1, 2, 2, 3))))
        return All(parts) if form < 0.78 else Any(parts)

    def _test(self, base: RuleBase) -> Test:
        """A test, mostly one that makes nothing wait for itself."""
        while True:
            test = self._any_test(base)
            if max(_settled(fact) for fact in facts_read(test)) <= self.highest:
                return test

    def _any_test(self, base: RuleBase) -> Test:
        form = self.random.random()
        if form < 0.4:
            return self._test_of(self.random.choice(tuple(base.questions.values())))
        if form < 0.55:
            return Test(f"d{self.random.randrange(4)}", Comparison.IS, self.random.random() < 0.8)
        if form < 0.7:
            return Test(f"e{self.random.randrange(2)}", Comparison.IN, frozenset(LEVELS[self.random.randint(0, 3) :]))
        if form < 0.75:
            return Test(f"e{self.random.randrange(2)}", Comparison.IS, self.random.choice(LEVELS))
        if form < 0.85:
            return self._field_to_field()
        return self._test_of_choice(base)

    def _test_of(self, asked: Question) -> Test:
        choose = self.random.choice
        if self.random.random() < self.known:
            return Test(asked.id, Comparison.KNOWN, choose((True, False)))
        match asked.type:
            case "bool":
                return Test(asked.id, Comparison.IS, choose((True, False)))
            case "one" if self.random.random() < 0.5:
                return Test(asked.id, Comparison.IN, frozenset(_some(asked.fact_type.choices, self.random)))
            case "one":
                return Test(asked.id, Comparison.IS, choose(asked.fact_type.choices))
            case "many":
                comparison = choose(("is", "includes", "includes_any", "includes_all"))
                operand = choose(LANGUAGES) if comparison == "includes" else frozenset(_some(LANGUAGES, self.random))
                return Test(asked.id, Comparison(comparison), operand)
            case _:
                comparison = choose(("is", "at_least", "at_most", "more_than", "less_than"))
                return Test(asked.id, Comparison(comparison), choose(NUMBERS))

    def _field_to_field(self) -> Test:
        numbers = ("n0", "n1", "n2", "chosen.x0.size", "chosen.x1.size")
        lists = ("m0", "m1", "m2", "chosen.x0.tags", "chosen.x1.tags")
        match self.random.randrange(4):
            case 0:
                comparison = self.random.choice(("is", "at_least", "at_most", "more_than", "less_than"))
                left, right = self.random.sample(numbers, 2)
            case 1:
                comparison = self.random.choice(("includes_any", "includes_all", "is"))
                left, right = self.random.sample(lists, 2)
            case 2:
                comparison, left, right = "in", "o0", self.random.choice(lists)
            case _:
                comparison, left, right = "is", "o1", self.random.choice(("o2", "chosen.x0.kind", "chosen.x1.kind"))
        return Test(left, Comparison(comparison), FactReference(right))

    def _test_of_choice(self, base: RuleBase) -> Test:
        choose = self.random.choice
        name = f"x{self.random.randrange(3)}"
        match self.random.randrange(5):
            case 0:
                return Test(f"chosen.{name}", Comparison.IS, choose(tuple(base.options[name])))
            case 1:
                return Test(f"chosen.{name}.kind", Comparison.IN, frozenset(_some(WORDS, self.random)))
            case 2:
                return Test(f"chosen.{name}.tags", Comparison.INCLUDES, choose(LANGUAGES))
            case 3:
                return Test(f"chosen.{name}.flag", Comparison.IS, choose((True, False)))
            case _:
                return Test(f"chosen.{name}.size", Comparison(choose(("at_least", "at_most"))), choose(NUMBERS))

    def _conclusion(self, base: RuleBase) -> dict[str, Anything]:
        form = self.random.random()
        if form < 0.15:
            return {"derive": f"d{self.random.randrange(4)}"}
        if form < 0.25:
            return {"derive": {f"e{self.random.randrange(2)}": self.random.choice(LEVELS)}}
        argument = {"argument": f"a{self.random.randrange(4)}"} if self.random.random() < 0.6 else {}
        if form < 0.32:
            return {"weigh": {self.random.choice(tuple(CRITERIA)): self.random.choice((2, 3))}, **argument}
        if form < 0.4:
            return {"veto": self._target(base), "reason": "."}
        if form < 0.45:
            return self.random.choice(
                ({"recommend": "caching"}, {"warn": "storm"}, {"warn": "storm", "avoided_by": self._target(base)})
            )
        points = {"criterion": self.random.choice(tuple(CRITERIA)), "strength": self.random.randint(1, 3), **argument}
        return {self.random.choice(("favour", "disfavour")): self._target(base), **points}

    def _target(self, base: RuleBase) -> dict[str, Anything]:
        name = f"x{self.random.randrange(3)}"
        selectors: tuple[Anything, ...] = (
            _some(tuple(base.options[name]), self.random, least=1),
            {"kind": self.random.choice(WORDS)},
            {"kind": {"fact": "o1"}},
            {"kind": {"not": _some(WORDS, self.random, least=1)}, "flag": True},
            {"tags": {"fact": self.random.choice(("m0", "m1", "o0"))}},
            {"tags": {"not": {"fact": "m2"}}},
            {"family": "one"},
            {"tags": _some(LANGUAGES, self.random, least=1)},
        )
        return {name: self.random.choice(selectors)}


def _place(conclusion: dict[str, Anything]) -> int:
    """Which facts may lead to a conclusion without waiting for it: 0 answers, 1 the first choice, 2 the second …"""
    match conclusion:
        case {"derive": str(name)}:
            return _settled(name)
        case {"derive": derived}:
            return _settled(next(iter(derived)))
        case {"favour": target} | {"disfavour": target} | {"veto": target}:
            return int(next(iter(target)).removeprefix("x"))
        case _:
            return 9


def _settled(fact: str) -> int:
    if fact.startswith("chosen.x"):
        return int(fact[8]) + 1
    return 1 if fact in ("d2", "d3", "e1") else 0


def _without_cycles(
    questions: list[Question],
    derived: list[DerivedFact],
    decisions: list[Decision],
    options: list[Option],
    rules: list[Rule],
) -> RuleBase:
    """The base without the rules that make facts or decisions wait for each other."""
    while True:
        base = base_of(questions, derived, decisions, options, rules)
        try:
            stratify(base)
        except CycleError as error:
            dropped = next((name for name in error.rules), rules[-1].id)
            rules = [item for item in rules if item.id != dropped]
        else:
            return base
