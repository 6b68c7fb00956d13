"""The number that stands for a narrow range, as a person would write it."""

from math import ceil, floor, log10


def plainest(low: float, high: float) -> float:
    """The number between these, both included, that takes the fewest digits to write."""
    if low <= 0 <= high:
        return 0.0
    size = floor(log10(max(abs(low), abs(high))))
    for digits in range(17):
        scale = 10.0 ** (digits - size)
        for rounded in (round(high * scale), ceil(low * scale), floor(high * scale)):
            found = float(f"{rounded / scale:.17g}")
            if low <= found <= high:
                return found
    return high
