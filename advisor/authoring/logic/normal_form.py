"""Conditions and their negations as alternatives of boxes: a disjunctive normal form over regions of facts."""

from advisor.authoring.logic.regions import Box, box_within, meet_boxes
from advisor.authoring.logic.space import Space
from advisor.errors import AdvisorError
from advisor.model.condition import All, Any, Condition, Not, Test

LIMIT = 3_000
"""How many boxes are looked at before a question counts as not decided."""

ABSORBED = 400
"""Up to how many boxes are compared with each other, to leave out those that add nothing."""


class Undecided(AdvisorError):
    """A question about conditions that would take too long to answer, or whose witness cannot be written down."""


class NormalForm:
    """The boxes of every condition asked for, each computed once."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._kept: dict[tuple[Condition, bool], tuple[Box, ...]] = {}

    def forget(self) -> None:
        """Drop what was computed in a coarser space."""
        self._kept.clear()

    def factors(self, condition: Condition, positive: bool = True) -> list[tuple[Box, ...]]:
        """Sets of boxes, of each of which one must hold for the condition to be true, or false; the smallest first.

        Raises:
            Undecided: when there are too many of them.
        """
        match condition:
            case Not(part):
                return self.factors(part, not positive)
            case All(parts) if positive:
                found = [factor for part in parts for factor in self.factors(part, positive)]
            case Any(parts) if not positive:
                found = [factor for part in parts for factor in self.factors(part, positive)]
            case _:
                found = [self.boxes(condition, positive)]
        return sorted(found, key=len)

    def boxes(self, condition: Condition, positive: bool = True) -> tuple[Box, ...]:
        """Boxes that together hold exactly the states in which the condition is true, or false.

        Raises:
            Undecided: when there are too many of them.
        """
        key = condition, positive
        if key not in self._kept:
            self._kept[key] = self._computed(condition, positive)
        return self._kept[key]

    def _computed(self, condition: Condition, positive: bool) -> tuple[Box, ...]:
        match condition:
            case Test():
                return self._space.literal(condition, positive)
            case Not(part):
                return self.boxes(part, not positive)
            case All(parts) if positive:
                return self._together(parts, positive)
            case Any(parts) if not positive:
                return self._together(parts, positive)
            case All(parts) | Any(parts):
                return tuple(box for part in parts for box in self.boxes(part, positive))

    def _together(self, parts: tuple[Condition, ...], positive: bool) -> tuple[Box, ...]:
        """What all parts have in common; the parts with the fewest alternatives first."""
        joined: tuple[Box, ...] = ({},)
        for alternatives in sorted((self.boxes(part, positive) for part in parts), key=len):
            if len(joined) * len(alternatives) > LIMIT:
                raise Undecided(f"more than {LIMIT:,} combinations of parts would have to be looked at")
            found = (meet_boxes(box, other) for box in joined for other in alternatives)
            joined = _maximal([box for box in found if box is not None])
        return joined


def _maximal(boxes: list[Box]) -> tuple[Box, ...]:
    """The boxes without those that lie within another one: later products grow with every box."""
    if not 1 < len(boxes) <= ABSORBED:
        return tuple(boxes)
    kept: list[Box] = []
    for box in sorted(boxes, key=len):
        if not any(box_within(box, wider) for wider in kept):
            kept.append(box)
    return tuple(kept)
