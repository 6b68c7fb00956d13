"""The colours of outcomes, the same in every chart of one decision, and legible words upon them."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.analysis.tipping.outcomes import Nothing, Outcome

_FILLS = (
    *("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"),
    *("#8C6BB1", "#44AA99", "#882255", "#DDCC77", "#332288", "#BBCC33", "#AA4499", "#661100"),
)
"""Okabe and Ito's colours, told apart with every common kind of colour vision, then some of Tol's."""

_NOTHING = "#c3c9d1"


@dataclass(frozen=True)
class Colours:
    """Outcomes in the order in which they get their colours; where there are more than colours, these come again."""

    outcomes: tuple[Outcome, ...]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Colours":
        """Colours for these outcomes, the first one first, options before what is none."""
        found = dict.fromkeys(outcomes)
        options, others = ([one for one in found if isinstance(one, kind)] for kind in (str, Nothing))
        return cls((*options, *others))

    def fill(self, outcome: Outcome) -> str:
        """The colour of an outcome."""
        return _NOTHING if isinstance(outcome, Nothing) else _FILLS[self.outcomes.index(outcome) % len(_FILLS)]

    def text(self, outcome: Outcome) -> str:
        """The colour of words on an outcome's colour, at a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""
        return "#ffffff" if luminance(self.fill(outcome)) < 0.18 else "#000000"


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as `#0072B2` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
