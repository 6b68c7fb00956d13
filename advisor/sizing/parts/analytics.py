"""The analytics store, which lies by columns: its disk, and cores by what they keep at hand and by the queries.

What bills by the bytes that queries read has no cores that anybody runs; `by_scan_share` tells so.
"""

import numpy as np

from advisor.sizing.figures import figure
from advisor.sizing.parts.capacity import UTILISATION_LAW
from advisor.sizing.quantity import Quantity


@figure(
    "analytics_data", "GB", "Data in the analytics store, before compression", "analytics", "Share of a stock",
    ("size.data_kept", "analytics_share"),
)  # fmt: skip
def analytics_data(data: Quantity, share: Quantity) -> Quantity | None:
    """Data × share that is analysed; none without an analytics store of its own."""
    return data * share if np.any(share.base.best > 0) else None


@figure(
    "analytics_disk", "GB", "Disk of the analytics store, with copies", "analytics", "Data × compression × copies",
    ("size.analytics_data", "analytics_disk_per_data", "analytics_copies"),
)  # fmt: skip
def analytics_disk(data: Quantity, compressed: Quantity, copies: Quantity) -> Quantity:
    """Data × disk for each byte of it × copies."""
    return data * compressed * copies


@figure(
    "analytics_cores", "cores", "Cores of the analytics store", "analytics", f"{UTILISATION_LAW}; memory to data",
    (
        "size.analytics_disk", "analytics_disk_per_core", "size.application_rps", "analytics_query_share",
        "analytics_query_cpu", "store_utilisation", "least_analytics_cores", "by_scan_share",
    ),
)  # fmt: skip
def analytics_cores(
    disk: Quantity, held: Quantity, rate: Quantity, share: Quantity, work: Quantity, planned: Quantity,
    least: Quantity, by_scan: Quantity,
) -> Quantity:  # fmt: skip
    """Disk ÷ what a core keeps at hand, or processor time of the queries ÷ planned utilisation; none billed by scan."""
    computing = rate * share * work / planned
    return (disk / held).larger(computing).larger(least).rounded_up() * by_scan.complement()


@figure(
    "analytics_scanned", "GB/month", "Data that queries read a month, where that is billed", "analytics",
    "Stock × times it is read", ("size.analytics_data", "scans_a_month", "by_scan_share"),
)  # fmt: skip
def analytics_scanned(data: Quantity, times: Quantity, by_scan: Quantity) -> Quantity | None:
    """Data × times a month that as much as all of it is read; none where cores are billed."""
    return data * times * by_scan if np.any(by_scan.base.best > 0) else None
