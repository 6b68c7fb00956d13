"""All answers that a decision hangs on, as axes; conditions that read answers only; and what no profile can be."""

from math import inf

from advisor.engine.program import Program
from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test, facts_read
from advisor.model.decision import Option
from advisor.model.fact import Kind
from advisor.model.knowledge import Interval, Knowledge
from advisor.model.profile import Profile
from advisor.solving.axes import Axis, make_axis
from advisor.solving.cells import borders_around, borders_of, cells_within, decades
from advisor.solving.comparisons import test_rails
from advisor.solving.freedom import Freedoms
from advisor.solving.linear import Sum, at_least, at_most
from advisor.solving.logarithms import Amount
from advisor.solving.logic import Literal, Logic, Rails, opposite
from advisor.solving.scope import Scope
from advisor.solving.states import ABSENT, Fact, State


class Answers:
    """The axes of a profile's answers, made when they are first read."""

    def __init__(self, logic: Logic, program: Program, profile: Profile, scope: Scope, freedoms: Freedoms) -> None:
        self.logic = logic
        self.profile = profile
        self.amounts: dict[State, Amount] = {}
        self._base = program.base
        self._scope = scope
        self._freedoms = freedoms
        self._axes: dict[str, Axis] = {}
        self._facts: dict[str, Fact] = {}

    def axis(self, question_id: str) -> Axis:
        """One answer."""
        if question_id not in self._axes:
            question = self._base.questions[question_id]
            answer = self.profile.answers.get(question_id)
            measured = question_id in self._scope.amounts or question_id in self._scope.pairs
            axis = self._axes[question_id] = make_axis(
                self.logic,
                question,
                answer,
                self.rails(question.ask_when),
                self._freedoms(question, answer),
                self._cells(question_id, measured) if question.type.numeric else (),
                self._mentioned(question_id) if question.open else (),
                measured and question.type.numeric,
            )
            self._note_amounts(axis)
        return self._axes[question_id]

    def leaves_open(self, question_id: str) -> bool:
        """Whether an answer may become anything, of which the model says nothing."""
        question = self._base.questions.get(question_id)
        return question is not None and not self._freedoms(question, self.profile.answers.get(question_id)).stays

    def axes(self) -> tuple[Axis, ...]:
        """Every answer read so far, in declared order."""
        return tuple(self._axes[name] for name in self._base.questions if name in self._axes)

    def fact(self, question_id: str) -> Fact:
        """An answer as a fact; nothing where there is no such question."""
        if question_id not in self._facts:
            asked = question_id in self._base.questions
            states = tuple(self.axis(question_id).states()) if asked else (ABSENT,)
            self._facts[question_id] = Fact(question_id, states)
        return self._facts[question_id]

    def rails(self, condition: Condition, certain: bool = False) -> Rails:
        """What a condition on answers comes to, in the likely pass or in the certain one."""
        match condition:
            case Test():
                other = self.fact(condition.operand.fact) if isinstance(condition.operand, FactReference) else None
                return test_rails(self.logic, condition, self.fact(condition.fact), other, self.judge, certain)
            case Not(part):
                return opposite(self.rails(part, certain))
            case All(parts):
                return self.logic.both([self.rails(part, certain) for part in parts])
            case Any(parts):
                return self.logic.either([self.rails(part, certain) for part in parts])

    def keep_constraints(self) -> None:
        """Demand that no constraint is surely broken; what is perhaps not asked, or does not apply, breaks none."""
        for constraint in self._scope.constraints:
            read = facts_read(constraint.must)
            asked = [self.rails(self._base.questions[name].ask_when, certain=True)[0] for name in read]
            possible = self.rails(constraint.must, certain=True)[1]
            forms = [form for name in read for form in self.axis(name).forms]
            absent = [state.literal for state, answer in forms if answer.knowledge.not_applicable]
            self.logic.clause((possible, *(-literal for literal in asked), *absent))

    def judge(self, test: Test, left: State, right: State) -> Rails:
        """A comparison of two numbers by their logarithms, open within the rounding."""
        amounts = self.amounts.get(left), self.amounts.get(right)
        if amounts[0] is None or amounts[1] is None:
            return self.logic.undecided()
        literal = self.logic.fresh()
        self.logic.loose = True
        difference = amounts[0].logarithm.minus(amounts[1].logarithm)
        slack = int(amounts[0].slack + amounts[1].slack) + 1
        when = self.logic.all_of((left.literal, right.literal))
        match test.comparison:
            case Comparison.AT_LEAST | Comparison.MORE_THAN:
                self._ordered(literal, difference, slack, when)
            case Comparison.AT_MOST | Comparison.LESS_THAN:
                self._ordered(literal, difference.times(-1), slack, when)
            case _:
                at_least(self.logic, difference, -slack, (literal, when))
                at_most(self.logic, difference, slack, (literal, when))
        return literal, literal

    def _ordered(self, literal: Literal, difference: Sum, slack: int, when: Literal) -> None:
        at_least(self.logic, difference, -slack, (literal, when))
        at_most(self.logic, difference, slack, (-literal, when))
        at_least(self.logic, difference, slack, (literal, when, self.logic.strict))
        at_most(self.logic, difference, -slack, (-literal, when, self.logic.strict))

    def _note_amounts(self, axis: Axis) -> None:
        if axis.leaf is not None:
            self.amounts |= dict.fromkeys((state for state, _ in axis.cells), axis.leaf)
        for state in axis.told:
            if isinstance(state.content, Knowledge) and isinstance(state.content.values, Interval):
                likely, certain = state.content.values, (state.certain or state.content).values
                if likely.exact and likely == certain and likely.high < inf:
                    self.amounts[state] = Amount.of(self.logic, likely.low)

    def _cells(self, name: str, measured: bool) -> tuple[Interval, ...]:
        """The cells of a number: cut by every test on it and on what it is compared with."""
        question, borders = self._base.questions[name], set[float]()
        domain = self._freedoms(question, self.profile.answers.get(name)).domain
        if not isinstance(domain, Interval):
            return ()
        for fact in self._scope.compared(name):
            borders |= borders_of(self._scope.tests.get(fact, ()))
            for value in self.landmarks(fact) if len(self._scope.compared(name)) > 1 else ():
                borders |= borders_around(value)
        if measured:
            borders |= {0.0} | (decades(domain.low, domain.high) if name in self._scope.amounts else set())
        return cells_within(domain, borders, whole=question.type is Kind.COUNT)

    def landmarks(self, fact: str) -> set[float]:
        """The numbers at which a fact stands today, or that options state."""
        if fact.startswith("chosen."):
            _, decision, attribute = fact.split(".", 2)
            stated = (option.attributes.get(attribute) for option in self._base.options[decision].values())
            return {float(value) for value in stated if isinstance(value, int | float) and not isinstance(value, bool)}
        answer = self.profile.answers.get(fact)
        known = answer.knowledge.values if answer else None
        found = {known.low, known.high} if isinstance(known, Interval) else set()
        if answer and answer.best is not None:
            found.add(answer.best)
        assume = self._base.questions[fact].assume if fact in self._base.questions else None
        return found | ({float(assume)} if isinstance(assume, int | float) and not isinstance(assume, bool) else set())

    def _mentioned(self, name: str) -> tuple[str, ...]:
        """The words that rules and options know of an answer with open choices."""
        operands = (test.operand for test in self._scope.tests.get(name, ()))
        words: dict[str, None] = {}
        for operand in operands:
            words |= dict.fromkeys(sorted(operand) if isinstance(operand, frozenset) else [str(operand)])
        if name == "existing_stack":
            for decision in self._existing():
                words |= dict.fromkeys(self._base.options[decision])
        elif name in self._scope.pairs or name in self._scope.selecting:
            for options in self._base.options.values():
                for option in options.values():
                    words |= dict.fromkeys(_stated(option))
        return tuple(word for word in words if isinstance(word, str))

    def _existing(self) -> list[str]:
        """The decisions whose existing options are read."""
        read = {fact.split(".")[1] for fact in self._scope.facts if fact.startswith("existing.")}
        return [decision for decision in self._base.decisions if decision in read]


def _stated(option: Option) -> list[str]:
    values = option.attributes.values()
    return [
        word for value in values for word in (value if isinstance(value, tuple) else (value,)) if isinstance(word, str)
    ]
