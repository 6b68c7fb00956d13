"""What a growing load does: to the stack that is planned for today, and to what a stack sized for each load takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.analysis.growth import settled
from advisor.engine.facts import ToldRange
from advisor.engine.program import Program
from advisor.engine.sizing import Sized, size
from advisor.model.profile import Profile
from advisor.sizing.arithmetic import with_inputs
from advisor.sizing.as_built import AsBuilt, as_built
from advisor.sizing.draws import likely_range
from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import FIGURES, compute
from advisor.sizing.parts.headroom import RESOURCES
from advisor.sizing.parts.path import Path, paths
from advisor.sizing.quantity import Quantity

_PATH = tuple(name.removesuffix("?") for name in FIGURES["size.latency_p95"].inputs)


@dataclass(frozen=True, slots=True)
class SizedPoint:
    """A figure of the stack that is sized for a load: its best estimate, and where eight of ten draws lie."""

    load: float
    best: float
    low: float
    high: float


@dataclass(frozen=True)
class GrowthCurves:
    """Curves over the load, in times of today's.

    `as_built` is the stack of today's plan as the load changes; `anew` holds figures, by id, of the stack that each
    load needs; `full_at` the load at which each resource that more instances do not mend is full.
    """

    as_built: tuple[AsBuilt, ...]
    anew: Mapping[str, tuple[SizedPoint, ...]]
    full_at: Mapping[str, float]


def growth_curves(
    program: Program,
    profile: Profile,
    loads: Sequence[float],
    sized_at: Sequence[float],
    wanted: Sequence[str],
    measured: Mapping[str, ToldRange] | None = None,
) -> GrowthCurves | None:
    """The curves of the stack that is recommended today.

    That stack is followed over `loads`, and sized anew for those of `sized_at`, for the `wanted` figures that can be
    computed. None where the rule base does not size, or the project is none that rules are for.
    """
    found = settled(program, profile, measured)
    if found is None:
        return None
    facts, today, _ = found
    taken = with_inputs(wanted)
    then = [size(program.base, facts, load, today.assumed, taken) for load in sized_at]
    draws = [compute(taken, sized.drawn_inputs) for sized in then]
    return GrowthCurves(
        as_built=tuple(as_built(*_ways(today), load) for load in loads) if _is_whole(today) else (),
        anew={
            name: tuple(_point(sized, drawn, name) for sized, drawn in zip(then, draws, strict=True))
            for name in wanted
            if all(name in sized.quantities and name in drawn for sized, drawn in zip(then, draws, strict=True))
        },
        full_at={
            resource: float(today.quantities[name].base.best)
            for name, resource in RESOURCES.items()
            if name in today.quantities
        },
    )


def _point(sized: Sized, draws: Mapping[str, Quantity], name: str) -> SizedPoint:
    unit = FIGURES[name].unit
    best = float(sized.quantities[name].to(unit).best)
    low, high = likely_range(draws[name].to(unit))
    return SizedPoint(sized.load, best, min(low, best), max(high, best))


def _is_whole(today: Sized) -> bool:
    return all(name in today.quantities or name in today.known for name in _PATH)


def _fixed(quantity: Quantity) -> Quantity:
    return Quantity(Estimate.exactly(quantity.base.best), quantity.dimensions)


def _ways(today: Sized) -> tuple[Path, Path]:
    """The way of a request on the stack of the best estimates: at the best estimate, and as draws of what it does."""
    known, drawn = today.known | today.quantities, today.drawn_inputs | today.draws
    instances = _fixed(known["size.instances"]) * _fixed(known["cores_per_instance"])
    fixed = {
        "size.utilisation": drawn["size.busy_cores"] / instances,
        "cores_per_instance": _fixed(known["cores_per_instance"]),
        "size.database_load": drawn["size.database_busy_cores"] / _fixed(known["size.database_cores"]),
        "size.database_cores": _fixed(known["size.database_cores"]),
    }
    best = paths(*(known[name] for name in _PATH))[1]
    return best, paths(*(fixed.get(name, drawn[name]) for name in _PATH))[1]
