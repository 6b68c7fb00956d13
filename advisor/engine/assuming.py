"""Which range a factor or an assumption has: as measured, as told, or by the first variant that fits."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from advisor.engine.facts import Facts, ToldRange
from advisor.model.evaluation import View, evaluate
from advisor.model.factor import Factor, Variant
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Price, RangeOrigin, UsedAssumption
from advisor.model.truth import Truth
from advisor.sizing.quantity import Quantity


@dataclass(frozen=True)
class Assumed:
    """One factor or assumption: the range that counts as things stand, and bounds for whatever may hold instead."""

    factor: Factor
    taken: Factor | Variant | ToldRange
    lowest: float
    highest: float

    @cached_property
    def quantity(self) -> Quantity:
        """The range that counts."""
        return Quantity.of(self.taken.low, self.taken.best, self.taken.high, self.factor.unit)

    @cached_property
    def bounds(self) -> Quantity:
        """The same best value within the bounds of everything that may be."""
        if (self.lowest, self.highest) == (self.taken.low, self.taken.high):
            return self.quantity
        return Quantity.of(self.lowest, self.taken.best, self.highest, self.factor.unit)

    @property
    def origin(self) -> RangeOrigin:
        """Who set the range."""
        if isinstance(self.taken, ToldRange):
            return self.taken.origin
        return "price sheet" if isinstance(self.factor, Price) else "rule base"

    @cached_property
    def used(self) -> UsedAssumption:
        """The range that counts, as a result."""
        factor, taken = self.factor, self.taken
        evidence = () if isinstance(taken, ToldRange) else taken.evidence or factor.evidence
        return UsedAssumption.model_construct(
            id=factor.id, title=factor.title, unit=factor.unit, low=taken.low, best=taken.best, high=taken.high,
            because=taken.because or factor.because, evidence=evidence, origin=self.origin,
        )  # fmt: skip


def assume(base: RuleBase, facts: Facts, wanted: Collection[str] | None = None) -> dict[str, Assumed]:
    """Every assumption and price, or those that are wanted, by id."""
    return {
        name: assume_one(assumption, facts)
        for name, assumption in base.ranges_assumed.items()
        if wanted is None or name in wanted
    }


def assume_one(factor: Factor, facts: Facts) -> Assumed:
    """The range of one factor, assumption or price."""
    told = facts.ranges.get(factor.id)
    if told is not None:
        return Assumed(factor, told, told.low, told.high)
    return Assumed(factor, *fitting(factor, facts.certain, facts.likely))


def fitting(factor: Factor, certain: View, likely: View) -> tuple[Factor | Variant, float, float]:
    """The first variant that likely holds, and the bounds of it and of every variant that may hold instead."""
    taken: Factor | Variant | None = None
    possible: list[Factor | Variant] = []
    for variant in factor.variants:
        surely = evaluate(variant.when, certain)
        if surely is Truth.FALSE:
            continue
        possible.append(variant)
        if taken is None and evaluate(variant.when, likely) is Truth.TRUE:
            taken = variant
        if surely is Truth.TRUE:
            break
    else:
        possible.append(factor)
    return taken or factor, min(one.low for one in possible), max(one.high for one in possible)
