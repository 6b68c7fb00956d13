"""The schemas accept whatever is shipped, and refuse near misses, unknown ids and wrong types."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from advisor import load_rulebase
from advisor.authoring.schema.file_kinds import FILE_KINDS
from advisor.authoring.schema.files import PROFILE, schema_named, schema_names
from advisor.authoring.schema.key_meanings import GIVEN_BY_PLACE, KEY_MEANINGS
from advisor.authoring.schema.quantities import quantity
from advisor.errors import InputError
from advisor.loading.conditions import quantity_unit
from advisor.loading.document import read_document
from advisor.loading.sources import shipped
from advisor.model.fact import FactType, Kind
from advisor.model.quantity import COUNTED, MULTIPLES, SECONDS, QuantityError, parse_quantity
from advisor.model.rulebase import RuleBase

SMALL = Path(__file__).parents[2] / "fixtures/rules_small"
RULE = """
id: a-rule
order: 1
title: t
when: {realtime: true}
then: [{recommend: websockets}]
because: b
evidence: [rfc-6455-websocket]
limits: l
cases: {fires: [{realtime: true}], silent: [{realtime: false}]}
"""


@pytest.fixture(scope="module")
def base() -> RuleBase:
    return load_rulebase().base


@pytest.fixture(scope="module")
def validators(base: RuleBase) -> dict[str, Any]:
    return {name: jsonschema.Draft7Validator(schema_named(name, base)) for name in schema_names(base)}


def data(text: str) -> Any:
    return read_document(text.encode(), "file").data


@pytest.mark.slow
def test_every_schema_is_one_of_draft_7(base: RuleBase) -> None:
    for name in schema_names(base):
        jsonschema.Draft7Validator.check_schema(schema_named(name, base))


@pytest.mark.parametrize("kind", [kind.name for kind in FILE_KINDS if kind.name != "overrides"])
def test_every_shipped_file_is_accepted(validators: dict[str, Any], base: RuleBase, kind: str) -> None:
    names = {name: pattern for name, pattern in schema_names(base).items() if name.split("-")[0] == kind}
    read = 0
    for name, pattern in names.items():
        for path in sorted(shipped("rules").glob(pattern)):
            found = read_document(path.read_bytes(), path.name).data
            assert validators[name].is_valid(found), (
                f"{path}: {next(validators[name].iter_errors(found)).message[:300]}"
            )
            read += 1
    assert read


def test_every_example_profile_is_accepted(validators: dict[str, Any]) -> None:
    paths = sorted(shipped("examples").glob("*.yaml"))
    assert paths
    for path in paths:
        errors = list(validators[PROFILE].iter_errors(read_document(path.read_bytes(), path.name).data))
        assert not errors, f"{path}: {errors[0].message[:300]}"


def test_the_argument_of_a_weight_names_sources_that_exist(validators: dict[str, Any]) -> None:
    argued = "- {id: cost, order: 1, title: Cost, weight: 6, meaning: m, because: b, evidence: [rfc-6455-websocket]}"
    assert validators["criteria"].is_valid(data(argued))
    assert validators["criteria"].is_valid(data(argued.replace(", because: b, evidence: [rfc-6455-websocket]", "")))
    assert not validators["criteria"].is_valid(data(argued.replace("rfc-6455", "rfc-6456")))


def test_a_base_of_its_own_has_schemas_of_its_own() -> None:
    base = load_rulebase(SMALL).base
    for name, pattern in schema_names(base).items():
        validator = jsonschema.Draft7Validator(schema_named(name, base))
        for path in sorted(SMALL.glob(pattern)) if pattern else ():
            assert validator.is_valid(read_document(path.read_bytes(), path.name).data), path


NEAR_MISSES = {
    "a misspelt key": ("because: b", "becouse: b"),
    "a key that is missing": ("limits: l\n", ""),
    "an unknown fact": ("when: {realtime: true}", "when: {realtme: true}"),
    "a word for a truth value": ("when: {realtime: true}", "when: {realtime: yes}"),
    "an unknown choice": ("when: {realtime: true}", "when: {cloud: publik_cloud}"),
    "a comparison that does not fit a truth value": ("when: {realtime: true}", "when: {realtime: {at_least: 1}}"),
    "a comparison that does not fit a list": ("when: {realtime: true}", "when: {workload: {in: [crud_web]}}"),
    "a bare word for a list": ("when: {realtime: true}", "when: {workload: crud_web}"),
    "a misspelt comparison": ("when: {realtime: true}", "when: {peak_rps: {atleast: 5}}"),
    "a unit that does not fit": ("when: {realtime: true}", "when: {latency_p95_ms: {at_most: 5 GB}}"),
    "a range without a threshold": ("when: {realtime: true}", "when: {peak_rps: {uncertain: [1, 2]}}"),
    "a number in another unit to compare with": (
        "when: {realtime: true}",
        "when: {peak_rps: {at_least: {fact: latency_p95_ms}}}",
    ),
    "an unknown practice": ("recommend: websockets", "recommend: websocket"),
    "a misspelt conclusion": ("recommend: websockets", "recomend: websockets"),
    "two conclusions in one": ("recommend: websockets", "recommend: websockets, warn: hot_partition"),
    "an unknown option": (
        "recommend: websockets",
        "favour: {framework: [go_htp]}, criterion: throughput, strength: 1",
    ),
    "an unknown value of an attribute": (
        "recommend: websockets",
        "favour: {framework: {runtime: jmv}}, criterion: throughput, strength: 1",
    ),
    "a criterion that the decision does not count": (
        "recommend: websockets",
        "favour: {search_store: [none]}, criterion: integrity, strength: 1",
    ),
    "a strength beyond three": (
        "recommend: websockets",
        "favour: {framework: [go_http]}, criterion: throughput, strength: 4",
    ),
    "a derived value that is not on its scale": ("recommend: websockets", "derive: {request_load: enormous}"),
    "an unknown source": ("rfc-6455-websocket", "rfc-6455"),
    "no source": ("[rfc-6455-websocket]", "[]"),
    "an unknown fact in a case": ("silent: [{realtime: false}]", "silent: [{realtme: false}]"),
    "a form of answer that a case of a choice lacks": (
        "silent: [{realtime: false}]",
        "silent: [{cloud: {between: [1, 2]}}]",
    ),
}


@pytest.mark.parametrize("miss", NEAR_MISSES)
def test_a_near_miss_in_a_rule_is_refused(validators: dict[str, Any], miss: str) -> None:
    before, after = NEAR_MISSES[miss]
    assert before in RULE
    assert validators["rule"].is_valid(data(RULE))
    assert not validators["rule"].is_valid(data(RULE.replace(before, after)))


@pytest.mark.parametrize(
    ("name", "sound", "miss"),
    [
        ("evidence", "grade: survey", "grade: guess"),
        ("practice", "priority: now", "priority: soon"),
        ("practice", "evidence: adr-org", "evidence: adr"),
        ("risk", "mitigations: [websockets]", "mitigations: [web_sockets]"),
        ("controls", "controls: [{id: a, reference: r, title: t, implies: i}]", "controls: [{id: a}]"),
        ("option-cache", "status: stub", "status: full"),
        ("option-cache", "status: stub\nattributes: {shared: true}", "status: stub\nattributes: {shared: often}"),
        ("option-cache", "status: stub\nattributes: {}", "status: stub\nattributes: {sharing: true}"),
    ],
)
def test_a_near_miss_in_another_file_is_refused(
    validators: dict[str, Any], base: RuleBase, name: str, sound: str, miss: str
) -> None:
    text = {
        "evidence": "id: a\norder: 1\ntitle: t\naddress: x\nkind: article\nread: 2026-01-01\nreview_by: 2027-01-01\n"
        "supports: s\n" + ("" if "grade" in sound else "grade: survey\n"),
        "practice": "id: a\norder: 1\ntitle: t\n",
        "risk": "id: a\norder: 1\ntitle: t\n",
        "controls": "id: a\norder: 1\ntitle: t\nauthority: x\n",
        "option-cache": "id: a\norder: 1\nname: t\n",
    }[name]
    assert validators[name].is_valid(data(text + sound))
    assert not validators[name].is_valid(data(text + miss))


FORMS = {
    "team_size": [
        "10", "2k", "unknown", "null", "[5, 10]", "{between: [5, 10], best: 7}", "{one_of: [5, 6]}",
        "{not_applicable: nobody yet}", "{value: 10, note: n, source: s}",
    ],
    "workload": ["[crud_web]", "[]", "{at_least: [crud_web]}", "{one_of: [[crud_web], []]}", "unknown"],
    "cloud": ["public_cloud", "{one_of: [public_cloud, own_hardware]}", "{value: public_cloud, note: n}"],
    "realtime": ["true", "{one_of: [true, false]}", "{value: unknown, note: n}"],
    "latency_p95_ms": ["200 ms", "0.2 s", "200"],
    "criteria_priority": ["[latency, cost]"],
    "preferred": ["{framework: go_http}"],
}  # fmt: skip
MISFORMS = {
    "team_size": ["ten", "5.5", "-1", "{between: [5]}", "{at_least: [5]}", "{value: 10, nota: n}", "true"],
    "workload": ["crud_web", "[crud]", "{at_least: crud_web}"],
    "cloud": ["[public_cloud]", "{between: [1, 2]}", "true", "{}"],
    "realtime": ["yes", "1"],
    "latency_p95_ms": ["200 GB", "fast"],
    "criteria_priority": ["[latency, latency]", "[speed]", "{one_of: [[latency]]}"],
    "preferred": ["{framework: [go_http]}", "{framwork: go_http}"],
}


@pytest.mark.parametrize("forms", [FORMS, MISFORMS], ids=["forms", "misforms"])
def test_schema_and_reader_agree_on_the_forms_of_answers(
    validators: dict[str, Any], base: RuleBase, forms: dict[str, list[str]]
) -> None:
    from advisor.loading.profile import read_profile

    for question, answers in forms.items():
        for answer in answers:
            text = f"profile: p\nanswers: {{{question}: {answer}}}\n"
            try:
                read_profile(text.encode(), "file", base)
                loads = True
            except InputError:
                loads = False
            assert loads is (forms is FORMS), (question, answer)
            assert validators[PROFILE].is_valid(data(text)) is loads, (question, answer)


def test_an_unknown_kind_is_refused_with_the_nearest_one(base: RuleBase) -> None:
    with pytest.raises(InputError) as refused:
        schema_named("rules", base)
    assert "`rule`" in refused.value.problems[0].hint


def test_every_key_of_every_model_has_a_meaning_and_no_meaning_is_idle() -> None:
    models: dict[str, type[BaseModel]] = {}
    waiting: list[Any] = [model for kind in FILE_KINDS for model in kind.models]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind.__name__ not in models:
                models[kind.__name__] = kind
                waiting += [field.annotation for field in kind.model_fields.values()]
        else:
            waiting += getattr(kind, "__args__", ())
    own_form = {"AttributeTest", "Target", "RegimeSelector"}
    for name, model in models.items():
        if name not in own_form:
            told = {*KEY_MEANINGS.get(name, {}), *GIVEN_BY_PLACE.get(name, ())}
            assert set(model.model_fields) == told, name
    assert set(KEY_MEANINGS) <= set(models)


UNITS = ["", "ms", "s", "GB", "MB", "requests/s", "events/s", "GB/month", "kB", "minutes"]
suffixes = st.sampled_from(
    ["", *MULTIPLES, *SECONDS, *COUNTED, "%", "GB", "kB", "/s", "requests/s", "k/day", "M requests per day", "GB/month"]
)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(UNITS),
    st.sampled_from(["5", "1.5", "20_000", "1e3", ".5", "-2"]),
    st.sampled_from(["", " "]),
    suffixes,
)
def test_whatever_is_read_as_a_quantity_is_accepted(unit: str, number: str, gap: str, suffix: str) -> None:
    declared = FactType(kind=Kind.NUMBER, unit=unit)
    text = f"{number}{gap}{suffix}"
    try:
        parse_quantity(text, quantity_unit(declared))
    except QuantityError:
        return
    assert jsonschema.Draft7Validator(quantity(declared)).is_valid(text)


@pytest.mark.parametrize(
    ("unit", "text"), [("ms", "5 GB"), ("", "5 ms"), ("GB", "5 s"), ("requests/s", "5 GB"), ("", "many"), ("ms", "")]
)
def test_a_unit_of_another_kind_is_refused(unit: str, text: str) -> None:
    assert not jsonschema.Draft7Validator(quantity(FactType(kind=Kind.NUMBER, unit=unit))).is_valid(text)


def test_overrides_of_a_pack_name_kind_id_and_reason(validators: dict[str, Any]) -> None:
    sound = "- {disable: rule some-id, reason: r, sha256: a}\n- {weight: {cost: 9}, reason: r}\n"
    assert validators["overrides"].is_valid(data(sound))
    for before, after in (
        ("rule some-id", "some-id"),
        ("rule some-id", "rules some-id"),
        ("reason: r, ", ""),
        ("cost: 9", "costs: 9"),
        ("cost: 9", "cost: 0"),
        ("weight: {cost: 9}", "replace: rule b, disable: rule c"),
    ):
        assert not validators["overrides"].is_valid(data(sound.replace(before, after))), after
