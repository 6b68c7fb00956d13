"""Availability of replicas with failures in common, and what an availability means in time.

An availability is a share of time from 0 to 1, as a number or an array, and so are results. Parts are taken as
independent and repaired at once by somebody who is free; failover is taken as perfect and instant.
"""

from typing import Any


def in_common(availability: Any, replicas: Any, common: Any) -> Any:
    """Availability of replicas of which one is enough, where the share `common` (β) of outages hits all at once.

    Beta-factor model (Fleming 1975, General Atomic GA-A13284; IEC 61508-6): a common part that is down for β(1 − a),
    in series with replicas that are down apart from each other for (1 − β)(1 − a) each. β = 0: 1 − (1 − a)^n
    (Trivedi 2002), a ceiling, since real replicas share zones, releases, configuration and people; β = 1: a.
    """
    down = 1 - availability
    return (1 - common * down) * (1 - ((1 - common) * down) ** replicas)


def downtime(availability: Any, period: Any) -> Any:
    """Time down in a period, in the period's unit: (1 − a) × its length."""
    return (1 - availability) * period
