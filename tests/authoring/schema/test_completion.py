"""What an editor offers, from a schema."""

from typing import Any

from advisor.authoring.schema.completion import completion_graph

SCHEMA: dict[str, Any] = {
    "properties": {
        "when": {"$ref": "#/$defs/condition", "description": "What must hold. All of it."},
        "then": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/favour"}, {"$ref": "#/$defs/warn"}]}},
        "strength": {"enum": [1, 2, 3], "enumDescriptions": ["slight", "clear", "decisive"]},
    },
    "$defs": {
        "condition": {
            "properties": {
                "any": {"type": "array", "items": {"$ref": "#/$defs/condition"}},
                "realtime": {"anyOf": [{"type": "boolean"}, {"properties": {"known": {"type": "boolean"}}}]},
            }
        },
        "favour": {"properties": {"favour": {"additionalProperties": {"enum": ["go_http"]}}}},
        "warn": {"properties": {"warn": {"description": "A risk.", "enum": ["hot_keys"]}}},
    },
}


def at(*path: str) -> dict[str, Any]:
    """The node that a path leads to."""
    nodes = completion_graph(SCHEMA)["nodes"]
    node = nodes[0]
    for key in path:
        below = next((number for label, _, number in node["keys"] if label == key), node["other"])
        node = nodes[below]
    return node


def keys(*path: str) -> list[str]:
    return [label for label, _, _ in at(*path)["keys"]]


def test_keys_stand_with_the_first_sentence_of_what_they_mean() -> None:
    assert [entry[:2] for entry in at()["keys"]] == [["when", "What must hold"], ["then", ""], ["strength", ""]]


def test_the_items_of_a_list_are_offered_where_the_list_stands() -> None:
    assert keys("then") == ["favour", "warn"]
    assert at("then", "warn")["values"] == [["hot_keys", ""]]


def test_a_schema_that_refers_to_itself_is_followed_as_deep_as_one_goes() -> None:
    assert keys("when", "any", "any", "any") == ["any", "realtime"]


def test_a_value_and_a_mapping_may_both_stand_at_one_place() -> None:
    assert at("when", "realtime")["values"] == [["true", ""], ["false", ""]]
    assert keys("when", "realtime") == ["known"]


def test_keys_that_the_schema_does_not_list_lead_on() -> None:
    assert at("then", "favour", "framework")["values"] == [["go_http", ""]]


def test_values_stand_with_what_they_mean() -> None:
    assert at("strength")["values"] == [["1", "slight"], ["2", "clear"], ["3", "decisive"]]
