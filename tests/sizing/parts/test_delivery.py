"""What is sent: through the edge, as streams, and that every byte is paid once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sizing.byhand import worth

MONTH = 2_628_000
TOLD = ("50 kB", "8 kB/request")


def test_the_edge_sends_all_and_fetches_what_it_lacks() -> None:
    assert worth("edge_traffic", "100 million requests/month", *TOLD, "1 share") == pytest.approx(5_000)
    assert worth("edge_fill", "20 million requests/month", *TOLD, "1 share") == pytest.approx(1_000)
    assert worth("edge_traffic", "100 million requests/month", None, "8 kB/request", "0.5 share") == pytest.approx(400)


def test_without_an_edge_nothing_passes_it() -> None:
    assert worth("edge_traffic", "100 million requests/month", *TOLD, "0 share") is None
    assert worth("edge_fill", "100 million requests/month", *TOLD, "0 share") is None


def test_the_edge_is_paid_by_gigabyte_sent_and_fetched_and_by_request() -> None:
    cost = worth(
        "cost_edge", "5000 GB/month", "0.06 USD/GB", "1000 GB/month", "0.02 USD/GB", "100 million requests/month",
        "1 share", "0.9 USD/million requests",
    )  # fmt: skip
    assert cost == pytest.approx(300 + 20 + 90)


@given(share=st.floats(0.01, 1))
def test_every_byte_to_users_is_paid_once(share: float) -> None:
    requests, price = "100 million requests/month", "0.085 USD/GB"
    direct = worth("cost_traffic", requests, *TOLD, f"{share} share", price)
    through = worth("edge_traffic", requests, *TOLD, f"{share} share") * 0.085
    assert direct + through == pytest.approx(worth("cost_traffic", requests, *TOLD, "0 share", price))


def test_streams_are_bandwidth_and_traffic() -> None:
    """The article's 50,000 streams, at 2.5 Mbit/s each: 125 Gbit/s, and 12 petabytes a month at three tenths of it."""
    assert worth("stream_bandwidth", "50000", "2.5 Mbit/s") == pytest.approx(125_000)
    sent = worth("stream_traffic", "125000 Mbit/s", "0.3 share")
    assert sent == pytest.approx(125e9 / 8 * 0.3 * MONTH / 1e9)
    assert sent == pytest.approx(12.3e6, rel=0.01)
    assert worth("cost_media", "1000 GB/month", "0.03 USD/GB") == pytest.approx(30)
