"""Units of measurement as exponents of what is measured, so that adding requests to bytes is an error."""

from dataclasses import dataclass
from functools import lru_cache

from advisor.errors import AdvisorError
from advisor.model.quantity import BYTES, SECONDS

_COUNTED = {
    word: plural.removesuffix("s")
    for plural in (
        "requests", "events", "statements", "connections", "cores", "instances", "nodes", "partitions", "users",
        "jobs", "messages", "people",
    )
    for word in (plural, plural.removesuffix("s"))
}  # fmt: skip
_BITS = {"bit": 1 / 8, "kbit": 1e3 / 8, "Mbit": 1e6 / 8, "Gbit": 1e9 / 8}
_SHARES = {"": 1.0, "share": 1.0, "%": 0.01, "times": 1.0}
_MULTIPLES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
ANY_MONEY = "money"
"""The word of formulae for money of whatever currency the prices are in."""
CURRENCIES = (
    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "INR", "JPY", "KRW", "MXN", "NOK", "NZD",
    "PLN", "RON", "RUB", "SEK", "SGD", "TRY", "USD", "ZAR", "units",
)  # fmt: skip
"""The words for money: currencies, and relative units. They are one kind, as a calculation has one currency only."""


class UnitMismatchError(AdvisorError):
    """Two quantities of different kinds were added, compared, or one was read in a unit that is none of its own."""


@dataclass(frozen=True, slots=True)
class Unit:
    """`scale` base units (seconds, bytes, single things) to the power of each of `dimensions`."""

    scale: float
    dimensions: tuple[tuple[str, int], ...]

    def __mul__(self, other: "Unit") -> "Unit":
        return _product(self, other, 1)

    def __truediv__(self, other: "Unit") -> "Unit":
        return _product(self, other, -1)

    def factor_to(self, other: "Unit") -> float:
        """How many of the other unit one of this unit is.

        Raises:
            UnitMismatchError: when they measure different things.
        """
        if self.dimensions != other.dimensions:
            raise UnitMismatchError(f"{_shown(self)} is no {_shown(other)}")
        return self.scale / other.scale


@lru_cache(maxsize=4096)
def unit(text: str) -> Unit:
    """The unit that a text such as `requests/s`, `core·ms/request`, `USD/million requests`, `Mbit/s` or `share` names.

    Raises:
        UnitMismatchError: when a word of it is no unit.
    """
    over, *under = text.split("/")
    found = Unit(1.0, ())
    for word in over.split("·"):
        found = found * _single(word.strip(), text)
    for words in under:
        for word in words.split("·"):
            found = found / _single(word.strip(), text)
    return found


def _single(word: str, text: str) -> Unit:
    if word in _COUNTED:
        return Unit(1.0, ((_COUNTED[word], 1),))
    if word in SECONDS:
        return Unit(SECONDS[word], (("second", 1),))
    if word in BYTES:
        return Unit(BYTES[word], (("byte", 1),))
    if word in _BITS:
        return Unit(_BITS[word], (("byte", 1),))
    if word == ANY_MONEY or word in CURRENCIES:
        return Unit(1.0, ((ANY_MONEY, 1),))
    if word in _SHARES:
        return Unit(_SHARES[word], ())
    multiple, _, counted = word.partition(" ")
    if multiple in _MULTIPLES and counted in _COUNTED:
        return Unit(_MULTIPLES[multiple], ((_COUNTED[counted], 1),))
    raise UnitMismatchError(f"`{word}` in `{text}` is no unit")


@lru_cache(maxsize=4096)
def _product(left: Unit, right: Unit, sign: int) -> Unit:
    exponents = dict(left.dimensions)
    for name, exponent in right.dimensions:
        exponents[name] = exponents.get(name, 0) + sign * exponent
    scale = left.scale * right.scale if sign > 0 else left.scale / right.scale
    return Unit(scale, tuple(sorted((name, exponent) for name, exponent in exponents.items() if exponent)))


def _shown(one: Unit) -> str:
    over = "·".join(_power(name, exponent) for name, exponent in one.dimensions if exponent > 0)
    under = "·".join(_power(name, -exponent) for name, exponent in one.dimensions if exponent < 0)
    return f"{over or 'a plain number'}/{under}" if under else over or "a plain number"


def _power(name: str, exponent: int) -> str:
    return name if exponent == 1 else f"{name}^{exponent}"
