"""Numbers that people would name."""

from math import ceil, floor, inf, log10, sqrt


def number_between(low: float, high: float, whole: bool = False) -> float:
    """A number strictly between two others with as few digits as possible; `whole` asks for a whole one.

    There must be one: the caller knows.
    """
    if low == -inf:
        low = min(high, 0.0) - 1.0 if high != inf else -1.0
        low = low * 2
    if high == inf:
        high = max(4 * low, low + 4)
    middle = sqrt(low * high) if low > 0 else (low + high) / 2
    for digits in range(1, 18):
        number = _rounded(middle, digits)
        if low < number < high and (not whole or number == floor(number)):
            return number
    return float(floor(low) + 1 if whole and floor(low) + 1 <= ceil(high) - 1 else middle)


def _rounded(number: float, digits: int) -> float:
    """The number with so many digits that count."""
    return 0.0 if number == 0 else round(number, digits - 1 - floor(log10(abs(number))))
