"""How available the whole is, by topology: instances in zones, zones in regions, and everything in series with them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from advisor.sizing.availability import in_common
from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity

SERIES = "Parts in series: product; replicas: beta-factor model (Fleming 1975; IEC 61508-6)"
_PARTS = (
    "instance_availability", "zone_availability", "common_cause_share", "spare_instances",
    "load_balancer_availability", "database_availability", "broker_availability", "dependency_availability",
    "integrations_waited_for",
)  # fmt: skip
_PROMISES = ("promise_of_one_instance", "promise_of_zones")


@figure("availability_one_instance", "%", "One instance in one zone", "availability", SERIES, (*_PARTS, *_PROMISES))
def availability_one_instance(*inputs: Quantity) -> Quantity:
    """Instance × what stands in series, no more than is promised of one instance."""
    return _whole(inputs, lambda instance, zone, common, spare: instance * zone, promise=-2)


@figure("availability_one_zone", "%", "Several instances in one zone", "availability", SERIES, (*_PARTS, *_PROMISES))
def availability_one_zone(*inputs: Quantity) -> Quantity:
    """Zone × instances of which the spare ones may fail × what stands in series."""
    return _whole(inputs, lambda instance, zone, common, spare: zone * in_common(instance, 1 + spare, common), None)


@figure("availability_two_zones", "%", "Instances in two zones", "availability", SERIES, (*_PARTS, *_PROMISES))
def availability_two_zones(*inputs: Quantity) -> Quantity:
    """Two zones of which one may fail × what stands in series, no more than is promised of zones."""
    return _whole(inputs, lambda instance, zone, common, spare: in_common(zone, 2, common), promise=-1)


@figure("availability_three_zones", "%", "Instances in three zones", "availability", SERIES, (*_PARTS, *_PROMISES))
def availability_three_zones(*inputs: Quantity) -> Quantity:
    """Three zones of which two may fail × what stands in series, no more than is promised of zones."""
    return _whole(inputs, lambda instance, zone, common, spare: in_common(zone, 3, common), promise=-1)


@figure(
    "availability_two_regions", "%", "Two regions, each able to carry all", "availability", SERIES,
    ("size.availability_three_zones", "common_cause_share", "dependency_availability", "integrations_waited_for"),
)  # fmt: skip
def availability_two_regions(region: Quantity, common: Quantity, outside: Quantity, waited: Quantity) -> Quantity:
    """Two regions of which one may fail × the outside systems, which both wait for."""

    def two(region: Any, common: Any, outside: Any, waited: Any) -> Any:
        others = outside**waited
        return np.minimum(in_common(np.minimum(region / others, 1.0), 2, common), 1.0) * others

    return _ends(two, (region, common, outside, waited), falling=(1, 3))


@figure(
    "availability", "%", "Availability of what is recommended", "availability", SERIES,
    ("zones", "size.availability_one_zone", "size.availability_two_zones", "size.availability_three_zones"),
)  # fmt: skip
def availability(zones: Quantity, one: Quantity, two: Quantity, three: Quantity) -> Quantity:
    """That of its number of zones."""
    fewest, most = zones.base.low, zones.base.high
    each = [quantity.base for quantity in (one, two, three)]
    best = np.select([zones.base.best < 1.5, zones.base.best < 2.5], [each[0].best, each[1].best], each[2].best)
    if fewest is most and all(end.low is end.high for end in each):
        return Quantity(Estimate.exactly(best))
    may_be = (fewest < 1.5, (fewest < 2.5) & (most >= 1.5), most >= 2.5)
    low = np.min([np.where(may, end.low, 1.0) for may, end in zip(may_be, each, strict=True)], axis=0)
    high = np.max([np.where(may, end.high, 0.0) for may, end in zip(may_be, each, strict=True)], axis=0)
    return Quantity(Estimate(low, best, high))


@figure("downtime", "min", "Time down in a month", "availability", "Downtime (1 − A)·T", ("size.availability",))
def downtime(available: Quantity) -> Quantity:
    """One minus the availability, × a month."""
    return available.complement() * Quantity.exactly(1, "month")


@figure(
    "downtime_against_target", "times", "Time down against what the target allows", "availability",
    "Downtime (1 − A)·T", ("size.availability", "availability_target"),
)  # fmt: skip
def downtime_against_target(available: Quantity, target: Quantity) -> Quantity:
    """(1 − availability) ÷ (1 − target)."""
    return available.complement() / target.complement().at_least(1e-6)


def _whole(inputs: tuple[Quantity, ...], application: Callable[..., Any], promise: int | None) -> Quantity:
    def whole(*each: Any) -> Any:
        instance, zone, common, spare, balancer, database, broker, outside, waited, *promises = each
        inside = application(instance, zone, common, spare) * balancer
        capped = inside if promise is None else np.minimum(inside, promises[promise])
        return capped * database * broker * outside**waited

    return _ends(whole, inputs, falling=(2, 8))


def _ends(function: Callable[..., Any], inputs: tuple[Quantity, ...], falling: tuple[int, ...] = ()) -> Quantity:
    """A share from plain numbers: rising in each, but for those at `falling` places."""
    bases = [one.base for one in inputs]
    low = [one.high if place in falling else one.low for place, one in enumerate(bases)]
    high = [one.low if place in falling else one.high for place, one in enumerate(bases)]
    best = function(*(one.best for one in bases))
    if all(one.low is one.high for one in bases):
        return Quantity(Estimate.exactly(best))
    return Quantity(Estimate(np.minimum(function(*low), best), best, np.maximum(function(*high), best)))
