"""Numbers as people write them, as schemas: `50k`, `200 ms`, `5M/day`, `99.95%`.

The patterns follow `model.quantity.parse_quantity`; a property test holds them against it.
"""

from math import isfinite

from advisor.authoring.schema.pieces import Schema
from advisor.model.fact import FactType, Kind
from advisor.model.quantity import BYTES, COUNTED, MULTIPLES, SECONDS

_NUMBER = r"[-+]?([0-9][0-9_]*(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?"
_EXAMPLES = {Kind.SHARE: "0.95 or 95%", Kind.PERCENT: "99.9%", Kind.COUNT: "10, 50k or 2M"}


def quantity(declared: FactType, bounded: bool = False) -> Schema:
    """A number, or a text that states one in a unit that fits; `bounded` holds plain numbers to the fact's bounds."""
    number: Schema = {"type": "integer" if bounded and declared.kind is Kind.COUNT else "number"}
    if bounded:
        number["minimum"] = declared.minimum
        if isfinite(declared.maximum):
            number["maximum"] = declared.maximum
    unit = declared.unit
    example = _EXAMPLES.get(declared.kind, f"a plain number is in {unit}; or with a unit: 5 {unit}" if unit else "50k")
    text: Schema = {"type": "string", "pattern": f"^\\s*{_NUMBER}\\s*{_suffix(declared)}\\s*$"}
    return {"anyOf": [number, text], "description": f"A number: {example}."}


def _suffix(declared: FactType) -> str:
    if declared.kind is Kind.SHARE:
        return "(%|share)?"
    if declared.kind is Kind.PERCENT:
        return "(%|percent)?"
    return f"({_any(MULTIPLES)})?\\s*({_unit(declared.unit)})?"


def _unit(unit: str) -> str:
    """Every way to write a unit that fits, as a pattern."""
    if unit == "":
        return _any(COUNTED)
    if "/" in unit:
        what, period = unit.split("/", 1)
        counted = BYTES if what in BYTES else (*COUNTED, what)
        rate = f"({_any(counted)})?\\s*(/|per\\b|a\\b)\\s*({_any((*SECONDS, period))})"
        return f"{rate}|({_any((*counted, unit))})"
    for table in (SECONDS, BYTES):
        if unit in table:
            return _any(table)
    return _any((unit,))


def _any(names: object) -> str:
    found = sorted({name for name in names if name}, key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(name.replace(".", r"\.").replace("*", r"\*").replace("+", r"\+") for name in found)
