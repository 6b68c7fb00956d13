"""Numbers as people write them (`50k`, `200 ms`, `5M/day`, `99.95%`) in the unit that a fact is kept in."""

import re
from math import inf, isfinite
from sys import float_info

from advisor.errors import AdvisorError

_NUMBER = re.compile(r"([-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*)", re.DOTALL)
_LARGEST = float_info.max
MULTIPLES = {"k": 1e3, "M": 1e6, "G": 1e9, "B": 1e9, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}

SECONDS = {
    "ms": 1e-3, "s": 1.0, "sec": 1.0, "second": 1.0, "seconds": 1.0, "min": 60.0, "minute": 60.0, "minutes": 60.0,
    "h": 3600.0, "hour": 3600.0, "hours": 3600.0, "d": 86_400.0, "day": 86_400.0, "days": 86_400.0,
    "week": 604_800.0, "weeks": 604_800.0, "month": 2_628_000.0, "months": 2_628_000.0,
    "year": 31_536_000.0, "years": 31_536_000.0,
}  # fmt: skip
BYTES = {
    "B": 1.0, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15,
    "KiB": 2.0**10, "MiB": 2.0**20, "GiB": 2.0**30, "TiB": 2.0**40,
}  # fmt: skip
COUNTED = ("requests", "request", "req", "events", "event", "messages", "transactions", "users", "rps", "")


class QuantityError(AdvisorError):
    """A text is no number, or its unit does not fit."""


class UnitError(QuantityError):
    """A number has a unit that does not fit."""


def parse_quantity(value: object, unit: str) -> float:
    """The number that `value` (a number or a text) states, in `unit`.

    `unit` is empty for counts, `share` for 0..1, `%` for percent, else a time, size or rate such as `ms`, `GB/month`,
    `requests/s`.

    Raises:
        QuantityError: with a sentence that says what is wrong.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise QuantityError(f"`{value}` is no number")
    if isinstance(value, str):
        number, suffix = _split(value)
        number = float(f"{number * _factor(suffix, unit, value):.12g}")
    else:
        number = float(value) if abs(value) <= _LARGEST else inf
    if not isfinite(number):
        raise QuantityError("the number is not finite")
    return number


def _split(text: str) -> tuple[float, str]:
    match = _NUMBER.fullmatch(text.strip())
    if not match or len(text) > 60:
        raise QuantityError(f"`{text[:60]}` is no number")
    return float(match[1].replace("_", "")), match[2].strip()


def _factor(suffix: str, unit: str, text: str) -> float:
    direct = _unit_factor(suffix, unit)
    if direct is not None:
        return direct
    multiple = re.match(
        r"(thousand|million|billion|bn|k|M|G|B)(?![A-Za-z])\s*|(k|M|G|bn)(?=req|event|mess|trans|user)", suffix
    )
    if multiple:
        scaled = _unit_factor(suffix[multiple.end() :].strip(), unit)
        if scaled is not None:
            return MULTIPLES[multiple[0].strip()] * scaled
    wanted = {"": "a plain count such as `50k`", "share": "a share such as `0.95` or `95%`"}.get(
        unit, f"a unit that fits `{unit}`"
    )
    raise UnitError(f"`{text}` has the unit `{suffix}`, but {wanted} is expected here")


def _unit_factor(suffix: str, unit: str) -> float | None:
    """What to multiply by to get from `suffix` to `unit`; None when they measure different things."""
    if suffix in ("", unit):
        return 1.0
    if unit == "share":
        return 0.01 if suffix == "%" else None
    if unit == "%":
        return 1.0 if suffix in ("percent",) else None
    if unit == "":
        return 1.0 if suffix in COUNTED else None
    if "/" in unit:
        return _rate_factor(suffix, *unit.split("/", 1))
    for table in (SECONDS, BYTES):
        if unit in table:
            return table[suffix] / table[unit] if suffix in table else None
    return None


def _rate_factor(suffix: str, what: str, period: str) -> float | None:
    if suffix == "rps" and what == "requests" and period == "s":
        return 1.0
    if "/" not in suffix:
        words = suffix.split(" a ") if " a " in suffix else suffix.split(" per ")
        if len(words) != 2:
            return _unit_factor(suffix, what) if what in BYTES else None
    else:
        words = suffix.split("/", 1)
    counted, other = (word.strip() for word in words)
    scale = _unit_factor(counted, what) if what in BYTES else (1.0 if counted in (*COUNTED, what) else None)
    if scale is None or other not in SECONDS:
        return None
    return scale * SECONDS[period] / SECONDS[other]
