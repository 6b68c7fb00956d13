"""What reaches each tier, by hand."""

import pytest

from tests.sizing.byhand import worth


def test_the_edge_answers_what_is_the_same_for_everybody() -> None:
    assert worth("application_rps", "1000 requests/s", "0.9", "0.2", "0.5", "0.8 share") == pytest.approx(640)
    assert worth("application_rps", "1000 requests/s", None, "0.2", "0", "0.5 share") == pytest.approx(600)


def test_nobody_told_how_much_is_personal() -> None:
    assert worth("application_rps", "1000 requests/s", "0.8", "0.2", None, "0.5 share") == pytest.approx(
        (600, 800, 1000)
    )


def test_a_data_cache_spares_reads_and_no_writes() -> None:
    inputs = ("100 requests/s", "0.8", "0.2", "5 statements/request")
    assert worth("database_reads", *inputs, "0 share") == pytest.approx(400)
    assert worth("database_reads", *inputs, "0.75 share") == pytest.approx(100)
    assert worth("database_writes", "20 requests/s", "3 statements/request") == pytest.approx(60)
    assert worth("cache_reads", *inputs, "0.75 share") == pytest.approx(300)
    assert worth("cache_reads", *inputs, "0 share") is None


def test_bandwidth_is_of_what_was_told_else_of_what_is_assumed() -> None:
    assert worth("bandwidth", "1000 requests/s", "50 kB", "8 kB/request") == pytest.approx(400)
    assert worth("bandwidth", "1000 requests/s", None, "8 kB/request") == pytest.approx(64)


def test_workers_and_partitions_are_whole() -> None:
    assert worth("workers", "7", "1", "0.6 share") == 12
    assert worth("workers", "7", "3", "0.6 share") == 35
    assert worth("partitions", "1000 events/s", "3", "2000 events/s/partition") == 2
    assert worth("partitions", "1 events/s", "1", "2000 events/s/partition") == 1
