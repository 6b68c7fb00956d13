"""Sizing: the assumptions that knowledge owners write, and the figures that come of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.model.base import Item
from advisor.model.factor import Factor
from advisor.model.load_test import LoadTestResult


class Assumption(Factor):
    """A number that a sizing needs and nobody told, in the unit that its formulae expect."""

    @property
    def may_be_zero(self) -> bool:
        """Whether nothing is divided by it: some range of it begins at zero."""
        return self.low == 0 or any(variant.low == 0 for variant in self.variants)


class Price(Assumption):
    """What one unit of something costs: an assumption that a price sheet makes."""


@dataclass(frozen=True, slots=True)
class FigureKind:
    """What a figure of the sizing is: its unit (or its words, where it is no number), and what it reads."""

    unit: str
    title: str
    reads: tuple[str, ...]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """What the rule base may name of the formulae in code.

    `formulae` of computed facts, each with the factors that it takes; `figures` of the sizing; `assumptions` and
    `prices` that those read, each with a unit of the kind expected; `fits` tells whether two units measure the same;
    `currencies` are the words for money in units.
    """

    formulae: Mapping[str, Sequence[str]]
    figures: Mapping[str, FigureKind]
    assumptions: Mapping[str, str]
    prices: Mapping[str, str]
    fits: Callable[[str, str], bool]
    currencies: Sequence[str]


RangeOrigin = Literal["rule base", "price sheet", "profile", "measured"]
"""Who set the range of an assumption."""


class SizedFigure(Item):
    """One figure: low ≤ best ≤ high in its unit, the formula in words with its source, and the names of what it read.

    `low` and `high` bound it whatever holds within what was told and assumed; between the two of `likely` it lies in
    eight of ten draws from those ranges. `basis` is *measured* where a load test stands behind it.
    """

    id: str
    title: str
    unit: str
    part: str
    low: float
    best: float
    high: float
    likely: tuple[float, float]
    meaning: str
    law: str
    inputs: tuple[str, ...]
    basis: Literal["computed", "measured"] = "computed"


class UsedAssumption(Item):
    """The range that an assumption had for this project, why, and who set it."""

    id: str
    title: str
    unit: str
    low: float
    best: float
    high: float
    because: str
    evidence: tuple[str, ...] = ()
    origin: RangeOrigin = "rule base"


class Change(Item):
    """What differs from the milestone before: another option of a decision, or a figure that passed a limit.

    `subject` is a decision, or a figure's id with the `practice` that lifts its limit.
    """

    subject: str
    before: str | float | None
    after: str | float | None
    practice: str | None = None


class Milestone(Item):
    """The project at `load` times today's: what is recommended then, what that must carry, and what has changed."""

    load: float
    choices: dict[str, str | None]
    figures: tuple[SizedFigure, ...]
    bottleneck: str | None
    changes: tuple[Change, ...]


class SheetTitle(Item):
    """Whose prices they are, in which currency (or `units`, for relative ones), of which day, and a note."""

    title: str
    currency: str
    dated: date
    note: str = ""


class Sizing(Item):
    """What the recommended stack must carry, at `load` times today's.

    `prices` tells from which price sheet the costs are; None where there is none. `bottleneck` is what more instances
    do not mend and what is full first; `missing` are the answers without which something could not be sized.
    """

    load: float
    choices: dict[str, str | None]
    figures: tuple[SizedFigure, ...]
    assumptions: tuple[UsedAssumption, ...]
    bottleneck: str | None
    missing: tuple[str, ...] = ()
    prices: SheetTitle | None = None
    milestones: tuple[Milestone, ...] = ()
    load_test: LoadTestResult | None = None

    def figure(self, name: str) -> SizedFigure | None:
        """The figure of that id, with or without `size.`."""
        return self._by_id.get(name.removeprefix("size."))

    @property
    def _by_id(self) -> dict[str, SizedFigure]:
        return {figure.id.removeprefix("size."): figure for figure in self.figures}
