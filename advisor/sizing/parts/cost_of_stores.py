"""What the stores beside the database cost: the search engine and the analytics store."""

from advisor.sizing.figures import figure
from advisor.sizing.parts.cost import PRICE_LIST
from advisor.sizing.quantity import Quantity


@figure(
    "cost_search", "money/month", "Search engine", "cost", PRICE_LIST,
    (
        "size.search_nodes", "search_cores_per_node", "price_search_core", "size.search_index", "search_free_room",
        "price_search_storage",
    ),
)  # fmt: skip
def cost_search(
    nodes: Quantity, cores: Quantity, core: Quantity, index: Quantity, room: Quantity, gigabyte: Quantity
) -> Quantity:
    """Nodes × cores of one × price of a core with its memory + index with free room × price of a gigabyte."""
    return nodes * cores * core + index * room * gigabyte


@figure(
    "cost_analytics", "money/month", "Analytics store", "cost", PRICE_LIST,
    (
        "size.analytics_cores", "price_analytics_core", "size.analytics_disk", "analytics_disk_apart",
        "price_analytics_storage", "size.analytics_scanned?", "price_analytics_scan",
    ),
)  # fmt: skip
def cost_analytics(
    cores: Quantity, core: Quantity, disk: Quantity, apart: Quantity, gigabyte: Quantity, scanned: Quantity | None,
    read: Quantity,
) -> Quantity:  # fmt: skip
    """Cores × price + disk not counted with the database × price; where billed by scan: gigabytes read × price."""
    rented = cores * core + disk * apart * gigabyte
    return rented + scanned * read if scanned else rented
