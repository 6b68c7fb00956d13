"""Which range a factor or an assumption has: as measured, as told, or by the first variant that fits."""

from collections.abc import Collection
from dataclasses import dataclass

from advisor.engine.facts import Facts, ToldRange
from advisor.model.evaluation import View, evaluate
from advisor.model.factor import Factor, Variant
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Price, RangeOrigin, UsedAssumption
from advisor.model.truth import Truth
from advisor.sizing.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Assumed:
    """One factor or assumption: the range that counts as things stand, and bounds for whatever may hold instead."""

    used: UsedAssumption
    lowest: float
    highest: float

    @property
    def quantity(self) -> Quantity:
        """The range that counts."""
        return Quantity.of(self.used.low, self.used.best, self.used.high, self.used.unit)

    @property
    def bounds(self) -> Quantity:
        """The same best value within the bounds of everything that may be."""
        return Quantity.of(self.lowest, self.used.best, self.highest, self.used.unit)


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
    if told is None:
        return _by_variant(factor, facts)
    return Assumed(_used(factor, told, told.because, (), told.origin), told.low, told.high)


def _by_variant(factor: Factor, facts: Facts) -> Assumed:
    taken, low, high = fitting(factor, facts.certain, facts.likely)
    because, evidence = taken.because or factor.because, taken.evidence or factor.evidence
    origin: RangeOrigin = "price sheet" if isinstance(factor, Price) else "rule base"
    return Assumed(_used(factor, taken, because, evidence, origin), low, high)


def fitting(factor: Factor, certain: View, likely: View) -> tuple[Factor | Variant, float, float]:
    """The first variant that likely holds, and the bounds of it and of every variant that may hold instead."""
    taken = next((one for one in factor.variants if evaluate(one.when, likely) is Truth.TRUE), factor)
    possible = [taken, *_possible(factor, certain)]
    return taken, min(one.low for one in possible), max(one.high for one in possible)


def _possible(factor: Factor, certain: View) -> list[Variant | Factor]:
    found: list[Variant | Factor] = []
    for variant in factor.variants:
        truth = evaluate(variant.when, certain)
        if truth is not Truth.FALSE:
            found.append(variant)
        if truth is Truth.TRUE:
            return found
    return [*found, factor]


def _used(
    factor: Factor,
    ends: Factor | Variant | ToldRange,
    because: str,
    evidence: tuple[str, ...],
    origin: RangeOrigin,
) -> UsedAssumption:
    return UsedAssumption.model_construct(
        id=factor.id, title=factor.title, unit=factor.unit, low=ends.low, best=ends.best, high=ends.high,
        because=because, evidence=evidence, origin=origin,
    )  # fmt: skip
