"""How much is stored today, in one year and in three."""

from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity

ACCUMULATION = "Stock = stock today + growth × time, as far back as it is kept"


@figure(
    "growth", "GB/month", "New data", "storage", "Rate × size of one",
    ("data_growth_gb_month?", "records_per_day?", "events_per_sec?", "record_size", "data_volume_gb?"),
)  # fmt: skip
def growth(
    told: Quantity | None, records: Quantity | None, events: Quantity | None, size: Quantity,
    volume: Quantity | None = None,
) -> Quantity | None:  # fmt: skip
    """As told, else, where no volume is told, records a day × size of one, or events a second × size of one."""
    if told is not None or volume is not None:
        return told
    if records is not None:
        return records / Quantity.exactly(1, "day") * size
    if events is not None:
        return events / Quantity.exactly(1, "event") * size
    return None


@figure(
    "storage_1y", "GB", "Data in one year", "storage", ACCUMULATION,
    ("data_volume_gb?", "size.growth?", "retention_months?", "usual_retention"),
)  # fmt: skip
def storage_1y(
    now: Quantity | None, growth: Quantity | None, kept: Quantity | None, usual: Quantity | None = None
) -> Quantity | None:
    """Data as told + twelve months of growth, or as many as data is kept."""
    return _after(12, now, growth, kept or usual)


@figure(
    "storage_3y", "GB", "Data in three years", "storage", ACCUMULATION,
    ("data_volume_gb?", "size.growth?", "retention_months?", "usual_retention"),
)  # fmt: skip
def storage_3y(
    now: Quantity | None, growth: Quantity | None, kept: Quantity | None, usual: Quantity | None = None
) -> Quantity | None:
    """Data as told + thirty-six months of growth, or as many as data is kept."""
    return _after(36, now, growth, kept or usual)


@figure(
    "data_kept", "GB", "Data that stores are planned for", "storage", ACCUMULATION,
    ("data_volume_gb?", "size.storage_1y?"),
)  # fmt: skip
def data_kept(told: Quantity | None, grown: Quantity | None) -> Quantity | None:
    """As told for the period planned, else that of one year; unknown where neither volume nor growth is."""
    return told or grown


@figure(
    "disk", "GB", "Disk of the database in one year, with indexes and copies", "storage", "Data × overhead × copies",
    ("size.storage_1y", "storage_overhead", "database_copies"),
)  # fmt: skip
def disk(data: Quantity, overhead: Quantity, copies: Quantity) -> Quantity:
    """Data in one year × what indexes and free room add × copies kept."""
    return data * overhead * copies


def _after(months: float, now: Quantity | None, growth: Quantity | None, kept: Quantity | None) -> Quantity | None:
    if growth is None:
        return now
    time = Quantity.exactly(months, "months")
    added = growth * (time.smaller(kept) if kept else time)
    return now + added if now else added
