"""Computed facts in the model: the formulae of demand, applied to amounts that hang on answers which may move."""

from collections.abc import Callable, Iterator
from itertools import product

from advisor.model.fact import ComputedFact
from advisor.sizing.demand import FORMULAE, Formula
from advisor.solving.estimates import OpenEstimate, Quantity, either_of
from advisor.solving.logic import FALSE, Literal, Logic

FactorOf = Callable[[str], OpenEstimate]
QuantityOf = Callable[[str], Quantity]
YesOf = Callable[[str], Literal]


def computed_quantity(logic: Logic, fact: ComputedFact, factor: FactorOf, quantity: QuantityOf, yes: YesOf) -> Quantity:
    """What the formulae of a fact give together, as `advisor.engine.demand` combines them.

    `factor` gives the range of a factor, `quantity` what formulae read of a fact, `yes` whether a yes-or-no answer is
    yes.
    """
    total = Quantity(FALSE, None)
    for name in fact.formulae:
        result = either_of(logic, list(_results(logic, FORMULAE[name], factor, quantity, yes)))
        total = _together(logic, fact, total, result)
    return total


def _results(
    logic: Logic, formula: Formula, factor: FactorOf, quantity: QuantityOf, yes: YesOf
) -> Iterator[tuple[Literal, OpenEstimate]]:
    """The formula's result for every choice of the optional inputs that may be known."""
    needed = [quantity(fact) for fact in formula.facts]
    optional = [quantity(fact) for fact in formula.optional]
    common = [item.known for item in needed]
    if formula.only_if:
        common.append(yes(formula.only_if))
    common += [
        item.estimate.low.positive
        for fact, item in zip(formula.facts, needed, strict=True)
        if fact in formula.positive and item.estimate is not None
    ]
    for pattern in product((True, False), repeat=len(optional)):
        holds = [item.known if used else -item.known for item, used in zip(optional, pattern, strict=True)]
        when = logic.all_of((*common, *holds))
        if when == FALSE or not (needed or any(pattern)):
            continue
        inputs = [item.estimate for item in needed]
        used = [item.estimate if taken else None for item, taken in zip(optional, pattern, strict=True)]
        result = formula.compute(*inputs, *(factor(name) for name in formula.factors), *used)
        if result is not None:
            yield when, OpenEstimate.taken(logic, result)


def _together(logic: Logic, fact: ComputedFact, total: Quantity, result: Quantity) -> Quantity:
    """Two results for one fact: either alone, or both combined."""
    if total.estimate is None or result.estimate is None:
        return result if total.estimate is None else total
    both = logic.all_of((total.known, result.known))
    cases = [
        (logic.all_of((total.known, -result.known)), total.estimate),
        (logic.all_of((-total.known, result.known)), result.estimate),
    ]
    if both != FALSE:
        larger = fact.combine == "larger"
        joined = total.estimate.larger(result.estimate) if larger else total.estimate.common(result.estimate)
        cases.append((both, joined))
    return either_of(logic, cases)
