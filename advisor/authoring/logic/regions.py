"""Sets of values of one fact, small enough to intersect by the thousand.

Values of a scalar fact fall into finitely many cells that no test can tell apart within; a region is a bit mask of
cells, bit 0 for *not applicable*. A region of a list says which words it must and must not hold.
"""

from collections.abc import Mapping
from typing import NamedTuple

ABSENT = 1
"""The cell of a scalar fact that is not applicable."""


class ListRegion(NamedTuple):
    """Lists of words, as masks: all of `required`, none of `forbidden`, of every clause at least one word.

    `absent` says whether the fact may be not applicable, `present` whether it may be a list at all.
    """

    absent: bool
    present: bool = True
    required: int = 0
    forbidden: int = 0
    clauses: frozenset[int] = frozenset()


Region = int | ListRegion
Box = Mapping[str, Region]
"""A region for each fact that is not free; all of them hold together."""


def meet(left: Region, right: Region) -> Region | None:
    """What two regions of one fact have in common; None when nothing."""
    if isinstance(left, int):
        assert isinstance(right, int)
        return left & right or None
    assert isinstance(right, ListRegion)
    return meet_lists(left, right)


def meet_lists(left: ListRegion, right: ListRegion) -> ListRegion | None:
    """The lists in both regions; None when there are none.

    Clauses ask for words and never forbid one, so holding every word that is not forbidden satisfies all that can be.
    """
    absent = left.absent and right.absent
    if left.present and right.present:
        required, forbidden = left.required | right.required, left.forbidden | right.forbidden
        clauses = frozenset(clause & ~forbidden for clause in left.clauses | right.clauses if not clause & required)
        if not required & forbidden and 0 not in clauses:
            return ListRegion(absent, True, required, forbidden, clauses)
    return ListRegion(True, present=False) if absent else None


def meet_boxes(left: Box, right: Box) -> Box | None:
    """What two boxes have in common; None when nothing."""
    if len(left) < len(right):
        left, right = right, left
    joined = dict(left)
    for name, region in right.items():
        if name in left:
            common = meet(left[name], region)
            if common is None:
                return None
            region = common
        joined[name] = region
    return joined


def box_within(inner: Box, outer: Box) -> bool:
    """Whether one box lies within another, as far as comparing region by region tells."""
    for name, region in outer.items():
        narrower = inner.get(name)
        if narrower is None:
            return False
        if isinstance(region, int):
            if narrower & ~region:  # type: ignore[operator]
                return False
        elif not _lists_within(narrower, region):  # type: ignore[arg-type]
            return False
    return True


def _lists_within(inner: ListRegion, outer: ListRegion) -> bool:
    if inner.absent and not outer.absent:
        return False
    if not inner.present:
        return True
    if not outer.present or outer.required & ~inner.required or outer.forbidden & ~inner.forbidden:
        return False
    return all(
        clause & inner.required or any(not other & ~clause for other in inner.clauses) for clause in outer.clauses
    )
