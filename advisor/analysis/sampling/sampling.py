"""Whole profiles drawn at random: what is told stays, what is open takes the values that it may have.

Draws keep the constraints of the rule base: answers that constraints tie to each other are drawn again together until
they agree. Whether a question arises follows from the answers drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.sampling.draws import Draw, draw_answer, within
from advisor.analysis.sampling.streams import Subject, stream
from advisor.compiled.columns import Columns
from advisor.compiled.evaluator import Compiled
from advisor.compiled.words import POSSIBLE
from advisor.engine.gathering import gather_facts
from advisor.model.condition import facts_read
from advisor.model.profile import Profile

SAMPLES = 10_000
"""Enough for a share to be within ±0.01, nineteen times in twenty (9,604 would do)."""

_ROUNDS = 100
"""How often answers that contradict each other are drawn again; what is left then takes those of other samples."""

Drawn = Callable[[str, int], Draw | None]
"""Draws an answer, so many times."""


@dataclass(frozen=True)
class Sample:
    """N profiles that are one profile with its open answers drawn."""

    profile: Profile
    columns: Columns
    draws: Mapping[str, Draw]


def sample_profiles(reader: Compiled, profile: Profile, count: int) -> Sample:
    """`count` profiles that are the given one with its open answers, and the factors of formulae, drawn."""
    columns = reader.variations(profile, count)
    draws = _draw_answers(reader, profile, count)
    for name, draw in draws.items():
        draw.answer(name, columns)
    _draw_factors(reader, columns)
    return Sample(profile, columns, draws)


def _draw_answers(reader: Compiled, profile: Profile, count: int) -> dict[str, Draw]:
    """Draws for every answer that is open and of which somebody has said what is likely."""
    base = reader.program.base
    origins = gather_facts(profile, base).origins
    streams = {name: stream(Subject.ANSWERS, place) for place, name in enumerate(base.questions)}

    def drawn(name: str, how_many: int) -> Draw | None:
        values = reader.layout.values.get(name, ())
        return draw_answer(base.questions[name], profile.answers.get(name), values, streams[name], how_many)

    open_answers = [
        name for name in base.questions if name in profile.answers or origins[name].status in ("unknown", "assumed")
    ]
    draws = {name: draw for name in open_answers if (draw := drawn(name, count)) is not None}
    as_told = reader.variations(profile, count)
    for tied in _tied(reader, draws):
        _settle(reader, as_told, {name: draws[name] for name in tied}, drawn)
    return draws


def _tied(reader: Compiled, draws: Mapping[str, Draw]) -> list[tuple[str, ...]]:
    """Sets of drawn answers that constraints tie to each other, in declared order."""
    groups: list[frozenset[str]] = []
    for constraint in reader.program.base.constraints:
        joined = frozenset(facts_read(constraint.must)).intersection(draws)
        if joined:
            touching = [group for group in groups if group & joined]
            groups = [group for group in groups if not group & joined] + [joined.union(*touching)]
    return [tuple(name for name in draws if name in group) for group in groups]


def _settle(reader: Compiled, as_told: Columns, tied: Mapping[str, Draw], drawn: Drawn) -> None:
    """Draw tied answers again where they break a constraint, until they break none."""
    rows = np.arange(as_told.count)
    for _ in range(_ROUNDS):
        rows = rows[_broken(reader, as_told, {name: draw.taken(rows) for name, draw in tied.items()}, len(rows))]
        if not len(rows):
            return
        for name, draw in tied.items():
            again = drawn(name, len(rows))
            if again is not None:
                draw.put(rows, again)
    kept = np.setdiff1d(np.arange(as_told.count), rows)
    for draw in tied.values() if len(kept) else ():
        draw.put(rows, draw.taken(kept[np.arange(len(rows)) % len(kept)]))


def _broken(reader: Compiled, as_told: Columns, draws: Mapping[str, Draw], count: int) -> NDArray[np.bool_]:
    """In which rows no project could have these answers together."""
    columns = as_told.copy()
    columns.count = count
    for name, draw in draws.items():
        draw.answer(name, columns)
    broken = np.zeros(count, bool)
    for word in reader.constraints(columns):
        broken |= (np.asarray(word) & POSSIBLE) == 0
    return broken


def _draw_factors(reader: Compiled, columns: Columns) -> None:
    """Let every factor of the formulae be drawn from its range."""
    for place, (name, bounds) in enumerate(reader.factors(columns).items()):
        low, high, best, _ = bounds
        if np.any(low < high):
            shares = stream(Subject.FACTORS, place).random(columns.count)
            columns.set_factor(name, within(low, best, high, shares))
