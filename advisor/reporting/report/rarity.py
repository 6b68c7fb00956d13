"""How special a rule is: how seldom it fires, by what its questions say of the answers that are likely.

A rough order and no more: answers are taken as independent, and what the base declares nothing of as even.
"""

from math import prod

from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test
from advisor.model.fact import Kind
from advisor.model.rulebase import RuleBase

_EVEN = 0.5
"""Where nobody has said what is likely."""


def rarity(rule: str, base: RuleBase) -> float:
    """How seldom a rule fires, 0 (always, or not a rule of this base) to 1 (never)."""
    known = base.rules.get(rule)
    return 1 - _likely(known.when, base) if known else 0.0


def _likely(condition: Condition, base: RuleBase) -> float:
    match condition:
        case Not(part):
            return 1 - _likely(part, base)
        case All(parts):
            return prod(_likely(part, base) for part in parts)
        case Any(parts):
            return 1 - prod(1 - _likely(part, base) for part in parts)
        case _:
            return _holds(condition, base)


def _holds(test: Test, base: RuleBase) -> float:
    """How likely a test holds of the words of an answer."""
    question = base.questions.get(test.fact)
    if (
        question is None
        or question.prior is None
        or not question.prior.choices
        or isinstance(test.operand, FactReference)
    ):
        return _EVEN
    weights = question.prior.choices
    words = test.operand if isinstance(test.operand, frozenset) else frozenset({_word(test.operand)})
    if question.type is Kind.MANY:
        if not words:
            return prod(1 - min(each, 1.0) for each in weights.values())
        held = [weights.get(word, 0.0) for word in words]
        return 1 - prod(1 - each for each in held) if test.comparison is Comparison.INCLUDES_ANY else prod(held)
    if test.comparison not in (Comparison.IS, Comparison.IN):
        return _EVEN
    total = sum(weights.values())
    return sum(weights.get(word, 0.0) for word in words) / total if total else _EVEN


def _word(operand: str | bool | float | int) -> str:
    return str(operand).lower() if isinstance(operand, bool) else str(operand)
