"""Everything that a rule base may name of the formulae: those of demand, and the figures of the sizing."""

from collections.abc import Iterable
from functools import cache

from advisor.model.sizing import Arithmetic, FigureKind
from advisor.sizing.assumed import ASSUMED
from advisor.sizing.demand import FORMULAE
from advisor.sizing.figures import FIGURES, Figure
from advisor.sizing.parts import (
    analytics,
    averages,
    capacity,
    cost,
    cost_by_architecture,
    cost_of_delivery,
    cost_of_people,
    cost_of_stores,
    cost_sum,
    database,
    delivery,
    growth,
    headroom,
    in_progress,
    latency,
    load,
    search,
    storage,
    topologies,
)
from advisor.sizing.priced import PRICED
from advisor.sizing.units import CURRENCIES, UnitMismatchError, unit

BOTTLENECK = "size.bottleneck"
_ORDER = (
    load, capacity, database, storage, search, analytics, headroom, growth, latency, in_progress, topologies,
    averages, delivery, cost, cost_of_delivery, cost_of_stores, cost_sum, cost_of_people, cost_by_architecture,
)  # fmt: skip
"""The modules of figures; each reads those before it."""


@cache
def figures() -> tuple[Figure, ...]:
    """Every figure, in an order in which they can be computed."""
    places = {module.__name__: place for place, module in enumerate(_ORDER)}
    return tuple(sorted(FIGURES.values(), key=lambda one: places[one.compute.__module__]))


def with_inputs(wanted: Iterable[str]) -> tuple[Figure, ...]:
    """The figures of those ids with all figures that they read, in an order in which they can be computed."""
    needed = set(wanted)
    for one in reversed(figures()):
        if one.id in needed:
            needed.update(one.reads)
    return tuple(one for one in figures() if one.id in needed)


def fits(told: str, expected: str) -> bool:
    """Whether two units measure the same; what is no unit fits nothing."""
    try:
        unit(told).factor_to(unit(expected))
    except UnitMismatchError:
        return False
    return True


ARITHMETIC = Arithmetic(
    formulae={name: formula.factors for name, formula in FORMULAE.items()},
    figures={
        **{one.id: FigureKind(one.unit, one.title, one.reads) for one in figures()},
        BOTTLENECK: FigureKind("", "What is full first as the load grows", (), tuple(headroom.RESOURCES.values())),
    },
    assumptions=ASSUMED,
    prices=PRICED,
    fits=fits,
    currencies=CURRENCIES,
)
