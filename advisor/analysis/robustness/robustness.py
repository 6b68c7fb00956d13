"""How sure a recommendation is when everything that is uncertain varies: all decisions are taken anew in every sample.

Stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001), over weights, open answers and ranges,
strengths and thresholds. The share in which an option is first is called robustness; it is no probability of being
right.
"""

import numpy as np

from advisor.analysis.robustness.acceptability import acceptability, choice_entropy
from advisor.analysis.sampling.sampling import Sample
from advisor.analysis.sampling.worlds import Varied, draw_world
from advisor.compiled.evaluator import Compiled
from advisor.compiled.many import TakenByMany
from advisor.compiled.results import Many
from advisor.compiled.tables import Decided
from advisor.compiled.words import LIKELY
from advisor.model.assessment import Cause, Robustness

_SAMPLES_ALONE = 2_500
"""For the shares under one cause alone: ±0.02."""


def assess_sample(reader: Compiled, sample: Sample, priority: tuple[str, ...], varied: Varied) -> Many:
    """The sample assessed in worlds that vary in these ways."""
    count = sample.columns.count
    world = draw_world(reader, priority, count, varied)
    return reader.assess(reader.literals(sample.columns, world.thresholds, like=sample.profile), count, world)


def robustness(
    reader: Compiled, sample: Sample, priority: tuple[str, ...], answers_alone: Many
) -> dict[str, Robustness]:
    """Per decision that is taken in some sample, how often each option is first, and why not more often.

    `answers_alone` is the sample assessed with the weights and judgement of the rules.
    """
    many = assess_sample(reader, sample, priority, Varied(weights=True, judgement=True))
    as_told = Sample(sample.profile, reader.variations(sample.profile, _SAMPLES_ALONE), {})
    alone: dict[Cause, Many] = {
        "weights": assess_sample(reader, as_told, priority, Varied(weights=True, judgement=False)),
        "answers": answers_alone,
        "judgement": assess_sample(reader, as_told, priority, Varied(weights=False, judgement=True)),
    }
    return {
        name: _measured(
            table, many.decisions[name], {cause: _shares(table, run.decisions[name]) for cause, run in alone.items()}
        )
        for name, table in reader.tables.items()
        if table.names and (many.decisions[name].applies & LIKELY).any()
    }


def _measured(table: Decided, taken: TakenByMany, alone: dict[Cause, dict[str, float]]) -> Robustness:
    applies = (taken.applies & LIKELY) != 0
    measures = acceptability(taken.scores[applies], taken.places[applies])
    first = dict(zip(table.names, measures.first.tolist(), strict=True))
    return Robustness(
        samples=len(taken.scores),
        applies=_rounded(float(applies.mean())),
        first={name: _rounded(share) for name, share in first.items()},
        ranks={name: _without_end(shares) for name, shares in zip(table.names, measures.by_rank.tolist(), strict=True)},
        before={
            name: {other: _rounded(share) for other, share in zip(table.names, shares, strict=True) if other != name}
            for name, shares in zip(table.names, measures.pairwise.tolist(), strict=True)
            if first[name]
        },
        entropy=_rounded(choice_entropy(measures.first)),
        alone=alone,
    )


def _shares(table: Decided, taken: TakenByMany) -> dict[str, float]:
    """The share of each option that is ever first, among the samples in which the decision is taken."""
    winners = taken.first[(taken.applies & LIKELY) != 0]
    counts = np.bincount(winners[winners >= 0], minlength=len(table.names)) / max(1, len(winners))
    return {name: _rounded(share) for name, share in zip(table.names, counts.tolist(), strict=True) if share}


def _without_end(shares: list[float]) -> tuple[float, ...]:
    """The shares of the ranks down to the last that the option ever holds."""
    last = max((rank for rank, share in enumerate(shares, 1) if share), default=0)
    return tuple(_rounded(share) for share in shares[:last])


def _rounded(share: float) -> float:
    return round(share, 4)
