"""What was chosen must carry what is demanded: facts and choices → figures of the sizing, and the facts `size.*`."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

import numpy as np

from advisor.engine.assuming import Assumed, assume, assume_one
from advisor.engine.facts import Facts, Origin
from advisor.model.fact import Kind
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import SheetTitle, SizedFigure, Sizing
from advisor.sizing.arithmetic import BOTTLENECK, figures
from advisor.sizing.draws import drawn, likely_ranges
from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import FIGURES, OPTIONAL, Figure, compute
from advisor.sizing.parts.headroom import bottleneck
from advisor.sizing.priced import PRICED
from advisor.sizing.quantity import Quantity
from advisor.sizing.units import ANY_MONEY

GROWING = frozenset({
    "peak_rps", "avg_rps", "events_per_sec", "concurrent_connections", "concurrent_users", "demand.user_rps",
    "demand.transactions_per_sec", "demand.writes_per_sec", "demand.uncached_rps", "demand.jobs_in_progress",
    "demand.bandwidth_mbit", "records_per_day", "data_growth_gb_month", "transactions_per_day", "concurrent_streams",
})  # fmt: skip
"""The facts that grow with the load."""

_FACTS = tuple(dict.fromkeys(name for one in figures() for name in one.reads if not name.startswith("size.")))
"""The facts and assumptions that figures read besides each other."""


_UNKNOWN = Knowledge(Interval(0.0, float("inf")))

Assumptions = Mapping[str, Assumed]
Wanted = tuple[Figure, ...] | None


@dataclass(frozen=True)
class Sized:
    """The figures of one profile at a load, and the ranges that were assumed.

    `quantities` are bounded by whatever may be chosen, `known` is what figures read for what is recommended. What is
    `not_asked` does not apply to the project.
    """

    quantities: dict[str, Quantity]
    known: dict[str, Quantity]
    assumed: Assumptions
    load: float
    prices: SheetTitle | None = None
    not_asked: frozenset[str] = frozenset()

    @property
    def bottleneck(self) -> str | None:
        """What is full first."""
        return bottleneck(self.quantities)

    @cached_property
    def drawn_inputs(self) -> dict[str, Quantity]:
        """Draws of every input; what grows with the load grows together."""
        return {
            name: drawn(quantity, 0 if name in GROWING else stream + 1)
            for stream, (name, quantity) in enumerate(self.known.items())
        }

    @cached_property
    def draws(self) -> dict[str, Quantity]:
        """The figures from those draws."""
        return compute(figures(), self.drawn_inputs)


def size(
    base: RuleBase, facts: Facts, load: float = 1.0, assumed: Assumptions | None = None, wanted: Wanted = None
) -> Sized:
    """The figures at `load` times what the facts say; facts and choices must be settled.

    `assumed` is what was assumed before from the same facts; of the figures, all are computed or those `wanted`.
    """
    taken = figures() if wanted is None else wanted
    if assumed is None:
        assumed = assume(base, facts, None if wanted is None else {name for one in wanted for name in one.reads})
    factors = (base.factors[name] for name in _FACTS if name in base.factors)
    ranges = {**{factor.id: assume_one(factor, facts) for factor in factors}, **assumed}
    bounds = {name: one.bounds for name, one in ranges.items()}
    likely = {name: one.quantity for name, one in ranges.items()}
    known: dict[str, Quantity] = {}
    for name in _FACTS:
        estimate = None if name in assumed else _estimate(name, facts)
        if estimate is not None:
            declared = base.fact_types[name]
            unit_text = "%" if declared.kind is Kind.PERCENT else declared.unit
            known[name] = Quantity.of(*estimate, unit_text) * (load if name in GROWING else 1.0)
    prices = base.price_sheet.title if base.price_sheet else None
    not_asked = frozenset(name for name in _FACTS if facts.certain.knowledge.get(name) == NOT_APPLICABLE)
    return Sized(compute(taken, known | bounds), known | likely, assumed, load, prices, not_asked)


def settle_sizes(sized: Sized, facts: Facts) -> None:
    """Let the facts know every figure; what could not be computed stays unknown."""
    for name, figure in FIGURES.items():
        if name in facts.settled:
            continue
        quantity = sized.quantities.get(name)
        if quantity is None:
            facts.certain.knowledge[name] = facts.likely.knowledge[name] = _UNKNOWN
            facts.origins[name] = Origin("unknown", figure.reads)
            continue
        bounds, scale = quantity.base, figure.scale
        best = float(bounds.best * scale)
        facts.certain.knowledge[name] = Knowledge(Interval(float(bounds.low * scale), float(bounds.high * scale)))
        facts.likely.knowledge[name] = Knowledge(Interval(best, best))
        facts.origins[name] = Origin("computed", figure.reads)
    if BOTTLENECK not in facts.settled:
        narrow = sized.bottleneck
        facts.certain.knowledge[BOTTLENECK] = Knowledge(Choice(None))
        facts.likely.knowledge[BOTTLENECK] = Knowledge(Choice(frozenset({narrow}) if narrow else None))
        facts.origins[BOTTLENECK] = Origin("computed" if narrow else "unknown", ("size.headroom",))


def drawn_together(days: Sequence[Sized]) -> list[dict[str, Quantity]]:
    """The figures from draws, day by day; days that differ in nothing but their load share one computation."""
    first = days[0]
    if any(day.assumed is not first.assumed for day in days):
        return [day.draws for day in days]
    loads = np.array([[day.load / first.load] for day in days])
    inputs = dict(first.drawn_inputs)
    for name in GROWING & inputs.keys():
        inputs[name] = Quantity(Estimate.exactly(inputs[name].base.best * loads), inputs[name].dimensions)
    found = compute(figures(), inputs)
    return [{name: _row(quantity, place) for name, quantity in found.items()} for place in range(len(days))]


def _row(draws: Quantity, place: int) -> Quantity:
    values = draws.base.best
    if np.ndim(values) < 2:
        return draws
    return Quantity(Estimate.exactly(values[place]), draws.dimensions)


def sizing_of(sized: Sized, choices: Mapping[str, str | None], draws: Mapping[str, Quantity] | None = None) -> Sizing:
    """The figures as a result; `draws` are those of `drawn_together`."""
    draws = sized.draws if draws is None else draws
    read = {name for one in sized.quantities for name in FIGURES[one].reads}
    likely = likely_ranges([draws.get(name, quantity).base for name, quantity in sized.quantities.items()])
    measured = {name for name, one in sized.assumed.items() if one.origin == "measured"}
    return Sizing(
        load=sized.load,
        choices=dict(choices),
        figures=tuple(
            _figure(name, quantity.base, ends, sized, measured)
            for (name, quantity), ends in zip(sized.quantities.items(), likely, strict=True)
        ),
        assumptions=tuple(one.used for name, one in sized.assumed.items() if name in read),
        bottleneck=sized.bottleneck,
        missing=_missing(sized),
        prices=sized.prices,
    )


def _missing(sized: Sized) -> tuple[str, ...]:
    """The answers without which figures could not be computed; of several that would do, the first."""
    found: dict[str, None] = {}
    for one in figures():
        if one.id in sized.quantities:
            continue
        for name in one.inputs:
            earlier = FIGURES.get(name)
            if earlier is not None and name not in sized.quantities:
                found.update(dict.fromkeys(earlier.any_of[:1]))
            elif earlier is None and not name.endswith(OPTIONAL) and name not in sized.known and name not in PRICED:
                found[name] = None
    return tuple(name for name in found if name not in sized.not_asked)


def _figure(name: str, bounds: Estimate, likely: tuple[float, float], sized: Sized, measured: Set[str]) -> SizedFigure:
    figure = FIGURES[name]
    scale = figure.scale
    best = float(bounds.best * scale)
    return SizedFigure.model_construct(
        id=name,
        title=figure.title,
        unit=figure.unit.replace(ANY_MONEY, sized.prices.currency) if sized.prices else figure.unit,
        part=figure.part,
        low=float(bounds.low * scale),
        best=best,
        high=float(bounds.high * scale),
        likely=(min(likely[0] * scale, best), max(likely[1] * scale, best)),
        meaning=figure.meaning,
        law=figure.law,
        inputs=tuple(one for one in figure.reads if one in sized.quantities or one in sized.known),
        basis="computed" if measured.isdisjoint(figure.reads) else "measured",
    )


def _estimate(fact: str, facts: Facts) -> tuple[float, float, float] | None:
    certain, likely = facts.certain.knowledge.get(fact), facts.likely.knowledge.get(fact)
    if certain is None or likely is None:
        return None
    values, best = certain.values, likely.values
    if not isinstance(values, Interval) or not isinstance(best, Interval) or not best.exact:
        return None
    return (values.low, best.low, values.high) if isfinite(values.high) else None
