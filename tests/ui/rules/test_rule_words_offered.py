"""What the editor offers while one types, on the shipped rule base."""

from typing import Any

from advisor.engine.program import Program
from advisor_ui.rules import rule_services


def node(graph: dict[str, Any], *path: str) -> dict[str, Any]:
    found: dict[str, Any] = graph["nodes"][0]
    for key in path:
        below = next((number for label, _, number in found["keys"] if label == key), found["other"])
        found = graph["nodes"][below]
    return found


def labels(found: list[list[Any]]) -> set[str]:
    return {entry[0] for entry in found}


def test_keys_and_ids_are_offered_where_they_fit(shipped: Program) -> None:
    words = rule_services.words(shipped.base)
    assert {"id", "when", "then", "because", "evidence", "limits", "cases"} <= labels(node(words)["keys"])
    condition = labels(node(words, "when")["keys"])
    assert {"peak_rps", "connection_load", "chosen.framework.concurrency", "any", "not"} <= condition
    assert "favour" not in condition
    assert {"at_least", "uncertain"} <= labels(node(words, "when", "any", "peak_rps")["keys"])
    assert "at_least" not in labels(node(words, "when", "realtime")["keys"])
    assert labels(node(words, "when", "realtime")["values"]) == {"true", "false"}
    assert "instant_announced" in labels(node(words, "when", "spike_shape")["values"])
    assert "php_laravel" in labels(node(words, "then", "favour", "framework")["values"])
    concurrency = node(words, "then", "favour", "framework", "concurrency")
    assert "process_per_request" in labels(concurrency["values"])
    assert labels(node(words, "then", "warn")["values"]) == set(shipped.base.risks)
    assert labels(node(words, "evidence")["values"]) == set(shipped.base.evidence)
    assert "peak_rps" in labels(node(words, "cases", "fires")["keys"])


def test_every_key_of_a_rule_a_condition_and_a_conclusion_says_what_it_is(shipped: Program) -> None:
    words = rule_services.words(shipped.base)
    for path in ((), ("when",), ("when", "peak_rps"), ("then",)):
        assert {label for label, meaning, _ in node(words, *path)["keys"] if not meaning} == set()
