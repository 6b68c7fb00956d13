"""The price sheet: what a core, a gigabyte, a million calls and an hour of work cost, and whose prices these are."""

from dataclasses import dataclass, field

from advisor.model.sizing import Price, SheetTitle


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """One sheet of prices in one currency; `prices` is keyed by id and iterates in declared order."""

    title: SheetTitle
    prices: dict[str, Price] = field(default_factory=dict)
