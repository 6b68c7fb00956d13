"""What one decision hangs on: the facts that its rules read, the facts behind those, and the decisions before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from advisor.engine.demand import read_by_formulae
from advisor.engine.program import Program
from advisor.engine.selection import reads_facts
from advisor.model.condition import Condition, FactReference, Test, facts_read, tests_of
from advisor.model.rulebase import Constraint
from advisor.sizing.demand import FORMULAE


@dataclass
class Scope:
    """Every fact, rule and constraint that has a say in a decision, and how numbers are compared there.

    `tests` lists the comparisons by the fact that they read, `pairs` the numbers that are compared with each other,
    `amounts` the facts that formulae read, `selecting` those by which conclusions select options.
    """

    facts: set[str] = field(default_factory=set)
    decisions: set[str] = field(default_factory=set)
    constraints: tuple[Constraint, ...] = ()
    tests: dict[str, dict[Test, None]] = field(default_factory=dict)
    pairs: dict[str, set[str]] = field(default_factory=dict)
    amounts: set[str] = field(default_factory=set)
    selecting: set[str] = field(default_factory=set)

    def compared(self, fact: str) -> set[str]:
        """The facts that a fact is compared with, directly or through others, and itself."""
        found, waiting = {fact}, [fact]
        while waiting:
            more = self.pairs.get(waiting.pop(), set()) - found
            found |= more
            waiting.extend(more)
        return found


def scope_of(program: Program, decision: str) -> Scope:
    """What a decision hangs on, and what would make the project one that the advisor knows nothing about."""
    return scope_behind(program, facts=(f"chosen.{decision}",))


def scope_behind(
    program: Program,
    conditions: Iterable[Condition] = (),
    facts: Iterable[str] = (),
    selecting: Iterable[str] = (),
) -> Scope:
    """What these conditions and facts hang on, and what would make the project one that the advisor knows nothing of.

    `selecting` are facts by which conclusions select options.
    """
    scope = Scope(selecting=set(selecting))
    waiting: list[str] = [*facts, *scope.selecting]
    for condition in conditions:
        waiting.extend(_read(condition, scope))
    for limit in program.base.pack.out_of_scope:
        waiting.extend(_read(limit.when, scope))
    while waiting:
        fact = waiting.pop()
        if fact not in scope.facts:
            scope.facts.add(fact)
            waiting.extend(_behind(program, fact, scope))
        if not waiting:
            scope.constraints, more = _constraints(program, scope)
            waiting.extend(more - scope.facts)
    return scope


def _behind(program: Program, fact: str, scope: Scope) -> Iterator[str]:
    """The facts that settle a fact."""
    base = program.base
    prefix, *rest = fact.split(".")
    if prefix == "chosen" and rest and rest[0] in base.decisions:
        if rest[0] not in scope.decisions:
            scope.decisions.add(rest[0])
            yield from _behind_choice(program, rest[0], scope)
    elif prefix == "existing" and rest:
        yield "existing_stack"
    elif prefix == "pain_in" and rest:
        yield from ("pains", "pain_in")
    elif fact in base.derived:
        for rule, _ in program.derivations[fact]:
            yield from _read(base.rules[rule].when, scope)
    if fact in base.questions:
        yield from _read(base.questions[fact].ask_when, scope)
    if fact in base.computed:
        for name in base.computed[fact].formulae:
            scope.amounts |= {*FORMULAE[name].facts, *FORMULAE[name].optional}
            for factor in FORMULAE[name].factors:
                for variant in base.factors[factor].variants:
                    _read(variant.when, scope)
        yield from read_by_formulae(base, fact)


def _behind_choice(program: Program, decision: str, scope: Scope) -> Iterator[str]:
    yield from _read(program.base.decisions[decision].when, scope)
    for support in program.supports[decision]:
        yield from _read(support.rule.when, scope)
        scope.selecting.update(reads_facts(support.target))
        yield from reads_facts(support.target)
    for name in program.strata.weighers[decision]:
        yield from _read(program.base.rules[name].when, scope)


def _read(condition: Condition, scope: Scope) -> Iterable[str]:
    for test in tests_of(condition):
        scope.tests.setdefault(test.fact, {})[test] = None
        if isinstance(test.operand, FactReference):
            scope.pairs.setdefault(test.fact, set()).add(test.operand.fact)
            scope.pairs.setdefault(test.operand.fact, set()).add(test.fact)
    return facts_read(condition)


def _constraints(program: Program, scope: Scope) -> tuple[tuple[Constraint, ...], set[str]]:
    """The constraints on these facts, and the other facts that they bind."""
    bound = tuple(
        constraint for constraint in program.base.constraints if not scope.facts.isdisjoint(facts_read(constraint.must))
    )
    return bound, {fact for constraint in bound for fact in _read(constraint.must, scope)}
