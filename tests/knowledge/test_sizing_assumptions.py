"""The ranges behind the sizing are in plausible order, rest on sources, and meet every option that they should."""

from collections.abc import Mapping
from math import inf

import pytest

from advisor import api
from advisor.engine.program import Program
from advisor.model.condition import facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.fact import Kind
from advisor.model.factor import Variant
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Assumption, UsedAssumption
from advisor.model.truth import Truth

MEASURED = {
    "java_spring_boot": (0.984, 1.434),
    "dotnet_aspnetcore": (1.647, 2.778),
    "node_nestjs": (1.665, 3.541),
    "php_symfony": (2.131, 3.948),
    "php_laravel": (4.725, 8.329),
    "python_fastapi": (4.701, 8.727),
}
"""Processor time of a request in ms, of a mixed load and of a list: utilisation × cores ÷ requests a second, from
https://github.com/adr1enbe4udou1n/blog, a performance comparison of back-end web frameworks, 2025."""

GROWN = {"java_spring_boot": 40, "dotnet_aspnetcore": 40}
"""Up to where ranges reach for grown applications, in ms; the others reach to three times what was measured."""

ON_DEFAULT = {
    ("application_cpu", "framework"): set(),
    ("memory_per_core", "framework"): set(),
    ("connections_per_instance", "framework"): set(),
    ("hops", "architecture"): set(),
    ("fan_out", "architecture"): set(),
    ("edge_hit_share", "cache"): {"in_process", "memcached", "none", "redis", "valkey"},
    ("cache_hit_share", "cache"): {"cdn_edge", "none"},
    ("writes_per_node", "primary_store"): set(),
    ("database_connection_limit", "primary_store"): set(),
    ("write_nodes_limit", "primary_store"): {"postgresql", "mysql", "mariadb", "sqlserver", "neo4j", "sqlite"},
    ("read_cpu", "primary_store"): {
        "postgresql", "mysql", "mariadb", "sqlserver", "mongodb", "dynamodb", "cosmosdb", "spanner",
    },
    ("database_latency", "primary_store"): {"postgresql", "mysql", "mariadb", "sqlserver", "mongodb"},
    ("events_per_partition", "messaging"): {
        "none", "azure_service_bus", "managed_pubsub", "cloud_event_bus",
    },
    ("partition_limit", "messaging"): {"none"},
    ("edge_share", "cache"): {"in_process", "memcached", "none", "redis", "valkey"},
    ("search_share", "search_store"): {"none", "postgresql_full_text"},
    ("searchable_share", "search_store"): {"none", "postgresql_full_text"},
    ("analytics_share", "analytics_store"): {"none"},
    ("by_scan_share", "analytics_store"): {"none", "clickhouse", "duckdb", "iceberg_lakehouse", "pinot", "timescaledb"},
}  # fmt: skip
"""Options for which nothing better is known than the range that an assumption has by itself."""

PLANS = ("cores_per_instance", "cores_per_database_node", "search_cores_per_node", "zones")
DIVISORS = (
    "cores_per_instance", "connections_per_instance", "target_utilisation", "database_utilisation", "zones",
    "events_per_partition", "writes_per_node", "database_connection_limit", "cores_per_database_node",
    "search_data_per_node", "search_cores_per_node", "store_utilisation", "analytics_disk_per_core",
)  # fmt: skip


def _ranges(base: RuleBase) -> list[tuple[Assumption, Assumption | Variant]]:
    found: list[tuple[Assumption, Assumption | Variant]] = []
    for one in base.assumptions.values():
        found.append((one, one))
        found += [(one, variant) for variant in one.variants]
    return found


def _of_choice(base: RuleBase, decision: str, option: str) -> dict[str, Knowledge]:
    known: dict[str, Knowledge] = {}
    for attribute in ("id", *base.decisions[decision].attributes):
        name = f"chosen.{decision}" if attribute == "id" else f"chosen.{decision}.{attribute}"
        values = base.options[decision][option].values_of(attribute)
        if values is None:
            known[name] = NOT_APPLICABLE
        elif base.fact_types[name].kind is Kind.MANY:
            known[name] = Knowledge(Subset.exactly(frozenset(map(str, values))))
        else:
            known[name] = Knowledge(Choice(frozenset(values)))
    return known


def _unknown(kind: Kind) -> Knowledge:
    if kind is Kind.NUMBER:
        return Knowledge(Interval(-inf, inf))
    return Knowledge(Subset(frozenset(), None)) if kind is Kind.MANY else Knowledge(Choice(None))


def _taken(base: RuleBase, assumption: str, known: Mapping[str, Knowledge]) -> Assumption | Variant:
    """The first variant that holds under what is known and nothing else, else the assumption itself."""
    one = base.assumptions[assumption]
    for variant in one.variants:
        read = {name: _unknown(base.fact_types[name].kind) for name in facts_read(variant.when)}
        if evaluate(variant.when, View({**read, **known}, frozenset())) is Truth.TRUE:
            return variant
    return one


def _best(base: RuleBase, assumption: str, decision: str, option: str) -> float:
    return _taken(base, assumption, _of_choice(base, decision, option)).best


def _number(value: float) -> Knowledge:
    return Knowledge(Interval(value, value))


def test_every_range_is_in_order_reasoned_and_sourced(shipped: Program) -> None:
    for one, told in _ranges(shipped.base):
        assert 0 <= told.low <= told.best <= told.high, (one.id, told)
        assert told.because, (one.id, told)
        assert told.evidence, (one.id, told)


def test_shares_are_shares(shipped: Program) -> None:
    most = {"share": 1.0, "%": 100.0}
    for one, told in _ranges(shipped.base):
        assert told.high <= most.get(one.unit, inf), (one.id, told)


def test_what_is_divided_by_is_above_zero(shipped: Program) -> None:
    for one, told in _ranges(shipped.base):
        assert told.low > 0 or one.id not in DIVISORS, (one.id, told)


def test_plans_are_numbers_and_no_ranges(shipped: Program) -> None:
    for one, told in _ranges(shipped.base):
        assert told.low == told.best == told.high or one.id not in PLANS, (one.id, told)


def test_no_variant_repeats_the_condition_of_an_earlier_one(shipped: Program) -> None:
    for one in shipped.base.assumptions.values():
        conditions = [variant.when for variant in one.variants]
        assert len({repr(condition) for condition in conditions}) == len(conditions), one.id


@pytest.mark.parametrize(("assumption", "decision"), ON_DEFAULT)
def test_every_option_is_met_by_a_variant_or_knowingly_by_the_default(
    shipped: Program, assumption: str, decision: str
) -> None:
    base = shipped.base
    whole = base.assumptions[assumption]
    unmet = {
        option
        for option in base.options[decision]
        if _taken(base, assumption, _of_choice(base, decision, option)) is whole
    }
    assert unmet == ON_DEFAULT[assumption, decision]


@pytest.mark.parametrize("framework", MEASURED)
def test_measured_frameworks_have_what_was_measured_widened(shipped: Program, framework: str) -> None:
    lighter, heavier = MEASURED[framework]
    told = _taken(shipped.base, "application_cpu", _of_choice(shipped.base, "framework", framework))
    assert told.low == pytest.approx(0.7 * lighter, rel=0.06)
    assert told.best == pytest.approx(heavier, rel=0.03)
    assert told.high == pytest.approx(GROWN.get(framework, 3 * heavier), rel=0.03)


@pytest.mark.parametrize(
    ("faster", "slower"),
    [
        ("rust_axum", "go_http"), ("go_http", "node_express"), ("node_fastify", "node_express"),
        ("node_express", "node_nestjs"), ("go_http", "python_django"), ("java_spring_boot", "python_fastapi"),
        ("dotnet_aspnetcore", "php_laravel"), ("php_symfony", "php_laravel"), ("elixir_phoenix", "ruby_rails"),
        ("java_spring_boot", "clojure_ring"), ("cpp_native", "java_spring_boot"),
    ],
)  # fmt: skip
def test_slower_frameworks_take_more_processor_time(shipped: Program, faster: str, slower: str) -> None:
    base = shipped.base
    assert _best(base, "application_cpu", "framework", faster) < _best(base, "application_cpu", "framework", slower)


@pytest.mark.parametrize("work", ["some", "heavy"])
def test_computing_takes_more_than_any_framework_does(shipped: Program, work: str) -> None:
    base = shipped.base
    for framework in base.options["framework"]:
        known = _of_choice(base, "framework", framework)
        computing = _taken(base, "application_cpu", {**known, "cpu_bound": Knowledge(Choice(frozenset({work})))})
        assert computing.best > _taken(base, "application_cpu", known).best


def test_thin_work_takes_less_than_pages(shipped: Program) -> None:
    base = shipped.base
    workload = Knowledge(Subset.exactly(frozenset({"iot_telemetry"})))
    for framework in base.options["framework"]:
        known = _of_choice(base, "framework", framework)
        thin = _taken(base, "application_cpu", {**known, "workload": workload})
        assert thin.best < _taken(base, "application_cpu", known).best


def test_memory_follows_runtime(shipped: Program) -> None:
    def memory(framework: str) -> float:
        return _best(shipped.base, "memory_per_core", "framework", framework)

    assert memory("rust_axum") < memory("go_http") < memory("node_express") < memory("java_spring_boot")
    assert memory("python_fastapi") < memory("python_django")


def test_workers_hold_far_fewer_connections_than_loops(shipped: Program) -> None:
    def held(framework: str) -> float:
        return _best(shipped.base, "connections_per_instance", "framework", framework)

    assert 100 * held("python_django") < held("python_fastapi") < held("go_http") < held("elixir_phoenix")


def test_only_single_writers_are_limited_to_one_node(shipped: Program) -> None:
    base = shipped.base
    for store, option in base.options["primary_store"].items():
        single = "single_writer" in (option.values_of("write_scaling") or ())
        assert (_best(base, "write_nodes_limit", "primary_store", store) == 1) == single, store


@pytest.mark.parametrize("deployment", ["cloud_vms", "kubernetes", "managed_containers", "own_hardware", "functions"])
@pytest.mark.parametrize("assumption", ["spare_instances", "database_availability"])
def test_a_higher_target_never_gets_less(shipped: Program, assumption: str, deployment: str) -> None:
    base = shipped.base
    known = {**_of_choice(base, "deployment", deployment), **_of_choice(base, "database_hosting", "self_managed")}
    targets = [_number(target) for target in (98, 99, 99.5, 99.9, 99.95, 99.99)]
    best = [_taken(base, assumption, {**known, "availability_target": target}).best for target in targets]
    assert best == sorted(best)


def test_a_lost_zone_is_planned_for_from_three_nines_in_a_cloud(shipped: Program) -> None:
    base = shipped.base

    def zones(deployment: str, target: float) -> float:
        known = _of_choice(base, "deployment", deployment)
        return _taken(base, "zones", {**known, "availability_target": _number(target)}).best

    assert [zones("cloud_vms", target) for target in (99, 99.9, 99.99)] == [1, 3, 3]
    assert [zones("own_hardware", target) for target in (99, 99.9, 99.99)] == [1, 1, 2]
    assert zones("functions", 99.99) == 1


def test_a_critical_tail_is_planned_with_more_room(shipped: Program) -> None:
    base = shipped.base
    known = _of_choice(base, "deployment", "kubernetes")
    tail = _taken(base, "target_utilisation", {**known, "tail_latency_critical": Knowledge(Choice(frozenset({True})))})
    assert tail.high < _taken(base, "target_utilisation", known).best


def _assumed(shipped: Program, answers: dict[str, object], name: str) -> UsedAssumption:
    sizing = api.size(api.load_profile({"profile": "x", "answers": answers}, shipped), shipped).sizing
    assert sizing
    return next(one for one in sizing.assumptions if one.id == name)


INGEST = {
    "workload": ["streaming_ingest", "analytics_olap"], "events_per_sec": 100_000, "data_types": ["events"],
    "availability_target": 99.9, "team_skills": ["java"], "cloud": "public_cloud",
}  # fmt: skip


def test_a_flood_of_events_is_neither_read_like_pages_nor_kept_for_good(shipped: Program) -> None:
    assert _assumed(shipped, INGEST, "statements_per_read").best < 1
    assert _assumed(shipped, INGEST, "application_cpu").best <= 0.5
    assert _assumed(shipped, INGEST, "usual_retention").best < 12


def test_what_a_business_records_is_kept_for_good(shipped: Program) -> None:
    told = {"workload": ["crud_web"], "records_per_day": 1_000_000}
    assert _assumed(shipped, told, "usual_retention").best >= 36


def test_work_at_night_is_done_within_hours(shipped: Program) -> None:
    told = {"jobs_per_day": 20_000, "job_duration_s": 30}
    night = _assumed(shipped, {"workload": ["batch_pipeline"], **told}, "job_peak_factor")
    assert night.best > _assumed(shipped, {"workload": ["crud_web"], **told}, "job_peak_factor").best
