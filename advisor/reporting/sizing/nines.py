"""Availabilities as people say them: the class in nines, and the time down in a year."""

from math import inf, log10

from advisor.reporting.sizing.amounts import times
from advisor.sizing.availability import downtime

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_UNITS = (("day", 24 * 60), ("hour", 60), ("minute", 1))
_YEAR = 365 * 24 * 60.0


def nines(availability: float) -> str:
    """The class of a share of time: `three nines` from 99.9 %, `three and a half nines` from 99.95 %."""
    # 1 − 0.999 is a hair above 0.001 in floating point, and is three nines all the same
    count = -log10(1 - availability) + 1e-6 if availability < 1 else inf
    if count == inf:
        return "always up"
    full = int(count)
    if full == 0:
        return "no nines"
    word = _NUMBERS[full] if full < len(_NUMBERS) else str(full)
    if count >= full + 1 - log10(5):
        return f"{word} and a half nines"
    return "one nine" if full == 1 else f"{word} nines"


def down_in_a_year(availability: float) -> str:
    """The time down in a year of 365 days, in two digits: `8.8 hours down in a year`."""
    minutes = downtime(availability, _YEAR)
    name, length = next((unit for unit in _UNITS if minutes >= unit[1]), _UNITS[-1])
    shown = times(minutes / length)
    return f"{shown} {name}{'' if shown == '1' else 's'} down in a year"
