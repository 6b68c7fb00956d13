"""Conditions, rules and derived facts as literals: whether they hold in the likely pass, surely or at least perhaps."""

from collections.abc import Callable, Iterable

from advisor.engine.program import Program
from advisor.engine.selection import selects
from advisor.model.condition import All, Any, Condition, FactReference, Not, Test, facts_read
from advisor.model.decision import Option
from advisor.model.evaluation import View, evaluate_test
from advisor.model.fact import DerivedFact
from advisor.model.knowledge import Choice, Knowledge
from advisor.model.rule import AttributeTest, Target
from advisor.model.truth import Truth
from advisor.solving.comparisons import RAILS, over, test_rails, values_shared
from advisor.solving.facts import Facts
from advisor.solving.logic import NO, YES, Logic, Rails, opposite
from advisor.solving.states import Fact, State

ChoiceOf = Callable[[str], Fact]
"""Gives `chosen.<decision>` or an attribute of it as a fact."""


class Rules:
    """What conditions come to in a model; each test and rule is settled once."""

    def __init__(self, logic: Logic, program: Program, facts: Facts, choice: ChoiceOf) -> None:
        self._logic = logic
        self._program = program
        self._facts = facts
        self._choice = choice
        self._tests: dict[Test, Rails] = {}
        self._rules: dict[str, Rails] = {}
        self._derived: dict[str, list[Rails]] = {}

    def rule(self, rule_id: str) -> Rails:
        """Whether a rule fires."""
        if rule_id not in self._rules:
            self._rules[rule_id] = self.holds(self._program.base.rules[rule_id].when)
        return self._rules[rule_id]

    def holds(self, condition: Condition) -> Rails:
        """What a condition comes to."""
        match condition:
            case Test():
                if condition not in self._tests:
                    self._tests[condition] = self._test(condition)
                return self._tests[condition]
            case Not(part):
                return opposite(self.holds(part))
            case All(parts):
                return self._logic.both([self.holds(part) for part in parts])
            case Any(parts):
                return self._logic.either([self.holds(part) for part in parts])

    def _test(self, test: Test) -> Rails:
        derived = self._program.base.derived.get(test.fact)
        if derived and not isinstance(test.operand, FactReference):
            return self._derived_test(test, derived)
        other = self._fact(test.operand.fact) if isinstance(test.operand, FactReference) else None
        return test_rails(self._logic, test, self._fact(test.fact), other, self._facts.answers.judge)

    def _fact(self, name: str) -> Fact:
        if name in self._program.base.derived:
            return self._derived_fact(name)
        return self._choice(name) if name.startswith("chosen.") else self._facts.fact(name)

    def _reached(self, fact: DerivedFact) -> list[Rails]:
        """Per value of a derived fact, in ascending order, whether some rule derives it."""
        if fact.id not in self._derived:
            circle = _circle(self._program, fact.id)
            if circle:
                self._derived |= self._unrolled(circle)
            else:
                self._derived[fact.id] = self._derivations(fact)
        return self._derived[fact.id]

    def _derivations(self, fact: DerivedFact) -> list[Rails]:
        by_value: dict[str | bool, list[Rails]] = {value: [] for value in fact.scale}
        for rule, value in self._program.derivations[fact.id]:
            by_value[value].append(self.rule(rule))
        return [self._logic.either(rails) for rails in by_value.values()]

    def _unrolled(self, circle: frozenset[str]) -> dict[str, list[Rails]]:
        """Facts that rise in a circle, from nothing upwards step by step, so that none holds itself up."""
        facts = [self._program.base.derived[name] for name in self._program.base.derived if name in circle]
        for name in _derived_behind(self._program, circle) - circle:
            self._reached(self._program.base.derived[name])
        reached: dict[str, list[Rails]] = {fact.id: [NO] * len(fact.scale) for fact in facts}
        for _ in range(sum(len(fact.scale) for fact in facts)):
            step = Rules(self._logic, self._program, self._facts, self._choice)
            step._derived = self._derived | reached
            higher = {fact.id: step._derivations(fact) for fact in facts}
            if higher == reached:
                break
            reached = higher
        return reached

    def _standing(self, fact: DerivedFact) -> list[Rails]:
        """Per value, whether it is the highest that surely holds, and whether it is among those that may."""
        reached, floor = self._reached(fact), fact.scale.index(fact.floor)
        standing = []
        for place in range(len(fact.scale)):
            above = [-sure for sure, _ in reached[max(place, floor - 1) + 1 :]]
            if place < floor:
                standing.append(NO)
            elif place == floor:
                standing.append((self._logic.all_of(above), self._logic.all_of(above)))
            else:
                standing.append(
                    (
                        self._logic.all_of((reached[place][0], *above)),
                        self._logic.all_of((reached[place][1], *above)),
                    )
                )
        return standing

    def _derived_test(self, test: Test, fact: DerivedFact) -> Rails:
        """A test holds surely where no value that may hold fails it, perhaps where one that may hold passes."""
        passes = [
            evaluate_test(test, View({fact.id: Knowledge(Choice(frozenset({value})))}, frozenset())) is Truth.TRUE
            for value in fact.scale
        ]
        standing = self._standing(fact)
        sure = -self._logic.any_of(
            possible for (_, possible), passed in zip(standing, passes, strict=True) if not passed
        )
        possible = self._logic.any_of(
            possible for (_, possible), passed in zip(standing, passes, strict=True) if passed
        )
        return sure, possible

    def _derived_fact(self, name: str) -> Fact:
        """A derived fact as states, for comparisons with other facts: one a value, or open where it is not settled."""
        fact = self._program.base.derived[name]
        standing = self._standing(fact)
        states = [
            State(literal, Knowledge(Choice(frozenset({value}))))
            for value, (literal, _) in zip(fact.scale, standing, strict=True)
        ]
        if all(sure == possible for sure, possible in standing):
            return Fact(name, tuple(states))
        settled = self._logic.all_of(self._logic.equal(sure, possible) for sure, possible in standing)
        certain = [State(self._logic.all_of((state.literal, settled)), state.content) for state in states]
        return Fact(name, (*certain, State(-settled, None)))

    def selected(self, target: Target, option: Option) -> Rails:
        """Whether a conclusion speaks of an option."""
        return self._logic.both([self._fits(target, name, test, option) for name, test in target.attributes.items()])

    def _fits(self, target: Target, name: str, test: AttributeTest, option: Option) -> Rails:
        alone = Target.model_construct(decision=target.decision, attributes={name: test})
        if test.fact is None:
            return RAILS[selects(alone, option, View({}, frozenset()))]
        values = option.values_of(name)
        if values is None:
            return YES if test.negated else NO
        cases = [
            (state.literal, self._state_fits(alone, option, values, test, state))
            for state in self._fact(test.fact).states
        ]
        return over(self._logic, cases)

    def _state_fits(
        self, alone: Target, option: Option, values: frozenset[str | bool | float], test: AttributeTest, state: State
    ) -> Rails:
        if isinstance(state.content, Knowledge):
            return RAILS[selects(alone, option, state.view(str(test.fact)))]
        rails = values_shared(self._logic, sorted(map(str, values)), state)
        return opposite(rails) if test.negated else rails


def _circle(program: Program, fact: str) -> frozenset[str]:
    """The derived facts that wait for a fact and for which it waits; none where it does not wait for itself."""
    behind = _all_behind(program, fact)
    return frozenset(name for name in behind if fact in _all_behind(program, name)) if fact in behind else frozenset()


def _all_behind(program: Program, fact: str) -> set[str]:
    found: set[str] = set()
    waiting = {fact}
    while waiting:
        waiting = _derived_behind(program, waiting) - found
        found |= waiting
    return found


def _derived_behind(program: Program, facts: Iterable[str]) -> set[str]:
    """The derived facts that the rules read which derive these."""
    rules = (program.base.rules[rule] for fact in facts for rule, _ in program.derivations[fact])
    return {name for rule in rules for name in facts_read(rule.when) if name in program.base.derived}
