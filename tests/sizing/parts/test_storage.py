"""What is stored by hand."""

import pytest

from tests.sizing.byhand import worth


def test_growth_as_told_else_of_records_else_of_events() -> None:
    assert worth("growth", "7 GB/month", "1000000", "5 events/s", "1 kB", None) == pytest.approx(7)
    assert worth("growth", None, "1000000", "5 events/s", "1 kB", None) == pytest.approx(30.4, rel=2e-3)
    assert worth("growth", None, None, "1 events/s", "1 kB", None) == pytest.approx(2.63, rel=2e-3)
    assert worth("growth", None, None, None, "1 kB", None) is None


def test_where_a_volume_is_told_no_growth_is_made_up() -> None:
    assert worth("growth", None, "1000000", None, "1 kB", "100 GB") is None
    assert worth("growth", "7 GB/month", "1000000", None, "1 kB", "100 GB") == pytest.approx(7)


def test_stock_is_as_told_and_growth_as_far_back_as_it_is_kept() -> None:
    usual = "60 months"
    assert worth("storage_1y", "100 GB", "10 GB/month", None, usual) == pytest.approx(220)
    assert worth("storage_3y", "100 GB", "10 GB/month", None, usual) == pytest.approx(460)
    assert worth("storage_3y", "100 GB", "10 GB/month", None, "24 months") == pytest.approx(340)
    assert worth("storage_3y", "100 GB", "10 GB/month", "6 months", usual) == pytest.approx(160)
    assert worth("storage_1y", None, "10 GB/month", None, usual) == pytest.approx(120)
    assert worth("storage_1y", "100 GB", None, None, usual) == pytest.approx(100)
    assert worth("storage_1y", None, None, None, usual) is None


def test_stores_are_planned_for_the_volume_told_else_for_a_year() -> None:
    assert worth("data_kept", "100 GB", "900 GB") == pytest.approx(100)
    assert worth("data_kept", None, "900 GB") == pytest.approx(900)
    assert worth("data_kept", None, None) is None


def test_disk_is_data_with_indexes_and_copies() -> None:
    assert worth("disk", "100 GB", "1.5", "3") == pytest.approx(450)
