"""One decision along the axis of one number, as a line of letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.stretches import Stretch
from advisor.reporting.exploring.axis_scale import AxisScale

NOTHING_LETTER = {Nothing.ALL_VETOED: "×", Nothing.NOT_TAKEN: "·", Nothing.IMPOSSIBLE: " "}
"""What stands where there is no recommendation."""


@dataclass(frozen=True)
class Bar:
    """A line of letters, the column of the present number (None: it is open), and the outcome of each letter."""

    letters: str
    here: int | None
    legend: tuple[tuple[str, Outcome], ...]


def letters_of(outcomes: Sequence[Outcome]) -> dict[Outcome, str]:
    """A letter for each outcome, in the order in which they appear."""
    letters: dict[Outcome, str] = {}
    for outcome in outcomes:
        if outcome not in letters:
            taken = sum(not isinstance(known, Nothing) for known in letters)
            letters[outcome] = (
                NOTHING_LETTER[outcome]
                if isinstance(outcome, Nothing)
                else ascii_uppercase[taken % len(ascii_uppercase)]
            )
    return letters


def axis_bar(stretches: Sequence[Stretch], here: float | None, scale: AxisScale, width: int) -> Bar:
    """A bar of so many letters; what is too narrow for a letter of its own is left to the legend."""
    letters = letters_of([stretch.outcome for stretch in stretches])
    drawn = ""
    for column in range(width):
        number = scale.value((column + 0.5) / width)
        at = next((stretch for stretch in stretches if stretch.holds(number)), None)
        nearest = at or next((stretch for stretch in stretches if stretch.high >= number), None)
        between = at is None and nearest is not None and nearest.low - number > 1
        drawn += " " if nearest is None or between else letters[nearest.outcome]
    present = None if here is None else min(width - 1, int(scale.place(here) * width))
    return Bar(drawn, present, tuple((letter, outcome) for outcome, letter in letters.items()))
