"""Which range every assumption of the sizing has: as measured, as told, or by the first variant that fits."""

from collections.abc import Collection
from dataclasses import dataclass

from advisor.engine.facts import Facts, ToldRange
from advisor.model.evaluation import View, evaluate
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Assumption, Price, RangeOrigin, UsedAssumption, Variant
from advisor.model.truth import Truth
from advisor.sizing.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Assumed:
    """One assumption: the range that counts for what is recommended, and bounds for whatever may be chosen instead."""

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
        name: _told(assumption, facts.ranges[name]) if name in facts.ranges else _by_variant(assumption, facts)
        for name, assumption in base.ranges_assumed.items()
        if wanted is None or name in wanted
    }


def _told(assumption: Assumption, told: ToldRange) -> Assumed:
    return Assumed(_used(assumption, told, told.because, (), told.origin), told.low, told.high)


def _by_variant(assumption: Assumption, facts: Facts) -> Assumed:
    """The first variant that likely holds, within the bounds of every variant that may hold instead."""
    holding = (one for one in assumption.variants if evaluate(one.when, facts.likely) is Truth.TRUE)
    taken = next(holding, assumption)
    possible = [taken, *_possible(assumption, facts.certain)]
    because, evidence = taken.because or assumption.because, taken.evidence or assumption.evidence
    origin: RangeOrigin = "price sheet" if isinstance(assumption, Price) else "rule base"
    used = _used(assumption, taken, because, evidence, origin)
    return Assumed(used, min(one.low for one in possible), max(one.high for one in possible))


def _possible(assumption: Assumption, certain: View) -> list[Variant | Assumption]:
    found: list[Variant | Assumption] = []
    for variant in assumption.variants:
        truth = evaluate(variant.when, certain)
        if truth is not Truth.FALSE:
            found.append(variant)
        if truth is Truth.TRUE:
            return found
    return [*found, assumption]


def _used(
    assumption: Assumption,
    ends: Assumption | Variant | ToldRange,
    because: str,
    evidence: tuple[str, ...],
    origin: RangeOrigin,
) -> UsedAssumption:
    return UsedAssumption.model_construct(
        id=assumption.id, title=assumption.title, unit=assumption.unit, low=ends.low, best=ends.best, high=ends.high,
        because=because, evidence=evidence, origin=origin,
    )  # fmt: skip
