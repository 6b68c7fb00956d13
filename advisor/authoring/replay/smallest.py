"""The smallest part of a collection for which something still holds, when few of many members matter."""

from collections.abc import Callable, Iterable

from advisor.model.minimal import Member, minimal


def smallest(members: Iterable[Member], holds: Callable[[tuple[Member, ...]], bool]) -> tuple[Member, ...]:
    """Members for which `holds` is true, and false as soon as any one of them is left out; they keep their order.

    Halves are tried before quarters and these before single members, so that k of n take about k log n questions
    (after A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE Transactions on
    Software Engineering 28 (2002)). All members together must hold.
    """
    kept = tuple(members)
    length = len(kept) // 2
    while length > 1:
        start = 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + length :]
            if holds(fewer):
                kept = fewer
            else:
                start += length
        length = min(length // 2, len(kept) // 2)
    return minimal(kept, holds)
