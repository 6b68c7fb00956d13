"""What a profile tells, as expressions over its row: answers that are asked for, the stack that exists, pains, demand.

This says once more, place by place, what `engine.gathering` says of one profile.
"""

from dataclasses import dataclass

from advisor.compiled.demand import Computation
from advisor.compiled.expressions import Expression, Expressions
from advisor.compiled.factors import FactorRange
from advisor.compiled.layout import Layout, Mark, kind_of
from advisor.compiled.memberships import Membership, compare_words
from advisor.compiled.rows import membership
from advisor.compiled.words import FALSE, LIKELY, MAY_HOLD, OPEN, TRUE, UNKNOWN
from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Scalar, Test
from advisor.model.decision import Option
from advisor.model.knowledge import Interval, Knowledge
from advisor.sizing.demand import FORMULAE

Value = Membership | Expression
"""Words, or the expression of a number's bounds."""


@dataclass
class Told:
    """Expressions for every fact that is settled before rules fire. `constants` are facts that never vary, by name."""

    layout: Layout
    expressions: Expressions

    def __post_init__(self) -> None:
        self.constants: dict[str, Knowledge] = {}
        self.computations: list[Computation] = []
        self.ranges: list[FactorRange] = []
        self.thresholds: list[float] = []
        self.together: list[list[int]] = []
        """Places of the thresholds that one number is held against at once."""
        self._threshold_of: dict[Test, int] = {}
        self._together_of: dict[tuple[Expression, Comparison], int] = {}
        self._present: dict[str, Expression] = {}
        self._numbers: dict[str, Expression] = {}
        self._factors: dict[str, Expression] = {}
        for question in self.layout.base.questions.values():
            if question.type.numeric:
                self._numbers[question.id] = self._source(f"b[{self.layout.bounds[question.id]}]")
        for name in self.layout.base.questions:
            self.present(name)
        for name in self.layout.base.computed:
            self._compute(name)

    def knows(self, fact: str) -> bool:
        """Whether a fact is settled before rules fire."""
        base = self.layout.base
        return (
            fact in base.questions
            or fact in base.computed
            or fact in self.constants
            or (fact.startswith("existing.") and "existing_stack" in base.questions)
            or (fact.startswith("pain_in.") and (fact, Mark.PLACED) in self.layout.words)
        )

    def test(self, test: Test) -> Expression:
        """What a test of such facts says."""
        e = self.expressions
        if test.comparison is Comparison.KNOWN:
            given = self._place(test.fact, Mark.GIVEN) if test.fact in self.layout.base.questions else e.constant(FALSE)
            known = e.any_of((given, e.negated(self.present(test.fact))))
            return known if test.operand else e.negated(known)
        needed = [self.present(test.fact)]
        if isinstance(test.operand, FactReference):
            needed.append(self.present(test.operand.fact))
        return e.all_of((*needed, self._compared(test)))

    def condition(self, condition: Condition) -> Expression:
        """What a condition over such facts says."""
        e = self.expressions
        match condition:
            case Test():
                return self.test(condition)
            case Not(part):
                return e.negated(self.condition(part))
            case All(parts):
                return e.all_of(self.condition(part) for part in parts)
            case Any(parts):
                return e.any_of(self.condition(part) for part in parts)

    def present(self, fact: str) -> Expression:
        """Whether a fact has a value."""
        if fact not in self._present:
            self._present[fact] = self._has_value(fact)
        return self._present[fact]

    def words(self, fact: str) -> Membership:
        """Which words a fact has, whether or not it has a value at all."""
        layout = self.layout
        if fact in self.constants:
            values = layout.values[_attribute_of(fact)]
            found = membership(self.constants[fact], values)
            has = {word: self.expressions.constant(found[place]) for place, word in enumerate((*values, Mark.OTHER))}
            return Membership(has, layout.is_set(_attribute_of(fact)))
        if fact.startswith("existing."):
            return self._existing(fact)
        if fact.startswith("pain_in."):
            return self._pain_place(fact)
        every = (*layout.values[fact], Mark.OTHER)
        return Membership({word: self._place(fact, word) for word in every}, layout.is_set(fact))

    def number(self, fact: str) -> Expression:
        """The bounds of a number."""
        known = self.constants.get(fact)
        if known is not None and isinstance(known.values, Interval):
            return self._source(f"exactly({known.values.low!r})")
        return self._numbers[fact]

    def is_number(self, fact: str) -> bool:
        """Whether a fact is a number."""
        return kind_of(self.layout.base, _attribute_of(fact)).numeric

    def factor(self, name: str) -> Expression:
        """The range of a factor, as the bounds of a number."""
        if name not in self._factors:
            factor = self.layout.base.factors[name]
            words = [self.condition(variant.when) for variant in factor.variants]
            arguments = ", ".join(("f", *(f"{{{place}}}" for place in range(len(words)))))
            self._factors[name] = self.expressions.source(f"ranges[{len(self.ranges)}]({arguments})", *words)
            self.ranges.append(FactorRange(factor))
        return self._factors[name]

    def threshold(self, test: Test) -> int:
        """The place of a test's threshold."""
        if test not in self._threshold_of:
            assert isinstance(test.operand, int | float)
            self._threshold_of[test] = len(self.thresholds)
            self.thresholds.append(float(test.operand))
        return self._threshold_of[test]

    @property
    def threshold_tests(self) -> tuple[Test, ...]:
        """The tests whose thresholds stand in these places."""
        return tuple(self._threshold_of)

    def _compared(self, test: Test) -> Expression:
        e = self.expressions
        if not self.is_number(test.fact):
            operand = self.words(test.operand.fact) if isinstance(test.operand, FactReference) else listed(test)
            return compare_words(e, self.words(test.fact), test.comparison, operand)
        left = self.number(test.fact)
        if isinstance(test.operand, FactReference):
            return e.source(f"{test.comparison.name}_FACT({{0}}, {{1}})", left, self.number(test.operand.fact))
        if (left, test.comparison) not in self._together_of:
            self._together_of[left, test.comparison] = len(self.together)
            self.together.append([])
        group = self._together_of[left, test.comparison]
        found = e.source(f"{test.comparison.name}({{0}}, t, together[{group}])", left)
        self.together[group].append(self.threshold(test))
        return e.source(f"{{0}}[{len(self.together[group]) - 1}]", found)

    def _has_value(self, fact: str) -> Expression:
        e, base = self.expressions, self.layout.base
        if fact in base.questions:
            question = base.questions[fact]
            asked = self.condition(question.ask_when)
            told = e.all_of((self._place(fact, Mark.TOLD), e.source("({0} & %d) >> 1" % OPEN, asked)))  # noqa: UP031
            asked = e.any_of((asked, told)) if e.word(asked) is None else asked
            return e.all_of((self._place(fact, Mark.PRESENT), asked))
        if fact.startswith("existing."):
            return self.present("existing_stack")
        if fact.startswith("pain_in."):
            return self._has_pain(fact)
        return e.constant(TRUE if self.knows(fact) else FALSE)

    def _existing(self, fact: str) -> Membership:
        """Of the words of a decision's attribute, those of options that exist."""
        e = self.expressions
        _, decision, *rest = fact.split(".", 2)
        attribute = rest[0] if rest else "id"
        options = self.layout.base.options[decision].values()
        inexact = self._place("existing_stack", Mark.INEXACT)

        def has(word: Scalar | Mark) -> Expression:
            owners = [option for option in options if word in _words_of(option, attribute)]
            stand = (e.held(self._place("existing_stack", option.id)) for option in owners)
            return e.any_of((*stand, inexact))

        return Membership({word: has(word) for word in (*self.layout.values[fact], Mark.OTHER)}, several=True)

    def _pain(self, fact: str) -> Expression:
        """Whether a pain is felt, as far as the pains are told at all."""
        e = self.expressions
        may_be_told = e.masked(self.present("pains"), MAY_HOLD)
        told = e.any_of((may_be_told, e.source("{0} >> 1", may_be_told)))
        return e.all_of((self._place("pains", fact.removeprefix("pain_in.")), told))

    def _has_pain(self, fact: str) -> Expression:
        return self.expressions.any_of((self._place(fact, Mark.PLACED), self._pain(fact)))

    def _pain_place(self, fact: str) -> Membership:
        """Where a pain is felt: as told, else anywhere, or nowhere by name where that is assumed."""
        e = self.expressions
        place = self.layout.base.questions.get("pain_in")
        anywhere = e.constant(UNKNOWN)
        if place is not None and place.assume is not None:
            assumed = e.source("({0} & %d) << 1" % LIKELY, self._pain(fact))  # noqa: UP031
            anywhere = e.all_of((anywhere, e.source("{0} ^ 15", assumed)))
        unplaced = e.all_of((e.negated(self._place(fact, Mark.PLACED)), anywhere))
        every = (*self.layout.values[fact], Mark.OTHER)
        return Membership({word: e.any_of((self._place(fact, word), unplaced)) for word in every}, several=True)

    def _compute(self, name: str) -> None:
        """Let a fact be computed from those that stand before it, where no answer gives it."""
        e, base = self.expressions, self.layout.base
        formulae = [FORMULAE[formula] for formula in base.computed[name].formulae]
        known = [fact for formula in formulae for fact in (*formula.facts, *formula.optional) if fact in self._numbers]
        read = tuple(dict.fromkeys(known))
        conditions = tuple(dict.fromkeys(formula.only_if for formula in formulae if formula.only_if in base.questions))
        factors = tuple(dict.fromkeys(factor for formula in formulae for factor in formula.factors))
        computation = Computation(base.computed[name], factors, read, conditions)
        asked = name in base.questions
        own = self._numbers[name] if asked else self._source("UNBOUNDED")
        given = self._place(name, Mark.GIVEN) if asked else e.constant(FALSE)
        needs = [own, given, *map(self.factor, factors)]
        for fact in read:
            needs += [self._numbers[fact], self.present(fact)]
        for fact in conditions:
            needs += [self._place(fact, True), self.present(fact)]
        arguments = ", ".join(f"{{{place}}}" for place in range(len(needs)))
        result = e.source(f"computations[{len(self.computations)}]({arguments})", *needs)
        self.computations.append(computation)
        self._numbers[name] = e.source("{0}[0]", result)
        self._present[name] = e.any_of((self.present(name), e.source("{0}[1]", result))) if asked else e.constant(TRUE)

    def _place(self, fact: str, value: Scalar | Mark) -> Expression:
        return self._source(f"w[{self.layout.words[fact, value]}]")

    def _source(self, text: str) -> Expression:
        return self.expressions.source(text)


def listed(test: Test) -> tuple[Scalar, ...]:
    """The words that a test lists."""
    if isinstance(test.operand, frozenset):
        return tuple(sorted(test.operand, key=str))
    assert not isinstance(test.operand, FactReference)
    return (test.operand,)


def constant_name(decision: str, attribute: str, option: str) -> str:
    """The name of the fact that an option's attribute is."""
    return f"={option}=chosen.{decision}.{attribute}".removesuffix(".id")


def _attribute_of(fact: str) -> str:
    return fact.rsplit("=", 1)[1] if fact.startswith("=") else fact


def _words_of(option: Option, attribute: str) -> frozenset[str]:
    return frozenset(str(value) for value in option.values_of(attribute) or ())
