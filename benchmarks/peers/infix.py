"""Conditions as infix expressions, in words that ZEN and rule-engine both understand."""

import json

from advisor.model.condition import All, Any, Comparison, Condition, Not, Operand, Test
from benchmarks.peers.layers import UntranslatableError

ORDERINGS = {
    Comparison.AT_LEAST: ">=",
    Comparison.AT_MOST: "<=",
    Comparison.MORE_THAN: ">",
    Comparison.LESS_THAN: "<",
}


def infix(condition: Condition, prefix: str = "", prefixed: frozenset[str] = frozenset()) -> str:
    """The expression that is true when the condition holds; facts in `prefixed` are read behind the prefix.

    Raises:
        UntranslatableError: for a comparison that the other engines cannot make.
    """
    match condition:
        case Test():
            name = f"{prefix}{condition.fact}" if condition.fact in prefixed else condition.fact
            return _compared(name, condition.comparison, condition.operand)
        case Not(part):
            return f"not ({infix(part, prefix, prefixed)})"
        case All(parts):
            return _joined([infix(part, prefix, prefixed) for part in parts], "and") or "true"
        case Any(parts):
            return _joined([infix(part, prefix, prefixed) for part in parts], "or") or "false"


def _compared(name: str, comparison: Comparison, operand: Operand) -> str:
    match comparison, operand:
        case Comparison.IS, bool():
            return name if operand else f"not {name}"
        case Comparison.IS, str() | int() | float():
            return f"{name} == {json.dumps(operand)}"
        case Comparison.IN, frozenset():
            return f"{name} in {json.dumps(sorted(operand))}"
        case Comparison.INCLUDES, str():
            return f"{json.dumps(operand)} in {name}"
        case Comparison.INCLUDES_ANY, frozenset():
            return _joined([f"{json.dumps(word)} in {name}" for word in sorted(operand)], "or") or "false"
        case Comparison.INCLUDES_ALL, frozenset():
            return _joined([f"{json.dumps(word)} in {name}" for word in sorted(operand)], "and") or "true"
        case _, int() | float() if comparison in ORDERINGS:
            return f"{name} {ORDERINGS[comparison]} {operand!r}"
        case _:
            raise UntranslatableError(f"{name} {comparison} {operand}")


def _joined(parts: list[str], word: str) -> str:
    return f"({f' {word} '.join(parts)})" if parts else ""
