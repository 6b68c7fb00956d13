"""Sources of knowledge, graded by how far they can be trusted."""

from datetime import date
from typing import Literal

from advisor.model.base import Item

Grade = Literal["standard", "measured", "documented", "survey", "expert", "anecdote"]

UNCERTAINTY: dict[Grade, float] = {
    "standard": 1.0,
    "measured": 1.1,
    "documented": 1.25,
    "survey": 1.5,
    "expert": 2.0,
    "anecdote": 2.0,
}
"""By which factor a threshold may be off, up or down, when its weakest source has this grade."""


class Evidence(Item):
    """One source: where it is, what kind it is, how good it is, when it was read and when to read it again."""

    id: str
    order: int
    title: str
    address: str
    kind: Literal["documentation", "measurement", "standard", "law", "book", "paper", "article", "survey", "talk"]
    grade: Grade
    read: date
    review_by: date
    supports: str
    figures: tuple[str, ...] = ()
    correction: str = ""
