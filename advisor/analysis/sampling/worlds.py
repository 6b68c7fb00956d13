"""Worlds in which to take decisions: weights, thresholds and strengths as they might as well be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.analysis.sampling.draws import within
from advisor.analysis.sampling.streams import Subject, stream
from advisor.analysis.sampling.thresholds import threshold_ranges
from advisor.compiled.evaluator import Compiled
from advisor.compiled.many import Shift
from advisor.compiled.results import World
from advisor.compiled.tables import Decided
from advisor.model.fact import Kind

CONCENTRATION = 30.0
"""How closely drawn weights keep to the declared ones: the sum of the parameters of their Dirichlet distribution."""
WEAKEST, STRONGEST = 1, 3
"""The strengths of a slight and of a decisive item."""


@dataclass(frozen=True)
class Varied:
    """What varies from sample to sample, besides the answers drawn."""

    weights: bool
    judgement: bool
    """Strengths and thresholds."""


def draw_world(reader: Compiled, priority: tuple[str, ...], count: int, varied: Varied) -> World:
    """A world for each of `count` samples; what does not vary is as the rules have it."""
    names = tuple(reader.tables)
    return World(
        weights=_weights(reader, priority, count)
        if varied.weights
        else {name: reader.weights(name, priority) for name in names},
        thresholds=_thresholds(reader, count) if varied.judgement else None,
        shifts={name: _shift(reader.tables[name], place, count) for place, name in enumerate(names)}
        if varied.judgement
        else {},
        spans=False,
    )


def _weights(reader: Compiled, priority: tuple[str, ...], count: int) -> dict[str, Sequence[NDArray[np.float64]]]:
    """Per decision, the weight of each of its criteria in each sample.

    Without an order of priority: a Dirichlet distribution about the declared weights. With one: even over all weights
    that keep the order, in which the criteria that are not named come after the last that is.
    """
    criteria = reader.program.base.criteria
    random = stream(Subject.WEIGHTS)
    if priority:
        drawn = np.sort(random.standard_exponential((len(criteria), count)), axis=0)[::-1]
        others = [name for name in criteria if name not in priority]
        places = random.permuted(np.tile(np.arange(len(priority), len(criteria))[:, None], count), axis=0)
        by_criterion = dict(zip(priority, drawn, strict=False))
        by_criterion |= {name: np.take_along_axis(drawn, places[[k]], axis=0)[0] for k, name in enumerate(others)}
    else:
        total = sum(criterion.weight for criterion in criteria.values())
        by_criterion = {
            name: random.standard_gamma(CONCENTRATION * criterion.weight / total, count)
            for name, criterion in criteria.items()
        }
    return {
        name: [by_criterion[criterion] for criterion in table.decision.criteria]
        for name, table in reader.tables.items()
    }


def _thresholds(reader: Compiled, count: int) -> list[Any]:
    """Every threshold in each sample. Thresholds at one number of one fact move together, each within its own range."""
    ranges = threshold_ranges(reader.program)
    shares: dict[tuple[str, float], NDArray[np.float64]] = {}
    found: list[Any] = []
    for test, threshold in zip(reader.threshold_tests, reader.thresholds, strict=True):
        low, high = ranges.get(test, (threshold, threshold))
        if not low < high:
            found.append(threshold)
            continue
        key = (test.fact, threshold)
        if key not in shares:
            shares[key] = stream(Subject.THRESHOLDS, len(shares)).random(count)
        declared = reader.program.base.fact_types.get(test.fact)
        even = declared is not None and declared.kind in (Kind.SHARE, Kind.PERCENT)
        found.append(within(low, threshold, high, shares[key], logarithmic=not even))
    return found


def _shift(table: Decided, place: int, count: int) -> Shift:
    """By one step up, one down or none: how strong an argument is for one option on one criterion, on one side."""
    drawn: dict[int, Iterator[NDArray[np.int8]]] = {}

    def shift(group: int, option: int, points: NDArray[np.uint8]) -> NDArray[np.int8]:
        if group not in drawn:
            random = stream(Subject.STRENGTHS, place, group)
            drawn[group] = iter(random.integers(-1, 2, (len(table.groups[group].cells), count), np.int8))
        moved = np.minimum(np.maximum(points.astype(np.int8) + next(drawn[group]), WEAKEST), STRONGEST)
        return np.asarray(moved * (points > 0))

    return shift
