"""Plain values as people read them: thousands separated, units written, ranges with their best estimate."""

from collections.abc import Callable
from math import floor, inf, isfinite, log10
from typing import Any

from advisor.model.fact import FactType, Kind
from advisor.reporting.wording import clean, listed

NOT_KNOWN = "not known"

Naming = Callable[[str], str]
"""Turns the id of a choice into its words."""


def show_value(value: Any, declared: FactType | None, naming: Naming, rounded: bool = False) -> str:
    """A fact's value in words. `rounded` keeps three significant digits, as computed numbers deserve no more."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, dict):
        return _show_form(value, declared, naming, rounded)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return with_unit(show_number(value, declared, rounded), declared)
    if isinstance(value, list | tuple):
        return ", ".join(naming(str(item)) for item in value) if value else "none"
    return naming(str(value))


def _show_form(value: dict[str, Any], declared: FactType | None, naming: Naming, rounded: bool) -> str:
    if "between" in value:
        low, high = value["between"]
        if declared and low <= declared.minimum and (high or inf) >= declared.maximum:
            return NOT_KNOWN
        return show_range(low, high, value.get("best"), declared, rounded)
    if "at_least" in value:
        return f"{', '.join(naming(str(item)) for item in value['at_least'])}, perhaps more"
    if "one_of" in value:
        return _show_alternatives(value["one_of"], declared, naming)
    return ", ".join(f"{naming(str(key))}: {show_value(item, None, naming)}" for key, item in value.items()) or "none"


def _show_alternatives(alternatives: list[Any], declared: FactType | None, naming: Naming) -> str:
    if declared and declared.kind is Kind.BOOL:
        return NOT_KNOWN if len(alternatives) > 1 else ("yes" if alternatives == ["True"] else "no")
    if declared and declared.choices and not declared.open and len(alternatives) == len(declared.choices):
        return NOT_KNOWN
    if declared and declared.ordered:
        alternatives = sorted(
            alternatives, key=lambda item: declared.choices.index(item) if item in declared.choices else 0
        )
    words = (
        show_value(item, declared, naming) if isinstance(item, list) else naming(str(item)) for item in alternatives
    )
    return listed(words, "or")


def show_range(low: float, high: float | None, best: float | None, declared: FactType | None, rounded: bool) -> str:
    """A range such as `2,000–20,000 requests/s, best 6,000`."""
    first = show_number(low, declared, rounded)
    if high is None or not isfinite(high):
        shown = f"{with_unit(first, declared)} or more"
    else:
        shown = with_unit(f"{first}–{show_number(high, declared, rounded)}", declared)
    if best is None:
        return shown
    middle = show_number(best, declared, rounded or float(best) != int(best))
    percent = " %" if declared and declared.kind in (Kind.SHARE, Kind.PERCENT) else ""
    return f"{shown}, best {middle}{percent}"


def show_number(value: float, declared: FactType | None = None, rounded: bool = False) -> str:
    """A number with thousands separated; shares become percent."""
    number = value * 100 if declared and declared.kind is Kind.SHARE else value
    if not isfinite(number):
        return "any"
    if rounded and number:
        number = round(number, 2 - floor(log10(abs(number))))
    if abs(number) >= 1000 or float(number).is_integer():
        return f"{number:,.0f}"
    return f"{number:.6g}" if abs(number) >= 1e-4 else f"{number:.2g}"


def with_unit(number: str, declared: FactType | None) -> str:
    """A shown number with its unit behind it."""
    if declared is None:
        return number
    unit = "%" if declared.kind in (Kind.SHARE, Kind.PERCENT) else declared.unit
    return f"{number} {unit}".rstrip()


def as_written(raw: Any) -> str:
    """An answer as it stands in the profile, on one line of YAML's flow style."""
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{clean(key)}: {as_written(value)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list | tuple):
        return "[" + ", ".join(as_written(item) for item in raw) + "]"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return clean(raw)
