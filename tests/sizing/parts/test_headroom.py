"""By how much the load may grow, what breaks first; and that more load never leaves more room."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sizing.arithmetic import figures
from advisor.sizing.figures import compute
from advisor.sizing.parts.headroom import RESOURCES, bottleneck
from advisor.sizing.quantity import Quantity
from tests.sizing.byhand import told, worth
from tests.sizing.known import grown, made_up, sized

RISING = (
    "application_rps", "database_reads", "database_writes", "bandwidth", "workers", "partitions", "busy_cores",
    "connection_instances", "instances_at_work", "instances", "memory", "requests_in_progress", "database_busy_cores",
    "database_cores", "write_load", "write_nodes", "database_nodes", "database_connections", "connection_pressure",
    "growth", "storage_1y", "storage_3y", "data_kept", "disk", "search_queries", "search_index", "search_nodes",
    "analytics_data", "analytics_disk", "analytics_cores", "analytics_scanned", "edge_traffic", "edge_fill",
    "stream_bandwidth", "stream_traffic", "requests_month", "cost_traffic", "cost_edge", "cost_media", "cost_search",
    "cost_analytics", "cost_month",
)  # fmt: skip
seeds = st.integers(0, 10**6)


def test_room_by_hand() -> None:
    assert worth("headroom_writes", "0.25 share", "1 nodes") == pytest.approx(4)
    assert worth("headroom_database_cores", "8 cores", "96 cores/node", "2 nodes") == pytest.approx(24)
    inputs = ("1000 events/s", "4", "2000 events/s/partition", "200 partitions")
    assert worth("headroom_partitions", *inputs) == pytest.approx(100)
    assert worth("headroom_servers", "6 cores", "3", "4 cores/instance") == pytest.approx(2)


def test_what_is_not_used_never_fills() -> None:
    assert worth("headroom_writes", "0 share", "1 nodes") is None


def test_the_least_room_is_the_room() -> None:
    assert worth("headroom", "4 times", None, "3 times") == pytest.approx(3)
    assert worth("headroom", None, None, None) is None


def test_the_bottleneck_is_what_has_the_least_room() -> None:
    room = {"size.headroom_writes": "4 times", "size.headroom_database_cores": "9 times"}
    known: dict[str, Quantity] = {name: told(text) for name, text in room.items()}
    assert bottleneck(known) == "database_writes"
    known["size.headroom_partitions"] = told("2 times")
    assert bottleneck(known) == "broker_partitions"
    assert bottleneck({}) is None


@settings(deadline=None, max_examples=60)
@given(seed=seeds, load=st.floats(1, 100))
def test_more_load_never_needs_less_and_never_leaves_more_room(seed: int, load: float) -> None:
    known = made_up(seed)
    today, then = sized(known), sized(grown(known, load))
    for name in RISING:
        for end in ("low", "best", "high"):
            assert getattr(then[name], end) >= getattr(today[name], end) * (1 - 1e-9), (name, end)
    for name in ("headroom", "headroom_servers", *(name.removeprefix("size.") for name in RESOURCES)):
        if name in then:
            assert then[name].best <= today[name].best * (1 + 1e-9), name


@settings(deadline=None, max_examples=40)
@given(seed=seeds, less=st.floats(0.2, 1), more=st.integers(0, 5))
def test_more_reserve_never_takes_fewer(seed: int, less: float, more: int) -> None:
    known = made_up(seed)
    cautious = known | {
        "target_utilisation": known["target_utilisation"] * less,
        "database_utilisation": known["database_utilisation"] * less,
        "store_utilisation": known["store_utilisation"] * less,
        "spare_instances": known["spare_instances"] + Quantity.exactly(more, "instances"),
    }
    plain, safe = sized(known), sized(cautious)
    for name in (
        "instances_at_work", "instances", "database_cores", "write_nodes", "database_nodes", "workers", "search_nodes",
        "analytics_cores", "cost_search", "cost_analytics",
    ):  # fmt: skip
        for end in ("low", "best", "high"):
            assert getattr(safe[name], end) >= getattr(plain[name], end), (name, end)


@settings(deadline=None, max_examples=40)
@given(seed=seeds, hits=st.floats(0, 1))
def test_more_cache_hits_never_take_more(seed: int, hits: float) -> None:
    known = made_up(seed)

    def with_hits(name: str, share: float) -> Quantity:
        return (known[name].complement() * (1 - share)).complement()

    for cache, spared in (
        ("cache_hit_share", ("database_reads", "database_busy_cores", "database_cores", "database_nodes")),
        ("edge_hit_share", ("application_rps", "busy_cores", "instances", "bandwidth", "database_reads", "edge_fill")),
    ):
        plain, cached = sized(known), sized(known | {cache: with_hits(cache, hits)})
        for name in spared:
            assert cached[name].best <= plain[name].best * (1 + 1e-9), (cache, name)


def test_the_bottleneck_is_among_what_was_computed() -> None:
    found = compute(figures(), made_up(5))
    assert bottleneck(found) in RESOURCES.values()
