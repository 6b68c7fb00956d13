"""What all components cost together, and for each request."""

from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity

_COMPONENTS = (
    "size.cost_application", "size.cost_database", "size.cost_traffic", "size.cost_broker", "size.cost_platform",
    "size.cost_storage?", "size.cost_workers?", "size.cost_cache?", "size.cost_edge?", "size.cost_media?",
    "size.cost_search?", "size.cost_analytics?",
)  # fmt: skip


@figure("cost_month", "money/month", "Sum a month, without people", "cost", "Sum of the components", _COMPONENTS)
def cost_month(application: Quantity, *others: Quantity | None) -> Quantity:
    """Application + every other component that is known."""
    total = application
    for one in others:
        total = total + one if one else total
    return total


@figure(
    "cost_per_1000_requests", "money/thousand requests", "Cost of a thousand requests", "cost", "Ratio of flows",
    ("size.cost_month", "size.requests_month"),
)  # fmt: skip
def cost_per_1000_requests(cost: Quantity, requests: Quantity) -> Quantity:
    """Cost a month ÷ requests a month."""
    return cost / requests
