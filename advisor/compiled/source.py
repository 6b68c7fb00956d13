"""The rules as one generated function: conditions become bitwise expressions, decisions are called where they are due.

Nothing is generated but operators, numbers and places: no word of a rule base ever stands in the source.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any as Anything

from advisor.compiled.evidence import Evidence
from advisor.compiled.expressions import Expression, Expressions
from advisor.compiled.layout import Layout, Mark, kind_of, lay_out
from advisor.compiled.memberships import Membership, compare_words
from advisor.compiled.recursion import knots
from advisor.compiled.tables import Decided
from advisor.compiled.told import Told, constant_name, listed
from advisor.compiled.words import FALSE, TRUE
from advisor.engine.program import Program
from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test, facts_read
from advisor.model.decision import Option
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.strata import rising_values


@dataclass(frozen=True)
class Candidate:
    """One option that a side of a test may stand for: where it may, and the fact that its attribute is.

    `fact` is None where the option states no such attribute.
    """

    where: Expression
    fact: str | None


class Source:
    """Builds the expressions of a program. `literals` are tests over what is told; the rules read their words."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.base = program.base
        self.layout: Layout = lay_out(program.base)
        self.told = Told(self.layout, Expressions())
        self.e = Expressions()
        self.literals: dict[Test | str, int] = {}
        self.tables: list[Decided] = []
        self._evidence = Evidence(program, self.layout, self.e, self.condition)
        self._literal_words: list[Expression] = []
        self._constraints = [self._kept(constraint.must) for constraint in self.base.constraints]
        self._conditions: dict[Condition, Expression] = {}
        self._levels: dict[tuple[str, int], Expression] = {}
        self._planes: dict[str, Membership] = {}
        self._decisions: dict[str, Expression] = {}
        self._deriving: dict[tuple[str, int], list[Condition]] = defaultdict(list)
        for fact, derivations in program.derivations.items():
            scale = self.base.derived[fact].scale
            for rule, value in derivations:
                self._deriving[fact, scale.index(value)].append(self.base.rules[rule].when)
        self._knots = {node: knot for knot in knots(self.base, self._deriving) for node in knot}
        self.decisions = {decision: self._decision(decision) for decision in self.base.decisions}
        self.rules = {rule.id: self.condition(rule.when) for rule in program.early_rules}
        self.derived = {fact: self._plane_of(fact) for fact in self.base.derived}

    def literal_source(self, for_one: bool) -> str:
        """The function that gives the words of all literals."""
        return _function("literals(w, b, f, t)", self.told.expressions, self._literal_words, for_one)

    def constraint_source(self) -> str:
        """The function that gives the words of all constraints."""
        return _function("constraints(w, b, f, t)", self.told.expressions, self._constraints, for_one=False)

    def factor_source(self) -> str:
        """The function that gives the ranges of all factors."""
        ranges = [self.told.factor(name) for name in self.base.factors]
        return _function("factors(w, b, f, t)", self.told.expressions, ranges, for_one=False)

    def rule_source(self, for_one: bool) -> str:
        """The function that gives the words of all rules and of all values of derived facts."""
        planes = [has for fact in self.derived.values() for has in fact.has.values()]
        results = [*self.rules.values(), *planes]
        return _function("rules(a, decide)", self.e, results, for_one, self._decisions.values())

    def _kept(self, must: Condition) -> Expression:
        """Whether a constraint is kept; nothing is asked of a fact that may not apply."""
        told, e = self.told, self.told.expressions
        return e.any_of((told.condition(must), *(e.negated(told.present(fact)) for fact in facts_read(must))))

    def condition(self, condition: Condition) -> Expression:
        """The word of a condition."""
        known = self._conditions.get(condition)
        if known is None:
            known = self._conditions[condition] = self._built(condition)
        return known

    def _built(self, condition: Condition) -> Expression:
        match condition:
            case Test():
                return self._test(condition)
            case Not(part):
                return self.e.negated(self.condition(part))
            case All(parts):
                return self.e.all_of([self.condition(part) for part in parts])
            case Any(parts):
                return self.e.any_of([self.condition(part) for part in parts])

    def _test(self, test: Test) -> Expression:
        facts = (test.fact, test.operand.fact) if isinstance(test.operand, FactReference) else (test.fact,)
        if any(fact.startswith("chosen.") for fact in facts):
            return self._test_of_choice(test)
        if any(fact in self.base.derived for fact in facts):
            return self._test_of_derived(test)
        return self._literal(test)

    def _literal(self, test: Test | str) -> Expression:
        """The word of a test over what is told, or of whether a fact has a value."""
        if test not in self.literals:
            word = self.told.present(test) if isinstance(test, str) else self.told.test(test)
            constant = self.told.expressions.word(word)
            if constant is not None:
                return self.e.constant(constant)
            self.literals[test] = len(self._literal_words)
            self._literal_words.append(word)
        return self.e.source(f"a[{self.literals[test]}]")

    def _test_of_derived(self, test: Test) -> Expression:
        fact = self.base.derived.get(test.fact)
        if test.comparison is Comparison.KNOWN:
            return self.e.constant(FALSE if test.operand else TRUE)
        if fact is None or isinstance(test.operand, FactReference):
            return self._compared(test)
        accepted = rising_values(test, fact)
        if accepted and accepted == fact.scale[-len(accepted) :] and fact.floor not in accepted:
            return self.e.any_of([self._level(fact.id, fact.scale.index(value)) for value in accepted])
        return compare_words(self.e, self._plane_of(fact.id), test.comparison, listed(test))

    def _compared(self, test: Test) -> Expression:
        """A comparison of two facts of which at least one is derived, where both have words."""
        assert isinstance(test.operand, FactReference)
        left, right = self._words(test.fact), self._words(test.operand.fact)
        told = (fact for fact in (test.fact, test.operand.fact) if fact not in self.base.derived)
        present = [self._literal(fact) for fact in told]
        return self.e.all_of((*present, compare_words(self.e, left, test.comparison, right)))

    def _words(self, fact: str) -> Membership:
        if fact in self.base.derived:
            return self._plane_of(fact)
        several = self.layout.is_set(fact)
        comparison = Comparison.INCLUDES if several else Comparison.IS
        has: dict[Anything, Expression] = {
            word: self._literal(Test(fact, comparison, word)) for word in self.layout.values[fact]
        }
        return Membership({**has, Mark.OTHER: self.e.constant(FALSE)}, several)

    def _level(self, fact: str, place: int) -> Expression:
        """Whether some rule derives this very value."""
        node = (fact, place)
        if node not in self._levels and node in self._knots:
            self._untie(self._knots[node])
        if node not in self._levels:
            self._levels[node] = self._derivation(node)
        return self._levels[node]

    def _derivation(self, node: tuple[str, int]) -> Expression:
        return self.e.any_of([self.condition(when) for when in self._deriving[node]])

    def _untie(self, knot: frozenset[tuple[str, int]]) -> None:
        """Values that derive each other: rules only ever add, so as many rounds as there are values reach the end."""
        outside, self._conditions = self._conditions, dict(self._conditions)
        self._levels.update(dict.fromkeys(sorted(knot), self.e.constant(FALSE)))
        for _ in knot:
            self._levels.update({node: self._derivation(node) for node in sorted(knot)})
            self._conditions = dict(outside)
        self._conditions = outside

    def _plane_of(self, fact: str) -> Membership:
        """Per value of a derived fact, whether it has it: the highest derived, and perhaps a higher one."""
        if fact not in self._planes:
            scale, floor = self.base.derived[fact].scale, self.base.derived[fact].floor
            has: dict[Anything, Expression] = {}
            higher: list[Expression] = []
            for place in reversed(range(len(scale))):
                level = self.e.constant(TRUE) if scale[place] == floor else self._level(fact, place)
                has[scale[place]] = self.e.all_of((level, self.e.negated(self.e.any_of(higher))))
                higher.append(level)
            self._planes[fact] = Membership({**has, Mark.OTHER: self.e.constant(FALSE)}, several=False)
        return self._planes[fact]

    def _test_of_choice(self, test: Test) -> Expression:
        """A test of what was chosen: over every option that may be, and every one that the other side may be."""
        e = self.e
        lefts, left_open = self._candidates(test.fact)
        operand = test.operand
        rights, right_open = (
            self._candidates(operand.fact) if isinstance(operand, FactReference) else ([Candidate(-1, None)], [])
        )
        if test.comparison is Comparison.KNOWN:
            present = self._settled([option.where for option in lefts if option.fact is not None], left_open)
            return e.negated(present) if test.operand else present
        possible: list[Expression] = []
        contradicted: list[Expression] = []
        least: list[Expression] = []
        most: list[Expression] = []
        for left in lefts:
            for right in rights:
                where = e.all_of(side.where for side in (left, right) if side.where >= 0)
                if left.fact is None or (isinstance(operand, FactReference) and right.fact is None):
                    contradicted.append(where)
                    continue
                pair = Test(left.fact, test.comparison, FactReference(right.fact) if right.fact else test.operand)
                word = self._settled_test(pair)
                possible.append(e.all_of((where, word)))
                contradicted.append(e.all_of((where, e.negated(word))))
                if test.comparison is Comparison.IS and self.told.is_number(pair.fact):
                    for comparison, found in ((Comparison.AT_MOST, least), (Comparison.AT_LEAST, most)):
                        bound = self._settled_test(Test(pair.fact, comparison, pair.operand))
                        found.append(e.all_of((where, bound)))
        if least:
            possible = [e.all_of((e.any_of(least), e.any_of(most)))]
        return self._settled(possible, [*contradicted, *left_open, *right_open])

    def _settled(self, possible: list[Expression], contradicted: list[Expression]) -> Expression:
        """The word of a test over options: it may hold for some of them, and surely does where it fails for none."""
        may_hold = self.e.any_of(possible)
        word = self.e.settled(may_hold, self.e.any_of(contradicted))
        word = self.e.all_of((word, self.e.source("({0} & 10) * 3 >> 1", may_hold)))
        return word if self.e.word(word) is not None else self.e.source("nested({0})", word)

    def _settled_test(self, test: Test) -> Expression:
        facts = (test.fact, test.operand.fact) if isinstance(test.operand, FactReference) else (test.fact,)
        if any(fact in self.base.derived for fact in facts):
            return self._compared(test)
        return self._literal(test)

    def _candidates(self, fact: str) -> tuple[list[Candidate], list[Expression]]:
        """The options that a fact may speak of, and what keeps it from surely having a value."""
        if not fact.startswith("chosen."):
            return [Candidate(self.e.constant(TRUE), fact)], []
        _, name, *rest = fact.split(".", 2)
        attribute = rest[0] if rest else "id"
        table = self.tables[list(self._decisions).index(name)]
        found = []
        for place, option in enumerate(table.options):
            where = self.e.source(f"{{0}}[{place}]", self._decisions[name])
            stated = option.values_of(attribute) is not None
            found.append(Candidate(where, self._constant(name, attribute, option) if stated else None))
        unsure = self.e.source("{0}[-1]", self._decisions[name])
        return found, [unsure, *(candidate.where for candidate in found if candidate.fact is None)]

    def _constant(self, decision: str, attribute: str, option: Option) -> str:
        name = constant_name(decision, attribute, option.id)
        values = option.values_of(attribute) or frozenset()
        kind = kind_of(self.base, f"chosen.{decision}.{attribute}".removesuffix(".id"))
        known: Subset | Interval | Choice = Choice(values)
        if kind.numeric:
            numbers = [float(value) for value in values]
            known = Interval(min(numbers), max(numbers))
        elif self.layout.is_set(f"chosen.{decision}.{attribute}"):
            known = Subset.exactly(frozenset(map(str, values)))
        self.told.constants.setdefault(name, Knowledge(known))
        return name

    def _decision(self, name: str) -> Expression:
        """Let a decision be taken, after everything that it reads."""
        table, words = self._evidence.table(name)
        self.tables.append(table)
        places = ", ".join(f"{{{place}}}" for place in range(len(words)))
        self._decisions[name] = self.e.source(f"decide({len(self.tables) - 1}, ({places},))", *words)
        return self._decisions[name]


def _function(
    head: str,
    expressions: Expressions,
    results: Iterable[Expression],
    for_one: bool,
    effects: Iterable[Expression] = (),
) -> str:
    results = list(results)
    lines = expressions.written([*results, *effects], for_one)
    given = ", ".join(expressions.name(result) for result in results)
    return "\n    ".join([f"def {head}:", *lines, f"return [{given}]"]) + "\n"
