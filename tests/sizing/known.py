"""Inputs of the figures made up at random, each in the unit that its formulae expect, and figures from them."""

from collections.abc import Mapping

import numpy as np

from advisor.sizing.arithmetic import figures
from advisor.sizing.assumed import ASSUMED
from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import FIGURES, compute
from advisor.sizing.priced import PRICED
from advisor.sizing.quantity import Quantity

FACTS = {
    "peak_rps": "requests/s",
    "avg_rps": "requests/s",
    "read_share": "",
    "default_write_share": "",
    "personalised_share": "",
    "payload_kb": "kB",
    "events_per_sec": "events/s",
    "concurrent_connections": "",
    "concurrent_streams": "",
    "data_volume_gb": "GB",
    "data_growth_gb_month": "GB/month",
    "records_per_day": "",
    "retention_months": "months",
    "servers_now": "",
    "demand.writes_per_sec": "requests/s",
    "demand.jobs_in_progress": "",
    "availability_target": "",
}
"""The facts that figures read, and their units."""

GROWING = (
    "peak_rps", "avg_rps", "events_per_sec", "concurrent_connections", "concurrent_streams",
    "demand.writes_per_sec", "demand.jobs_in_progress", "records_per_day", "data_growth_gb_month",
)  # fmt: skip
"""Those of them that grow with the load."""

UNITS = FACTS | ASSUMED | PRICED
"""The unit of every input."""

_ENDS = {
    "availability_target": (0.9, 0.9999),
    "demand.writes_per_sec": (1.0, 1e4),
    "database_utilisation": (0.3, 0.9),
    "default_write_share": (0.05, 0.5),
    "fan_out": (1.0, 30.0),
    "hops": (1.0, 8.0),
    "integrations_waited_for": (1.0, 5.0),
    "peak_rps": (1.0, 1e4),
    "personalised_share": (0.0, 0.9),
    "read_share": (0.3, 1.0),
    "outside_latency": (1.0, 1e3),
    "outside_variability": (0.1, 1.5),
    "response_time": (1.0, 1e3),
    "service_time_variability": (0.1, 2.0),
    "spare_instances": (0.0, 3.0),
    "target_utilisation": (0.3, 0.8),
    "zones": (1.0, 3.0),
    "application_cpu": (0.05, 100.0),
    "read_cpu": (0.05, 5.0),
    "write_cpu": (0.05, 5.0),
    "statements_per_read": (0.5, 20.0),
    "statements_per_write": (1.0, 20.0),
}
_WHOLE = ("zones", "spare_instances", "cores_per_instance", "cores_per_database_node", "integrations_waited_for")


def ends_of(name: str) -> tuple[float, float]:
    """Between which values an input is made up, in its unit."""
    if name in _ENDS:
        return _ENDS[name]
    if name.endswith("_availability") or name.startswith("promise"):
        return 0.9, 0.9999
    if UNITS[name] == "share" or name.endswith("share"):
        return 0.0, 0.95
    return 1.0, 64.0


def made_up(seed: int, wide: bool = True) -> dict[str, Quantity]:
    """Every input, as a range or (not `wide`) as one number."""
    numbers = np.random.default_rng(seed)
    known: dict[str, Quantity] = {}
    for name, unit in UNITS.items():
        low, high = ends_of(name)
        drawn = numbers.uniform(0, 1, 3)
        values = sorted(low * (high / low) ** drawn if low > 0 else low + (high - low) * drawn)
        if name in _WHOLE:
            values = [round(value) for value in values]
        known[name] = Quantity.of(*values, unit) if wide else Quantity.exactly(values[1], unit)
    known["avg_rps"] = known["peak_rps"] * 0.25
    return known


def within(known: Mapping[str, Quantity], seed: int) -> dict[str, Quantity]:
    """One number of every range, often an end of it; an average is no more than its peak."""
    numbers = np.random.default_rng(seed)
    shares = {name: numbers.choice([0.0, 1.0, numbers.uniform()]) for name in known}
    found: dict[str, Quantity] = {}
    for name, quantity in known.items():
        ends = quantity.base
        value = ends.low + (ends.high - ends.low) * shares[name]
        value = round(value) if name in _WHOLE else value
        found[name] = Quantity(Estimate.exactly(value), quantity.dimensions)
    found["avg_rps"] = found["avg_rps"].smaller(found["peak_rps"])
    return found


def sized(known: Mapping[str, Quantity]) -> dict[str, Estimate]:
    """Every figure that can be computed, by its name without `size.`, in its unit."""
    return {
        name.removeprefix("size."): found.to(FIGURES[name].unit) for name, found in compute(figures(), known).items()
    }


def grown(known: Mapping[str, Quantity], load: float) -> dict[str, Quantity]:
    """The same under `load` times the load."""
    return {name: quantity * load if name in GROWING else quantity for name, quantity in known.items()}
