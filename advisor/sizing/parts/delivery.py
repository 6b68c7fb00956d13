"""What is sent to users besides the application's own answers: through a cache at the edge, and as audio and video."""

import numpy as np

from advisor.sizing.figures import figure
from advisor.sizing.parts.load import COUNTING, of_one_request
from advisor.sizing.quantity import Quantity


@figure(
    "edge_traffic", "GB/month", "Sent to users by the edge", "edge", COUNTING,
    ("size.requests_month", "payload_kb?", "assumed_payload", "edge_share"),
)  # fmt: skip
def edge_traffic(requests: Quantity, payload: Quantity | None, assumed: Quantity, share: Quantity) -> Quantity | None:
    """Requests a month × payload of one × share that passes the edge; none without an edge."""
    return requests * of_one_request(payload, assumed) * share if np.any(share.base.best > 0) else None


@figure(
    "edge_fill", "GB/month", "Fetched by the edge from the application", "edge", COUNTING,
    ("size.application_requests_month", "payload_kb?", "assumed_payload", "edge_share"),
)  # fmt: skip
def edge_fill(requests: Quantity, payload: Quantity | None, assumed: Quantity, share: Quantity) -> Quantity | None:
    """Requests a month that reach the application × payload of one × share that passes the edge."""
    return requests * of_one_request(payload, assumed) * share if np.any(share.base.best > 0) else None


@figure(
    "stream_bandwidth", "Mbit/s", "Audio and video sent at the peak", "media", "Streams × bit rate of one",
    ("concurrent_streams", "stream_bit_rate"),
)  # fmt: skip
def stream_bandwidth(streams: Quantity, rate: Quantity) -> Quantity:
    """Streams at the same time × bit rate of one."""
    return streams * rate


@figure(
    "stream_traffic", "GB/month", "Audio and video sent a month", "media", COUNTING,
    ("size.stream_bandwidth", "stream_average_share"),
)  # fmt: skip
def stream_traffic(bandwidth: Quantity, average: Quantity) -> Quantity:
    """Bandwidth of the streams at the peak × average over peak × a month."""
    return bandwidth * average
