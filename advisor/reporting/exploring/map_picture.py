"""A decision map as SVG: an area for each outcome, with its letter, so that colour alone tells nothing."""

from html import escape

from advisor.analysis.tipping.decision_map import DecisionMap
from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.reporting.exploring.axis_bar import letters_of
from advisor.reporting.exploring.exploration import outcome_words
from advisor.reporting.exploring.map_text import Steps, steps_of
from advisor.reporting.naming import Names
from advisor.reporting.svg import number, text, wrap

ACROSS, DOWN = 120, 60
"""Steps of an axis of numbers; a listed answer has one."""

_LEFT, _RIGHT, _TOP, _WIDTH, _HEIGHT, _BELOW = 190.0, 50.0, 10.0, 640.0, 400.0, 56.0
_TICKS = 5
_AREA_FOR_A_LETTER = 12

AREAS = 8
"""How many colours areas have before they repeat."""


def map_picture(found: DecisionMap, here: dict[str, float], names: Names) -> str:
    """The picture; `here` holds the present numbers by question, as far as they are known."""
    across = steps_of(found.x, here.get(found.x.question), ACROSS, names)
    down = steps_of(found.y, here.get(found.y.question), DOWN, names)
    letters = letters_of([outcome for row in found.outcomes for outcome in row])
    spoken = f"{names.decision(found.decision)} over {names.fact(found.x.question)} and {names.fact(found.y.question)}"
    width, height = _LEFT + _WIDTH + _RIGHT, _TOP + _HEIGHT + _BELOW
    return (
        f'<svg class="decision-map" role="img" aria-label="{escape(spoken)}; the same as text is below" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        f"{_areas(found, across, down, letters)}{_ticks(across, down)}{_here(across, down)}"
        f"{text(_LEFT + _WIDTH / 2, height - 12, names.fact(found.x.question), 'title')}"
        f"{text(_LEFT, height - 12, '↑ ' + names.fact(found.y.question), 'title', 'end')}</svg>"
    )


def legend(found: DecisionMap, names: Names) -> tuple[tuple[str, str, str], ...]:
    """Every outcome: its letter, the class of its colour, and what it is."""
    letters = letters_of([outcome for row in found.outcomes for outcome in row])
    return tuple(
        (letter.strip() or "–", _kind(outcome, letters), outcome_words(found.decision, outcome, names))
        for outcome, letter in letters.items()
    )


def _kind(outcome: Outcome, letters: dict[Outcome, str]) -> str:
    named = [known for known in letters if not isinstance(known, Nothing)]
    return "area-none" if isinstance(outcome, Nothing) else f"area-{named.index(outcome) % AREAS}"


def _areas(found: DecisionMap, across: Steps, down: Steps, letters: dict[Outcome, str]) -> str:
    """One rectangle for each run of steps in a row with one outcome; the widest run of an outcome has its letter."""
    wide, tall = _WIDTH / len(across.cells), _HEIGHT / len(down.cells)
    drawn: list[str] = []
    widest: dict[Outcome, tuple[int, float, float]] = {}
    for row, y_cell in enumerate(down.cells):
        line = [_outcome(found, y_cell, x_cell) for x_cell in across.cells]
        top = _TOP + _HEIGHT - (row + 1) * tall
        start = 0
        for column in range(1, len(line) + 1):
            if column == len(line) or line[column] != line[start]:
                outcome, steps = line[start], column - start
                place = f'x="{number(_LEFT + start * wide)}" y="{number(top)}"'
                size = f'width="{number(steps * wide + 0.4)}" height="{number(tall + 0.4)}"'
                drawn.append(f'<rect class="{_kind(outcome, letters)}" {place} {size}/>')
                if outcome not in widest or steps > widest[outcome][0]:
                    widest[outcome] = steps, _LEFT + (start + column) / 2 * wide, top + tall / 2 + 5
                start = column
    signs = (
        text(x, min(max(y, _TOP + 16), _TOP + _HEIGHT - 8), letters.get(outcome, ""), "letter")
        for outcome, (steps, x, y) in widest.items()
        if steps * wide >= _AREA_FOR_A_LETTER
    )
    return "".join((*drawn, *signs))


def _outcome(found: DecisionMap, row: int | None, column: int | None) -> Outcome:
    return Nothing.IMPOSSIBLE if row is None or column is None else found.outcomes[row][column]


def _ticks(across: Steps, down: Steps) -> str:
    wide, tall = _WIDTH / len(across.cells), _HEIGHT / len(down.cells)
    below = [
        text(_LEFT + (step + 0.5) * wide, _TOP + _HEIGHT + 18, _short(across.labels[step]), "tick")
        for step in _marked(len(across.cells))
    ]
    beside = [
        text(_LEFT - 8, _TOP + _HEIGHT - (step + 0.5) * tall + 4, _short(down.labels[step]), "tick", "end")
        for step in _marked(len(down.cells))
    ]
    return "".join((*below, *beside))


def _marked(steps: int) -> list[int]:
    """The steps that have a label: all of a few, else some at equal distances."""
    if steps <= 2 * _TICKS:
        return list(range(steps))
    return [round(place * (steps - 1) / (_TICKS - 1)) for place in range(_TICKS)]


def _short(label: str) -> str:
    return (wrap(label, _LEFT - 20, 12, 1) or [""])[0]


def _here(across: Steps, down: Steps) -> str:
    if across.here is None or down.here is None:
        return ""
    x = _LEFT + (across.here + 0.5) * _WIDTH / len(across.cells)
    y = _TOP + _HEIGHT - (down.here + 0.5) * _HEIGHT / len(down.cells)
    return f'<circle class="here" cx="{number(x)}" cy="{number(y)}" r="7"/>'
