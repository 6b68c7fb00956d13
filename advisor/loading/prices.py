"""Whether a price sheet is whole: every price that the formulae read, in one currency, in units that they expect."""

from collections.abc import Iterator

from advisor.errors import Path, did_you_mean
from advisor.loading.assumptions import SIZES
from advisor.loading.ranges import check_ranges
from advisor.loading.references import Finding
from advisor.model.condition import facts_read
from advisor.model.prices import PriceSheet
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Arithmetic, Price

FILE = "prices.yaml"
SHEET = "SheetTitle"
"""The kind under which the place of a sheet's title is kept; its id is the name of the file."""


def check_prices(base: RuleBase, arithmetic: Arithmetic) -> Iterator[Finding]:
    """Everything that keeps costs from being computed of the rule base's price sheet."""
    sheet = base.price_sheet
    if sheet is None:
        return
    if sheet.title.currency not in arithmetic.currencies:
        message = f"`{sheet.title.currency}` is no currency that the advisor knows"
        hint = did_you_mean(sheet.title.currency, arithmetic.currencies) or f"one of {', '.join(arithmetic.currencies)}"
        yield SHEET, FILE, ("currency",), message, hint, "wrong-unit"
    for price in sheet.prices.values():
        yield from _unit(price, sheet, arithmetic)
        yield from check_ranges(base, "Price", price)
        for place, variant in enumerate(price.variants):
            if any(fact.startswith(SIZES) for fact in facts_read(variant.when)):
                message = "a price cannot hang on a size, which is known after all prices"
                path: Path = ("variants", place, "when")
                yield "Price", price.id, path, message, "read answers and choices", "forbidden-reading"
    for name, expected in arithmetic.prices.items():
        if name not in sheet.prices:
            message = f"the price `{name}` is missing"
            hint = f"add it, in {expected.replace('money', sheet.title.currency)}; a sheet replaces all prices at once"
            yield SHEET, FILE, (), message, hint, "unresolved-reference"


def _unit(price: Price, sheet: PriceSheet, arithmetic: Arithmetic) -> Iterator[Finding]:
    expected = arithmetic.prices.get(price.id)
    if expected is None:
        message = f"no formula reads the price `{price.id}`"
        hint = did_you_mean(price.id, arithmetic.prices) or "remove it"
        yield "Price", price.id, ("id",), message, hint, "unresolved-reference"
        return
    wanted = expected.replace("money", sheet.title.currency)
    money = price.unit.partition("/")[0].strip()
    if money in arithmetic.currencies and money != sheet.title.currency:
        message = f"the price `{price.id}` is in {money}, and the sheet in {sheet.title.currency}"
        yield "Price", price.id, ("unit",), message, f"convert it, and write `{wanted}`", "wrong-unit"
    elif not arithmetic.fits(price.unit, expected):
        message = f"`{price.unit}` does not measure what the formulae expect of `{price.id}`"
        yield "Price", price.id, ("unit",), message, f"write a unit such as `{wanted}`", "wrong-unit"
