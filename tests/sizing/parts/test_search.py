"""The search engine by hand, and that no volume is made up where none is told."""

import pytest

from tests.sizing.byhand import worth

PLAN = ("8 core·ms/request", "4 cores/node", "0.5 share", "3 nodes")


def test_searches_are_a_share_of_the_reads() -> None:
    assert worth("search_queries", "1000 requests/s", "0.8", "0.2", "0.1 share") == pytest.approx(80)
    assert worth("search_queries", "1000 requests/s", None, "0.5", "0.1 share") == pytest.approx(50)


def test_the_index_is_of_what_is_searched_with_its_copies() -> None:
    assert worth("search_index", "1000 GB", "0.2 share", "1.1", "2") == pytest.approx(440)


def test_without_a_search_engine_nothing_of_it_is_sized() -> None:
    assert worth("search_queries", "1000 requests/s", "0.8", "0.2", "0 share") is None
    assert worth("search_index", "1000 GB", "0 share", "1.1", "2") is None


@pytest.mark.parametrize(
    ("index", "queries", "nodes"),
    [(440, 80, 3), (2500, 80, 10), (2501, 80, 11), (440, 2000, 8), (440, 2001, 9), (0, 0, 3)],
)
def test_nodes_by_index_or_by_searches_or_the_least(index: int, queries: int, nodes: int) -> None:
    found = worth("search_nodes", f"{index} GB", "250 GB/node", f"{queries} requests/s", *PLAN)
    assert found == nodes


def test_nodes_and_disk_are_paid() -> None:
    cost = worth("cost_search", "3 nodes", "4 cores/node", "60 USD/core/month", "440 GB", "1.25", "0.1 USD/GB/month")
    assert cost == pytest.approx(3 * 4 * 60 + 440 * 1.25 * 0.1)
