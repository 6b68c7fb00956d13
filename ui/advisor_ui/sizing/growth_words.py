"""The curves over the load as lines to draw, as tables, and in words."""

from collections.abc import Sequence
from math import isfinite

from advisor.reporting.sizing.amounts import number, span_of, times
from advisor.reporting.sizing.milestones import bottleneck
from advisor.reporting.wording import capitalised
from advisor_ui.sizing.curve_charts import Curve, Mark
from advisor_ui.sizing.sizing_services import COSTS, INSTANCES, LOADS, SIZED_AT, GrowthCurves, Sizing

SHOWN = SIZED_AT
"""The loads that tables show."""

_IDLE = 1e-9

COST_NAMES = ("As one deployable", "As services", "As functions that are paid for by call")
_TIMES = (("p50", "Half of the requests"), ("p95", "Nineteen of twenty"), ("p99", "Ninety-nine of a hundred"))


def busy_curves(curves: GrowthCurves) -> list[Curve]:
    """How busy today's plan becomes, in percent, and what more instances do not mend."""
    points = curves.as_built
    loads = tuple(point.load for point in points)
    found = []
    if points:
        found = [
            Curve(
                "Application, as planned for today",
                loads,
                tuple(100 * point.busy for point in points),
                tuple(100 * point.busy_likely[0] for point in points),
                tuple(100 * point.busy_likely[1] for point in points),
            ),
            Curve("Database, as planned for today", loads, tuple(100 * point.database_busy for point in points)),
        ]
    if curves.full_at:
        resource = min(curves.full_at, key=lambda name: curves.full_at[name])
        full = curves.full_at[resource]
        found.append(
            Curve(f"{capitalised(bottleneck(resource))}, at most", LOADS, tuple(100 * load / full for load in LOADS))
        )
    return found


def time_curves(curves: GrowthCurves) -> list[Curve]:
    """How long requests take on today's plan, in milliseconds."""
    points = curves.as_built
    loads = tuple(point.load for point in points)
    found = []
    for name, words in _TIMES:
        values = tuple(_ms(getattr(point, name)) for point in points)
        band = name == "p95"
        found.append(
            Curve(
                f"{words} ({name})",
                loads,
                values,
                tuple(_ms(point.p95_likely[0]) for point in points) if band else (),
                tuple(_ms(point.p95_likely[1]) for point in points) if band else (),
            )
        )
    return [curve for curve in found if any(value is not None for value in curve.values)]


def instance_curves(curves: GrowthCurves) -> list[Curve]:
    """How many instances each load takes."""
    return _anew(curves, {INSTANCES: "Instances to run"})


def cost_curves(curves: GrowthCurves) -> list[Curve]:
    """What each load costs a month by architecture; empty where nothing is priced."""
    return _anew(curves, dict(zip(COSTS, COST_NAMES, strict=True)))


def _anew(curves: GrowthCurves, named: dict[str, str]) -> list[Curve]:
    return [
        Curve(
            name,
            tuple(point.load for point in curves.anew[figure]),
            tuple(point.best for point in curves.anew[figure]),
            tuple(point.low for point in curves.anew[figure]) if len(named) == 1 else (),
            tuple(point.high for point in curves.anew[figure]) if len(named) == 1 else (),
        )
        for figure, name in named.items()
        if figure in curves.anew
    ]


def marks(curves: GrowthCurves) -> list[Mark]:
    """Today's load, and where the whole breaks if that is in sight."""
    found = [Mark(1.0, "today")]
    if curves.full_at:
        full = min(curves.full_at.values())
        if LOADS[0] <= full <= LOADS[-1]:
            found.append(Mark(full, f"breaks at ×{times(full)}"))
    return found


def plan_full_at(curves: GrowthCurves) -> tuple[float, float] | None:
    """The loads at which the instances, and the database's processors, that are planned for today are full."""
    if not curves.as_built:
        return None
    last = curves.as_built[-1]
    return last.load / max(last.busy, _IDLE), last.load / max(last.database_busy, _IDLE)


def table(curves: Sequence[Curve], unit: str) -> list[dict[str, str]]:
    """Lines over the load as rows, one a load that is worth a row, with the likely range where there is one."""
    rows = []
    for load in SHOWN:
        row = {"Load": f"×{load:g}"}
        for curve in curves:
            place = min(range(len(curve.loads)), key=lambda at: abs(curve.loads[at] / load - 1))
            row[curve.name] = _words(curve, place, unit)
        rows.append(row)
    return rows


def _words(curve: Curve, place: int, unit: str) -> str:
    value = curve.values[place]
    if value is None or not isfinite(value):
        return "the queue only grows"
    shown = number(value, unit)
    if not curve.low:
        return shown
    low, high = curve.low[place], curve.high[place]
    if low is None:
        return shown
    span = span_of(low, high, unit) if high is not None else f"{number(low, unit)} or more"
    return f"{shown} ({span})" if span else shown


def in_words(title: str, curves: Sequence[Curve], unit: str, found: Sequence[Mark]) -> str:
    """What a screen reader says in a chart's place."""
    ends = []
    for curve in curves:
        first, last = _at(curve, 1.0), _at(curve, LOADS[-1])
        ends.append(f"{curve.name}: {_words(curve, first, unit)} today, {_words(curve, last, unit)} at ×20")
    marked = "".join(f" Marked: {mark.words}." for mark in found[1:])
    return f"{title} over the load from ×0.1 to ×20. " + "; ".join(ends) + f".{marked} The table has the numbers."


def _at(curve: Curve, load: float) -> int:
    return min(range(len(curve.loads)), key=lambda at: abs(curve.loads[at] - load))


def money(sizing: Sizing) -> str:
    """The unit of the costs, such as `USD/month`; empty where there are none."""
    return next((one.unit for one in sizing.figures if one.id in COSTS), "")


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else 1000 * seconds
