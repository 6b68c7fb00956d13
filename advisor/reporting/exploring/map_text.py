"""A decision map as a grid of letters, with its legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from advisor.analysis.tipping.axes import Listed
from advisor.analysis.tipping.cells import Cell
from advisor.analysis.tipping.decision_map import DecisionMap, MapAxis
from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.model.fact import Kind
from advisor.model.rulebase import RuleBase
from advisor.reporting.console_parts import bullet
from advisor.reporting.exploring.axis_bar import letters_of
from advisor.reporting.exploring.axis_scale import scale_around
from advisor.reporting.exploring.exploration import listed_words, outcome_words
from advisor.reporting.naming import Names
from advisor.reporting.report.tipping import magnitude
from advisor.reporting.wording import capitalised, clean

_ACROSS, _DOWN = 60, 20
"""Steps of a number's axis; a listed answer has one line or column."""

_LABEL = 26

_HUES = ("green", "blue", "magenta", "yellow", "cyan", "red", "white")


@dataclass(frozen=True)
class Steps:
    """The steps of one side as drawn: the place of the cell that each stands for (None: no answer can lie there), its
    label, and the step of the present answer."""

    cells: tuple[int | None, ...]
    labels: tuple[str, ...]
    here: int | None


def steps_of(axis: MapAxis, here: float | None, steps: int, names: Names) -> Steps:
    """A side of a map in steps: numbers by their scale, other answers one by one. `here` is the present number."""
    cells = [cell for cell in axis.cells if isinstance(cell, Cell)]
    if not cells:
        labels = [listed_words(axis.question, cell, names) for cell in axis.cells if isinstance(cell, Listed)]
        return Steps(tuple(range(len(labels))), tuple(labels), axis.here)
    declared = names.type_of(axis.question)
    inner = [cell.low for cell in cells[1:]]
    scale = scale_around([*inner, *([] if here is None else [here])], (cells[0].low, cells[-1].high), declared)
    numbers = [scale.value((step + 0.5) / steps) for step in range(steps)]
    if declared is not None and declared.kind is Kind.COUNT:
        numbers = [float(round(number)) for number in numbers]
    return Steps(
        tuple(_cell_at(cells, number) for number in numbers),
        tuple(magnitude(number, declared, unit=False) for number in numbers),
        None if here is None else min(steps - 1, int(scale.place(here) * steps)),
    )


def _cell_at(cells: Sequence[Cell], number: float) -> int | None:
    """The cell that a number lies in."""
    return next((place for place, cell in enumerate(cells) if cell.holds(number)), None)


def print_map(found: DecisionMap, here: dict[str, float], base: RuleBase, console: Console) -> None:
    """The map as text; `here` holds the present numbers by question, as far as they are known."""
    names = Names(base)
    across = steps_of(found.x, here.get(found.x.question), _ACROSS, names)
    down = steps_of(found.y, here.get(found.y.question), _DOWN, names)
    letters = letters_of([outcome for row in found.outcomes for outcome in row])
    hues = {letter: _HUES[place % len(_HUES)] for place, letter in enumerate(letters.values())}
    console.print(Text(f"{names.decision(found.decision)} by two answers, all else as told", style="bold"))
    console.print(Text(f"Across: {_asked(base, found.x)}"))
    numeric = isinstance(found.y.cells[0], Cell)
    console.print(Text(f"{'Up' if numeric else 'Down'}: {_asked(base, found.y)}"))
    console.print()
    if len(letters) == 1:
        [outcome] = letters
        console.print(Text(f"The same everywhere: {outcome_words(found.decision, outcome, names)}."))
        return
    for step in reversed(range(len(down.cells))) if numeric else range(len(down.cells)):
        label = down.labels[step] if not numeric or step % 3 == 0 else ""
        line = Text(f"{label[:_LABEL]:>{_LABEL}} ", style="dim")
        for column in range(len(across.cells)):
            row, place = down.cells[step], across.cells[column]
            outcome = Nothing.IMPOSSIBLE if row is None or place is None else found.outcomes[row][place]
            present = step == down.here and column == across.here
            letter = letters.get(outcome, " ")
            line.append("◉" if present else letter, style=hues.get(letter, "") + (" reverse" if present else ""))
            line.append("" if isinstance(found.x.cells[0], Cell) else "  ")
        console.print(line, no_wrap=True, crop=True)
    _below(found, across, console)
    _legend(found, letters, names, console)


def _asked(base: RuleBase, axis: MapAxis) -> str:
    unit = f" ({axis.unit})" if axis.unit else ""
    return f"{clean(base.questions[axis.question].ask)}{unit}"


def _below(found: DecisionMap, across: Steps, console: Console) -> None:
    """What the columns stand for."""
    margin = " " * (_LABEL + 1)
    if isinstance(found.x.cells[0], Cell):
        first, middle, last = across.labels[0], across.labels[len(across.labels) // 2], across.labels[-1]
        console.print(
            Text(f"{margin}{first}{middle.rjust(_ACROSS // 2 - len(first))}{last.rjust(_ACROSS // 2)}", "dim")
        )
        return
    console.print(Text(margin + "".join(f"{place:<3}" for place in range(1, len(across.labels) + 1)), style="dim"))
    for place, label in enumerate(across.labels, 1):
        console.print(Text(f"{margin}{place} {label}", style="dim"))


def _legend(found: DecisionMap, letters: dict[Outcome, str], names: Names, console: Console) -> None:
    console.print()
    for outcome, letter in letters.items():
        said = capitalised(outcome_words(found.decision, outcome, names))
        console.print(bullet(letter.replace(" ", "␣"), said, "bold"))
    present = found.x.here is not None and found.y.here is not None
    if present:
        now = found.outcomes[found.y.here or 0][found.x.here or 0]
        console.print(bullet("◉", f"Today: {outcome_words(found.decision, now, names)}", "bold"))
    if found.sampled_border:
        console.print(
            Text(
                "\nA formula, a comparison or a constraint joins the two numbers, so the border is a curve: it is "
                "sampled, and lies between two steps.",
                style="dim",
            )
        )
    console.print(Text("Under these rules and weights.", style="dim"))
