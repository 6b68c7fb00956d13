"""From facts and choices to figures, and back to rules that read them."""

from typing import Any

import pytest

from advisor import advise, load_profile
from advisor.api import example_profiles
from advisor.api import size as sized
from advisor.engine.assess import assess
from advisor.engine.facts import ToldRange
from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.model.sizing import Sizing
from advisor.sizing.figures import FIGURES

SHOP: dict[str, Any] = {
    "workload": ["ecommerce", "crud_web"], "peak_rps": 800, "avg_rps": 200, "read_share": 0.9, "payload_kb": 20,
    "personalised_share": 0.3, "stage": "scaling_existing", "existing_stack": ["monolith"], "servers_now": 4,
    "availability_target": 99.9, "team_skills": ["java"], "cpu_bound": "none", "data_growth_gb_month": 20,
    "data_volume_gb": 100,
}  # fmt: skip


def advised(program: Program, answers: dict[str, Any], **more: Any) -> Assessment:
    return advise(load_profile({"profile": "x", "answers": answers, **more}, program), program, quick=True)


def sizing(program: Program, answers: dict[str, Any], **more: Any) -> Sizing:
    found = advised(program, answers, **more).sizing
    assert found
    return found


@pytest.fixture(scope="module")
def shop(shipped: Program) -> Sizing:
    return sizing(shipped, SHOP)


def test_every_figure_of_a_full_profile_is_in_order(shop: Sizing) -> None:
    assert len(shop.figures) > 50
    for one in shop.figures:
        assert one.low <= one.likely[0] * (1 + 1e-9), one.id
        assert one.likely[0] <= one.best <= one.likely[1], one.id
        assert one.likely[1] <= one.high * (1 + 1e-9), one.id
        assert one.basis == "computed"


def test_figures_name_what_they_were_computed_from(shop: Sizing) -> None:
    known = {one.id for one in shop.figures} | {one.id for one in shop.assumptions}
    for one in shop.figures:
        assert one.inputs
        assert one.id != "size.database_writes" or one.inputs == ("demand.writes_per_sec", "statements_per_write")
        assert {name for name in one.inputs if name.startswith("size.")} <= known
    read = {name for one in shop.figures for name in FIGURES[one.id].reads}
    assert {one.id for one in shop.assumptions} <= read


def test_what_is_missing_is_unknown_and_would_size_more(shipped: Program) -> None:
    lean = sizing(shipped, {"workload": ["crud_web"], "peak_rps": 100})
    assert "peak_rps" not in lean.missing
    assert "servers_now" in lean.missing
    assert lean.figure("headroom_servers") is None
    stage = {"stage": "scaling_existing", "existing_stack": ["monolith"], "servers_now": 2}
    assert sizing(shipped, {"workload": ["crud_web"], "peak_rps": 100, **stage}).figure("headroom_servers")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("read_share", [0.4, 0.8, 0.95]),
        ("personalised_share", [0, 0.5, 1]),
        ("cpu_bound", ["none", "some", "heavy"]),
        ("availability_target", [99, 99.5, 99.9, 99.99]),
    ],
)
def test_an_unknown_answer_covers_each_of_its_values(
    shipped: Program, shop: Sizing, question: str, values: list[Any]
) -> None:
    without = {name: value for name, value in SHOP.items() if name != question}
    unknown = sizing(shipped, without)
    for value in values:
        told = sizing(shipped, {**without, question: value})
        for one in unknown.figures:
            narrow = told.figure(one.id)
            if narrow is None:
                continue
            assert one.low <= narrow.best * (1 + 1e-9), (one.id, value)
            assert narrow.best <= one.high * (1 + 1e-9), (one.id, value)


def test_what_was_measured_replaces_the_assumption_and_is_said(shipped: Program) -> None:
    told = {"application_cpu": ToldRange(7, 8, 9, origin="measured", because="Measured by k6 (run.json).")}
    found = assess(shipped, load_profile({"profile": "x", "answers": SHOP}, shipped), measured=told).sizing
    assert found
    busy = found.figure("busy_cores")
    assert busy and busy.basis == "measured"
    plain = found.figure("database_busy_cores")
    assert plain and plain.basis == "computed"
    (used,) = [one for one in found.assumptions if one.id == "application_cpu"]
    assert (used.low, used.best, used.high, used.origin) == (7, 8, 9, "measured")


def test_the_same_profile_gives_the_same_bytes(shipped: Program, shop: Sizing) -> None:
    assert sizing(shipped, SHOP).model_dump_json() == shop.model_dump_json()


def test_rules_read_sizes(shipped: Program) -> None:
    def fired(servers: int) -> set[str]:
        return {one.rule for one in advised(shipped, {**SHOP, "servers_now": servers, "peak_rps": 3000}).fired}

    assert "servers-of-today-are-full" in fired(1)
    assert "servers-of-today-are-full" not in fired(1000)


def test_no_choice_hangs_on_a_size(shipped: Program) -> None:
    assert shipped.sized_rules
    assert not {rule.id for rule in shipped.sized_rules} & {
        support.rule.id for supports in shipped.supports.values() for support in supports
    }


def test_what_is_preferred_is_sized_anew(shipped: Program) -> None:
    """A preference's own risks come of the sizes that it would need, not of those of what is recommended."""
    from advisor.engine.gathering import gather_facts
    from advisor.engine.inference import infer, reconsider

    profile = load_profile({"profile": "x", "answers": SHOP}, shipped)
    run = infer(shipped, gather_facts(profile, shipped.base))
    other = reconsider(run, {"framework": "ruby_rails"}, ())
    assert run.sized
    assert other.sized
    assert run.chosen["framework"] is not other.chosen["framework"]
    known = "application_cpu"
    assert other.sized.assumed[known].used.best > run.sized.assumed[known].used.best
    assert other.sized.quantities["size.busy_cores"].base.best > run.sized.quantities["size.busy_cores"].base.best


def test_a_rule_on_sizes_falls_silent_where_another_choice_makes_it(shipped: Program) -> None:
    from advisor.engine.gathering import gather_facts
    from advisor.engine.inference import infer, reconsider

    answers = {"peak_rps": 60_000, "read_share": 0.5, "data_types": ["relational"], "workload": ["crud_web"]}
    profile = load_profile({"profile": "x", "answers": answers}, shipped)
    run = infer(shipped, gather_facts(profile, shipped.base), fixed={"primary_store": "postgresql"})
    other = reconsider(run, {"primary_store": "cassandra"}, ())
    assert run.certainty("writes-fill-one-node")
    assert other.certainty("writes-fill-one-node") is None


def test_out_of_scope_is_not_sized(shipped: Program) -> None:
    profile = load_profile({"profile": "x", "answers": {"workload": ["ml_training"], "peak_rps": 5}}, shipped)
    assert advise(profile, shipped, quick=True).sizing is None


def test_very_many_writes_for_few_requests_are_sized_at_once(shipped: Program) -> None:
    answers = {"workload": ["iot_telemetry"], "peak_rps": 1, "avg_rps": 0.2, "events_per_sec": 100_000}
    found = sizing(shipped, answers).figure("latency_p95")
    assert found
    assert found.low <= found.best <= found.high


@pytest.mark.slow
def test_both_engines_fire_the_same_rules_on_sizes_in_every_example(shipped: Program) -> None:
    sizes = {rule.id for rule in shipped.sized_rules}
    seen: set[str] = set()
    for path in example_profiles():
        profile = load_profile(path, shipped)
        one, other = (advise(profile, shipped, quick=True, engine=engine) for engine in ("durable", "compiled"))
        assert one.fired == other.fired, path.name
        assert one.sizing == other.sizing, path.name
        seen |= {firing.rule for firing in one.fired if firing.rule in sizes}
    assert seen, "no example reaches a rule that reads a size"


def test_sizing_alone_says_the_same_figures(shipped: Program, shop: Sizing) -> None:
    alone = sized(load_profile({"profile": "x", "answers": SHOP}, shipped), shipped).sizing
    assert alone
    assert alone.figures == shop.figures


def test_hardly_any_requests_are_sized_without_a_warning(shipped: Program) -> None:
    found = sizing(shipped, {"workload": ["crud_web"], "avg_rps": 1e-307})
    assert found.figure("cost_month") is not None
