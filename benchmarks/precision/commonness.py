"""How often each risk and each practice is spoken of, how much a profile is told, and which warnings repeat a pain."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.engine.program import Program
from advisor.model.advice import Practice, Risk
from advisor.model.profile import Profile
from advisor.model.rule import Warn
from benchmarks.precision.profiles import without_pains
from benchmarks.precision.verdicts import Verdicts

COMMON = 0.4
"""What is said of more random profiles than this share must declare why so many need it."""

NOW = 3
"""How a table of verdicts writes the priority of practices that cannot wait."""


@dataclass(frozen=True)
class Commonness:
    """A risk or practice, and the shares of random profiles and of cases to which it is open or recommended."""

    item: Risk | Practice
    random: float
    cases: float

    @property
    def kind(self) -> str:
        """`risk` or `practice`."""
        return "risk" if isinstance(self.item, Risk) else "practice"

    @property
    def unexplained(self) -> bool:
        """Whether it is common without a declared reason."""
        return self.random > COMMON and not self.item.common


@dataclass(frozen=True)
class Medians:
    """Of one set of profiles: open risks, practices, and practices that cannot wait."""

    profiles: int
    open_risks: float
    practices: float
    now: float


def commonness(program: Program, drawn: Verdicts, cases: Verdicts) -> tuple[Commonness, ...]:
    """Every risk, then every practice, the most common first."""
    shares = []
    for verdicts in (drawn, cases):
        said, _ = verdicts.said(np.arange(verdicts.count))
        shares.append((verdicts.open_risks(said).mean(axis=0), (verdicts.practices(said) > 0).mean(axis=0)))
    found: list[Commonness] = []
    kinds: tuple[tuple[Risk | Practice, ...], ...] = (
        tuple(program.base.risks.values()),
        tuple(program.base.practices.values()),
    )
    for place, items in enumerate(kinds):
        columns = zip(items, shares[0][place].tolist(), shares[1][place].tolist(), strict=True)
        found += sorted((Commonness(*column) for column in columns), key=lambda one: -one.random)
    return tuple(found)


def medians(verdicts: Verdicts, rows: Sequence[int] | None = None) -> Medians:
    """How much is said of these profiles (default: of all)."""
    said, _ = verdicts.said(np.arange(verdicts.count) if rows is None else np.array(rows, np.intp))
    practices = verdicts.practices(said)
    return Medians(
        len(said),
        float(np.median(verdicts.open_risks(said).sum(axis=1))),
        float(np.median((practices > 0).sum(axis=1))),
        float(np.median((practices == NOW).sum(axis=1))),
    )


@dataclass(frozen=True)
class OnlyWithPains:
    """Risks that no profile raises, and warning rules that fire in none, unless people say what hurts."""

    risks: tuple[str, ...]
    rules: tuple[str, ...]


def only_with_pains(program: Program, profiles: Sequence[Profile]) -> OnlyWithPains:
    """What falls silent everywhere when pains are not told."""
    told, untold = Verdicts(program, profiles), Verdicts(program, without_pains(profiles))
    everyone = np.arange(len(profiles))
    (said, fires), (said_less, fires_less) = told.said(everyone), untold.said(everyone)
    risks = _only(told.raised_risks(said), untold.raised_risks(said_less))
    rules = _only(fires, fires_less)
    warning = {rule.id for rule in program.rules if any(isinstance(conclusion, Warn) for conclusion in rule.then)}
    return OnlyWithPains(
        tuple(name for name, only in zip(program.base.risks, risks, strict=True) if only),
        tuple(name for name, only in zip(told.rules, rules, strict=True) if only and name in warning),
    )


def _only(told: NDArray[np.bool_], untold: NDArray[np.bool_]) -> list[bool]:
    """Which columns hold somewhere in the first table, and nowhere in the second."""
    return [bool(one and not other) for one, other in zip(told.sum(axis=0), untold.sum(axis=0), strict=True)]
