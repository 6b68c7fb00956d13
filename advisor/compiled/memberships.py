"""Comparisons of words: which words a fact has, and what a test says of them, as expressions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.compiled.expressions import Expression, Expressions
from advisor.compiled.layout import Mark
from advisor.compiled.words import MAY_HOLD
from advisor.model.condition import Comparison, Scalar


@dataclass(frozen=True)
class Membership:
    """Per word that a rule may name, and for all others together, whether a fact has it.

    `several` tells whether it may have more than one at once.
    """

    has: Mapping[Scalar | Mark, Expression]
    several: bool


def compare_words(
    e: Expressions, left: Membership, comparison: Comparison, operand: Membership | Iterable[Scalar]
) -> Expression:
    """What a test says of a fact's words: against listed words, or against those of another fact."""
    if not isinstance(operand, Membership):
        listed = tuple(operand)
        return _among(e, left, listed) if not left.several else _against_list(e, left, comparison, listed)
    if not left.several:
        return _overlaps(e, left, operand) if not operand.several else _within(e, left, operand)
    match comparison:
        case Comparison.INCLUDES_ANY:
            return _overlaps(e, left, operand)
        case Comparison.INCLUDES | Comparison.INCLUDES_ALL if not operand.several:
            return _within(e, operand, left)
        case Comparison.INCLUDES | Comparison.INCLUDES_ALL:
            return _contains(e, left, operand)
        case _:
            return e.all_of((_contains(e, left, operand), _contains(e, operand, left)))


def _among(e: Expressions, left: Membership, listed: tuple[Scalar, ...]) -> Expression:
    """Whether the one word that a fact has is listed."""
    possible = e.any_of(has for word, has in left.has.items() if word in listed)
    return e.settled(possible, e.any_of(has for word, has in left.has.items() if word not in listed))


def _against_list(e: Expressions, left: Membership, comparison: Comparison, listed: tuple[Scalar, ...]) -> Expression:
    named = [left.has[word] for word in listed]
    match comparison:
        case Comparison.INCLUDES_ANY:
            return e.any_of(named)
        case Comparison.INCLUDES | Comparison.INCLUDES_ALL:
            return e.all_of(named)
        case _:
            others = (e.negated(has) for word, has in left.has.items() if word not in listed)
            return e.all_of((*named, *others))


def _overlaps(e: Expressions, left: Membership, right: Membership) -> Expression:
    """Whether both have a word in common; of words that no rule names, nobody knows whether they are the same."""
    return e.any_of(
        e.masked(both, MAY_HOLD) if word is Mark.OTHER else both
        for word, has in left.has.items()
        for both in [e.all_of((has, right.has[word]))]
    )


def _within(e: Expressions, single: Membership, several: Membership) -> Expression:
    """Whether the one word of a fact is among the words of another."""
    outside = (
        has if word is Mark.OTHER else e.all_of((has, e.negated(several.has[word]))) for word, has in single.has.items()
    )
    return e.settled(_overlaps(e, single, several), e.any_of(outside))


def _contains(e: Expressions, left: Membership, right: Membership) -> Expression:
    """Whether a fact has every word of another."""
    return e.all_of(
        e.any_of((e.negated(has), e.masked(left.has[word], MAY_HOLD) if word is Mark.OTHER else left.has[word]))
        for word, has in right.has.items()
    )
