"""Every small fault that a condition can have: comparisons, boundaries, truth values, words and connectives."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from advisor.authoring.mutation.mutants import ConditionMutant, Fault, Steps, negated, replaced
from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test, facts_read
from advisor.model.fact import FactType
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.model.table import as_stated, joined

_OPPOSITES = {
    Comparison.AT_LEAST: Comparison.LESS_THAN,
    Comparison.LESS_THAN: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.MORE_THAN,
    Comparison.MORE_THAN: Comparison.AT_MOST,
}
NEIGHBOURS = {
    Comparison.AT_LEAST: Comparison.MORE_THAN,
    Comparison.MORE_THAN: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.LESS_THAN,
    Comparison.LESS_THAN: Comparison.AT_MOST,
}
"""Comparisons that differ at the threshold alone."""
_OTHER_MEMBERS = {
    Comparison.INCLUDES_ANY: Comparison.INCLUDES_ALL,
    Comparison.INCLUDES_ALL: Comparison.INCLUDES_ANY,
}

Change = tuple[Fault, str, Condition]
"""The class of a fault, what changed in words, and what stands in the place now."""


def mutants_of(rule: Rule, base: RuleBase) -> tuple[ConditionMutant, ...]:
    """Every mutant of a rule's condition; of a row of a decision table, of what its author wrote of it."""
    table = base.table_of(rule.id)
    if table is None:
        return condition_mutants(rule, base.fact_types)
    stated = as_stated(table, rule)
    denied = _parts_joined(rule.when)[len(_parts_joined(stated.when)) :]
    mutants = condition_mutants(stated, base.fact_types)
    return tuple(replace(mutant, condition=joined(mutant.condition, *denied)) for mutant in mutants)


def condition_mutants(rule: Rule, types: Mapping[str, FactType]) -> tuple[ConditionMutant, ...]:
    """Every mutant of a rule's condition, each once; none is the condition itself."""
    found: dict[Condition, ConditionMutant] = {}
    for steps, part in _parts(rule.when, ()):
        for fault, change, other in _changes(part, types):
            mutated = replaced(rule.when, steps, other)
            if mutated != rule.when:
                found.setdefault(mutated, ConditionMutant(rule.id, fault, facts_read(part), change, mutated))
    return tuple(found.values())


def test_steps(condition: Condition) -> tuple[Steps, ...]:
    """The way to each test of a condition, in the order of `tests_of`."""
    return tuple(steps for steps, part in _parts(condition, ()) if isinstance(part, Test))


def _parts_joined(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)


def _parts(condition: Condition, steps: Steps) -> Iterator[tuple[Steps, Condition]]:
    """Every part of a condition with the way to it, from the top and from the left."""
    yield steps, condition
    match condition:
        case Not(part):
            yield from _parts(part, (*steps, 0))
        case All(parts) | Any(parts):
            for place, part in enumerate(parts):
                yield from _parts(part, (*steps, place))


def _changes(part: Condition, types: Mapping[str, FactType]) -> Iterator[Change]:
    match part:
        case Test():
            yield from _changed_test(part, types)
        case Not(inner):
            yield Fault.CONNECTIVE, f"`not ({inner})` becomes `{inner}`", inner
        case All(parts) | Any(parts) if len(parts) > 1:
            joint, other = ("and", "or") if isinstance(part, All) else ("or", "and")
            yield Fault.CONNECTIVE, f"`{joint}` becomes `{other}` in `{part}`", (Any if joint == "and" else All)(parts)
            for place, dropped in enumerate(parts):
                rest = (*parts[:place], *parts[place + 1 :])
                kept = rest[0] if len(rest) == 1 else type(part)(rest)
                yield Fault.CONNECTIVE, f"`{dropped}` is dropped from `{part}`", kept


def _changed_test(test: Test, types: Mapping[str, FactType]) -> Iterator[Change]:
    if isinstance(test.operand, bool):
        flipped = Test(test.fact, test.comparison, not test.operand)
        yield Fault.TRUTH_VALUE, f"`{test}` becomes `{flipped}`", flipped
        return
    if test.comparison in _OPPOSITES:
        for fault, others in ((Fault.COMPARISON, _OPPOSITES), (Fault.BOUNDARY, NEIGHBOURS)):
            changed = Test(test.fact, others[test.comparison], test.operand, test.uncertain)
            yield fault, f"`{test}` becomes `{changed}`", changed
        return
    yield Fault.COMPARISON, f"`{test}` becomes `not ({test})`", negated(test)
    if not isinstance(test.operand, frozenset) or len(test.operand) < 2 or isinstance(test.operand, FactReference):
        return
    if test.comparison in _OTHER_MEMBERS:
        changed = Test(test.fact, _OTHER_MEMBERS[test.comparison], test.operand)
        yield Fault.COMPARISON, f"`{test}` becomes `{changed}`", changed
    edge = _edge(test, types.get(test.fact))
    for word in (edge,) if edge else sorted(test.operand):
        fewer = Test(test.fact, test.comparison, test.operand - {word})
        fault = Fault.BOUNDARY if edge else Fault.WORD
        yield fault, f"`{word}` is dropped from `{test}`", fewer


def _edge(test: Test, declared: FactType | None) -> str | None:
    """The last word of an ordered scale's end that the test accepts, as `at_least` and its like do; else None."""
    if test.comparison is not Comparison.IN or declared is None or not declared.ordered:
        return None
    scale, words = declared.choices, test.operand
    assert isinstance(words, frozenset)
    if len(words) == len(scale):
        return None
    if words == frozenset(scale[-len(words) :]):
        return scale[-len(words)]
    return scale[len(words) - 1] if words == frozenset(scale[: len(words)]) else None
