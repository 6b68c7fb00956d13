"""What is paid by the gigabyte that leaves: to users, through a cache at the edge, as audio and video."""

from advisor.sizing.figures import figure
from advisor.sizing.parts.cost import PRICE_LIST
from advisor.sizing.parts.load import of_one_request
from advisor.sizing.quantity import Quantity


@figure(
    "cost_traffic", "money/month", "Traffic to the users", "cost", PRICE_LIST,
    ("size.requests_month", "payload_kb?", "assumed_payload", "edge_share", "price_egress"),
)  # fmt: skip
def cost_traffic(
    requests: Quantity, payload: Quantity | None, assumed: Quantity, edge: Quantity, gigabyte: Quantity
) -> Quantity:
    """Requests × payload of one × price of a gigabyte sent; what passes the edge is counted there."""
    return requests * of_one_request(payload, assumed) * edge.complement() * gigabyte


@figure(
    "cost_edge", "money/month", "Cache at the edge", "cost", PRICE_LIST,
    (
        "size.edge_traffic", "price_edge_traffic", "size.edge_fill", "price_edge_fill", "size.requests_month",
        "edge_share", "price_edge_request",
    ),
)  # fmt: skip
def cost_edge(
    sent: Quantity, gigabyte: Quantity, fetched: Quantity, fill: Quantity, requests: Quantity, share: Quantity,
    request: Quantity,
) -> Quantity:  # fmt: skip
    """Gigabytes sent × price + gigabytes fetched from the application × price + requests × price."""
    return sent * gigabyte + fetched * fill + requests * share * request


@figure(
    "cost_media", "money/month", "Audio and video sent to users", "cost", PRICE_LIST,
    ("size.stream_traffic", "price_media_traffic"),
)  # fmt: skip
def cost_media(sent: Quantity, gigabyte: Quantity) -> Quantity:
    """Gigabytes of streams × price of one."""
    return sent * gigabyte
