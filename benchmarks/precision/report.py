"""Everything that is measured of the rules' precision."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.engine.program import Program
from advisor.model.profile import Profile
from benchmarks.precision.commonness import (
    Commonness,
    Medians,
    OnlyWithPains,
    commonness,
    medians,
    only_with_pains,
)
from benchmarks.precision.deciding import deciding, spared
from benchmarks.precision.verdicts import Verdicts


@dataclass(frozen=True)
class RuleUse:
    """In how many cases, examples and random profiles a rule fires and decides; `spared` where it can go."""

    rule: str
    fires: tuple[int, int, int]
    decides: tuple[int, int, int]
    spared: bool


@dataclass(frozen=True)
class Precision:
    """The whole measurement; `counts` are the numbers of cases, examples and random profiles."""

    counts: tuple[int, int, int]
    rules: tuple[RuleUse, ...]
    common: tuple[Commonness, ...]
    cases: Medians
    drawn: Medians
    pains: OnlyWithPains


def measure(
    program: Program, cases: Sequence[Profile], examples: Sequence[Profile], drawn: Sequence[Profile]
) -> Precision:
    """Measure on these profiles."""
    everything = Verdicts(program, [*cases, *examples, *drawn])
    found = deciding(everything)
    gone = set(spared(everything, found))
    bounds = np.cumsum([len(cases), len(examples)])
    fires = [part.sum(axis=0).tolist() for part in np.split(found.fires, bounds)]
    decides = [part.sum(axis=0).tolist() for part in np.split(found.decides, bounds)]
    case_verdicts, drawn_verdicts = Verdicts(program, cases), Verdicts(program, drawn)
    return Precision(
        (len(cases), len(examples), len(drawn)),
        tuple(
            RuleUse(rule, three_fire, three_decide, rule in gone)
            for rule, three_fire, three_decide in zip(
                found.rules, zip(*fires, strict=True), zip(*decides, strict=True), strict=True
            )
        ),
        commonness(program, drawn_verdicts, case_verdicts),
        medians(case_verdicts),
        medians(drawn_verdicts),
        only_with_pains(program, [*cases, *examples, *drawn]),
    )
