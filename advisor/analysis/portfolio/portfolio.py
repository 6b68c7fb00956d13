"""Many profiles at once: per profile what is recommended, by how much, with which open risks and practices.

The risks are those of the project and of what is recommended. Those that only what exists brings, in the place of what
is recommended, take a run of their own, and rules that read sizes a sizing; a single assessment shows them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.portfolio.findings import PracticeFinder, RiskFinder
from advisor.compiled.evaluator import Compiled
from advisor.compiled.many import TakenByMany
from advisor.compiled.words import LIKELY
from advisor.engine.scope import limits_reached
from advisor.engine.scoring import CAP
from advisor.model.advice import Priority, Severity
from advisor.model.profile import Profile
from advisor.model.rulebase import ScopeLimit


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One decision taken: the recommended option (None: all are vetoed), the next that a veto speaks no more against,
    and by how many points, on 0 to 100, the first leads."""

    option: str | None
    runner_up: str | None = None
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the advisor says of one profile; `beyond` holds the limits of its field that the profile lies beyond."""

    profile: str
    beyond: tuple[ScopeLimit, ...] = ()
    decisions: dict[str, Recommendation] = field(default_factory=dict)
    risks: tuple[tuple[str, Severity], ...] = ()
    practices: tuple[tuple[str, Priority], ...] = ()


class PortfolioAssessor:
    """Assesses profiles by the thousand; made once for a rule base."""

    def __init__(self, reader: Compiled) -> None:
        self._reader = reader
        self._base = reader.program.base
        self._risks = RiskFinder(reader)
        self._practices = PracticeFinder(reader.program)

    def assess(self, profiles: Sequence[Profile]) -> list[Outcome]:
        """The outcomes of profiles, in their order."""
        beyond = [limits_reached(profile, self._base) for profile in profiles]
        found = iter(self._assess([profile for profile, limits in zip(profiles, beyond, strict=True) if not limits]))
        return [
            Outcome(profile.name, limits) if limits else next(found)
            for profile, limits in zip(profiles, beyond, strict=True)
        ]

    def _assess(self, profiles: list[Profile]) -> list[Outcome]:
        found: list[Outcome] = []
        for many in self._reader.many(profiles, attrgetter("priority")):
            here = profiles[len(found) : len(found) + many.count]
            decisions = {
                name: _recommendations(taken, self._reader.tables[name].names) for name, taken in many.decisions.items()
            }
            risks = self._risks.open(many, here)
            practices = self._practices.recommended(many)
            found += [
                Outcome(
                    profile.name,
                    decisions={name: taken for name, column in decisions.items() if (taken := column[row]) is not None},
                    risks=risks[row],
                    practices=practices[row],
                )
                for row, profile in enumerate(here)
            ]
        return found


def _recommendations(taken: TakenByMany, names: tuple[str, ...]) -> list[Recommendation | None]:
    """One decision, profile by profile; None where it is not taken."""
    applies = (taken.applies & LIKELY) != 0
    if not names:
        return [None] * len(applies)
    order = taken.order()
    first, second = order[:, 0], order[:, min(1, len(names) - 1)]
    rivals = (first != second) & (_of(taken.places, first) == _of(taken.places, second))
    gaps = np.round(100 * (_of(taken.scores, first) - _of(taken.scores, second)) / (2 * CAP * taken.total), 2)
    columns = (applies, taken.first, second, rivals, gaps)
    return [
        None
        if not applied
        else Recommendation(None)
        if winner < 0
        else Recommendation(names[winner], names[runner_up], gap)
        if rival
        else Recommendation(names[winner])
        for applied, winner, runner_up, rival, gap in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _of(table: NDArray[Any], options: NDArray[np.intp]) -> NDArray[Any]:
    """One column a row: that of the option named for it."""
    return table[np.arange(len(options)), options]
