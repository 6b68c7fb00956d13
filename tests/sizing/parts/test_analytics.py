"""The analytics store by hand: rented cores, and what is billed by the bytes that queries read."""

import pytest

from tests.sizing.byhand import worth

QUERIES = ("1000 requests/s", "0.001 share", "300 core·ms/request", "0.5 share")
"""0.6 cores."""


def test_data_compressed_and_copied() -> None:
    assert worth("analytics_data", "10000 GB", "0.5 share") == pytest.approx(5000)
    assert worth("analytics_disk", "5000 GB", "0.3", "2") == pytest.approx(3000)
    assert worth("analytics_data", "10000 GB", "0 share") is None


def test_cores_by_disk_or_by_queries_or_the_least() -> None:
    assert worth("analytics_cores", "3000 GB", "240 GB/core", *QUERIES, "8 cores", "0 share") == 13
    assert worth("analytics_cores", "30 GB", "240 GB/core", *QUERIES, "8 cores", "0 share") == 8
    busy = ("100000 requests/s", *QUERIES[1:])
    assert worth("analytics_cores", "30 GB", "240 GB/core", *busy, "8 cores", "0 share") == 60


def test_what_bills_by_scan_has_no_cores_to_rent() -> None:
    assert worth("analytics_cores", "3000 GB", "240 GB/core", *QUERIES, "8 cores", "1 share") == 0
    assert worth("analytics_scanned", "5000 GB", "10 times/month", "1 share") == pytest.approx(50_000)
    assert worth("analytics_scanned", "5000 GB", "10 times/month", "0 share") is None


def test_the_maker_s_own_clusters_lie_within_the_range_of_disk_to_a_core() -> None:
    """540 TB on 2,700 cores and 608 TB on 1,600, in ClickHouse's sizing guide."""
    assert worth("analytics_cores", "540000 GB", "120..240..520 GB/core", *QUERIES, "8 cores", "0 share") == (
        pytest.approx((1039, 2250, 4500))
    )
    low, _, high = worth("analytics_cores", "608000 GB", "120..240..520 GB/core", *QUERIES, "8 cores", "0 share")
    assert low <= 1600 <= high


def test_cores_disk_and_bytes_read_are_paid_and_events_on_the_database_s_disk_once() -> None:
    rented = ("13 cores", "60 USD/core/month", "3000 GB", "1 share", "0.05 USD/GB/month")
    assert worth("cost_analytics", *rented, None, "0.006 USD/GB") == pytest.approx(13 * 60 + 3000 * 0.05)
    counted_already = (*rented[:3], "0 share", rented[4])
    assert worth("cost_analytics", *counted_already, None, "0.006 USD/GB") == pytest.approx(13 * 60)
    by_scan = ("0 cores", *rented[1:])
    assert worth("cost_analytics", *by_scan, "50000 GB/month", "0.006 USD/GB") == pytest.approx(300 + 150)
