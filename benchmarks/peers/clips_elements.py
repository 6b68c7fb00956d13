"""Conditions as conditional elements of CLIPS.

Whatever reads answers only is one pattern over the slots of the one `profile` fact; a derived fact is a pattern of its
own, `(fact value)`; a part that mixes both is joined by CLIPS's `and`, `or` and `not`.
"""

from advisor.model.condition import All, Any, Comparison, Condition, Not, Operand, Test, facts_read
from advisor.model.fact import Kind
from advisor.model.rulebase import RuleBase
from advisor.model.strata import chains
from benchmarks.peers.infix import ORDERINGS
from benchmarks.peers.layers import UntranslatableError


def elements(condition: Condition, base: RuleBase) -> str:
    """The left-hand side of a rule.

    Raises:
        UntranslatableError: for a test of a derived fact that might turn false as the fact rises (say so by `not`).
    """
    parts = condition.parts if isinstance(condition, All) else (condition,)
    answered = [part for part in parts if all(fact in base.questions for fact in facts_read(part))]
    others = [part for part in parts if part not in answered]
    return " ".join([*_profile_pattern(answered, base), *(_element(part, base) for part in others)])


def atom(value: Operand) -> str:
    """A value as CLIPS writes it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return repr(float(value)) if isinstance(value, int | float) else str(value)


def holds_many(name: str, base: RuleBase) -> bool:
    """Whether the answer is a multifield."""
    return base.questions[name].type is Kind.MANY


def _element(condition: Condition, base: RuleBase) -> str:
    if all(fact in base.questions for fact in facts_read(condition)):
        return _grouped("and", _profile_pattern([condition], base))
    match condition:
        case Test():
            return _derived_pattern(condition, base)
        case Not(part):
            return f"(not {_element(part, base)})"
        case All(parts):
            return _grouped("and", [_element(part, base) for part in parts])
        case Any(parts):
            return _grouped("or", [_element(part, base) for part in parts])


def _grouped(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({word} {' '.join(parts)})"


def _derived_pattern(test: Test, base: RuleBase) -> str:
    if not chains((test, True), base.derived):
        raise UntranslatableError(f"{test} may turn false as {test.fact} rises")
    if isinstance(test.operand, frozenset):
        return f"(exists ({test.fact} {'|'.join(sorted(test.operand))}))"
    return f"({test.fact} {atom(test.operand)})"


def _profile_pattern(conditions: list[Condition], base: RuleBase) -> list[str]:
    """One pattern whose slots hold simple tests, and a test over variables for everything else."""
    slots: dict[str, str] = {}
    rest = []
    for condition in conditions:
        if isinstance(condition, Test) and condition.fact not in slots:
            slots[condition.fact] = _constraint(condition, base)
        else:
            rest.append(condition)
    for fact in (fact for condition in rest for fact in facts_read(condition)):
        variable = _variable(fact, base)
        bound = slots.get(fact)
        if bound is None:
            slots[fact] = variable
        elif not bound.startswith(variable):
            slots[fact] = f"{variable}&{bound}"
    if not slots:
        return [f"(test {_expression(condition, base)})" for condition in rest]
    pattern = " ".join(f"({fact} {slots[fact]})" for fact in base.questions if fact in slots)
    return [f"(profile {pattern})", *(f"(test {_expression(condition, base)})" for condition in rest)]


def _variable(fact: str, base: RuleBase) -> str:
    return f"$?{fact}" if holds_many(fact, base) else f"?{fact}"


def _constraint(test: Test, base: RuleBase) -> str:
    match test.comparison, test.operand:
        case Comparison.IS, bool() | str():
            return atom(test.operand)
        case Comparison.IN, frozenset() if test.operand:
            return "|".join(sorted(test.operand))
        case _:
            return f"{_variable(test.fact, base)}&:{_expression(test, base)}"


def _expression(condition: Condition, base: RuleBase) -> str:
    match condition:
        case Test():
            return _compared(f"?{condition.fact}", condition.comparison, condition.operand)
        case Not(part):
            return f"(not {_expression(part, base)})"
        case All(parts):
            return _joined("and", [_expression(part, base) for part in parts])
        case Any(parts):
            return _joined("or", [_expression(part, base) for part in parts])


def _compared(name: str, comparison: Comparison, operand: Operand) -> str:
    match comparison, operand:
        case Comparison.IS, bool() | str():
            return f"(eq {name} {atom(operand)})"
        case Comparison.IS, int() | float():
            return f"(= {name} {atom(operand)})"
        case Comparison.IN, frozenset():
            return _joined("or", [f"(eq {name} {word})" for word in sorted(operand)])
        case Comparison.INCLUDES, str():
            return f"(member$ {operand} {name})"
        case Comparison.INCLUDES_ANY, frozenset():
            return _joined("or", [f"(member$ {word} {name})" for word in sorted(operand)])
        case Comparison.INCLUDES_ALL, frozenset():
            return _joined("and", [f"(member$ {word} {name})" for word in sorted(operand)])
        case _, int() | float() if comparison in ORDERINGS:
            return f"({ORDERINGS[comparison]} {name} {atom(operand)})"
        case _:
            raise UntranslatableError(f"{name} {comparison} {operand}")


def _joined(word: str, parts: list[str]) -> str:
    """A call of `and` or `or`, which take two arguments at least; a test of nothing is a call too."""
    if len(parts) < 2:
        return parts[0] if parts else f"({word} {atom(word == 'and')} {atom(word == 'and')})"
    return f"({word} {' '.join(parts)})"
