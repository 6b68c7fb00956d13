"""The smallest core of a finding: what cannot be left out of it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Member = TypeVar("Member")


def minimal(members: Iterable[Member], holds: Callable[[tuple[Member, ...]], bool]) -> tuple[Member, ...]:
    """Members for which `holds` is still true, and false as soon as any one of them is left out; they keep their order.

    The deletion filter of J. W. Chinneck and E. W. Dravnieks, "Locating minimal infeasible constraint sets in linear
    programs", ORSA Journal on Computing 3 (1991), run again until nothing falls away: `holds` need not be monotone.
    All members together must hold.
    """
    kept = tuple(members)
    before = None
    while before != kept:
        before = kept
        for member in before:
            fewer = tuple(other for other in kept if other is not member)
            if holds(fewer):
                kept = fewer
    return kept
