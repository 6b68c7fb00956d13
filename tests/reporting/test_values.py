"""Values as readers see them."""

from typing import Any

import pytest

from advisor.engine.program import Program
from advisor.model.fact import FactType, Kind
from advisor.reporting.naming import Names
from advisor.reporting.values import as_written, show_value

RATE = FactType(kind=Kind.NUMBER, unit="requests/s")
COUNT = FactType(kind=Kind.COUNT, maximum=1000)
SHARE = FactType(kind=Kind.SHARE, maximum=1)
PERCENT = FactType(kind=Kind.PERCENT, maximum=100)
BOOL = FactType(kind=Kind.BOOL)
SIZE = FactType(kind=Kind.ONE, choices=("small", "medium", "large"), ordered=True)


@pytest.mark.parametrize(
    ("value", "declared", "shown"),
    [
        (12000, RATE, "12,000 requests/s"),
        (0.05, RATE, "0.05 requests/s"),
        (54772.3, RATE, "54,772 requests/s"),
        ({"between": [2000, 20000], "best": 6000}, RATE, "2,000–20,000 requests/s, best 6,000"),
        ({"between": [2000, float("inf")]}, RATE, "2,000 requests/s or more"),
        ({"between": [0, 1000]}, COUNT, "not known"),
        (0.9, SHARE, "90 %"),
        ({"between": [0.2, 0.6], "best": 0.3}, SHARE, "20–60 %, best 30 %"),
        (99.95, PERCENT, "99.95 %"),
        (True, BOOL, "yes"),
        ({"one_of": ["False", "True"]}, BOOL, "not known"),
        ({"one_of": ["large", "medium"]}, SIZE, "medium or large"),
        ({"one_of": ["large", "medium", "small"]}, SIZE, "not known"),
        ({"at_least": ["a", "b"]}, None, "a, b, perhaps more"),
        ([], None, "none"),
        (["a", "b"], None, "a, b"),
        (None, RATE, "not known"),
        ({"timeouts": "py_sync"}, None, "timeouts: py_sync"),
    ],
)
def test_a_value_in_words(value: Any, declared: FactType | None, shown: str) -> None:
    assert show_value(value, declared, str) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(54772.3, "54,800"), (0.17361, "0.174"), (2, "2"), (1234567, "1,230,000")]
)
def test_computed_numbers_keep_three_digits(value: float, shown: str) -> None:
    assert show_value(value, FactType(kind=Kind.NUMBER), str, rounded=True) == shown


@pytest.mark.parametrize(
    ("raw", "written"),
    [(["a", 1], "[a, 1]"), ({"between": ["2k", "20k"]}, "{between: [2k, 20k]}"), (True, "true"), ("a\nb", "a b")],
)
def test_an_answer_as_written(raw: Any, written: str) -> None:
    assert as_written(raw) == written


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("peak_rps", "peak requests/s"),
        ("chosen.framework.concurrency", "chosen framework, concurrency"),
        ("existing.framework", "existing framework"),
        ("pain_in.timeouts", "where it hurts: requests time out"),
        ("demand.writes_per_sec", "writes per sec"),
    ],
)
def test_a_fact_has_a_name(fact: str, name: str, small: Program) -> None:
    assert Names(small.base).fact(fact) == name


@pytest.mark.parametrize(
    ("fact", "value", "shown"),
    [
        ("workload", ["crud_web"], "Forms and records"),
        ("existing_stack", ["node_loop", "own thing"], "Event-loop framework (Node.js), own thing"),
        ("chosen.framework", "py_sync", "Sync framework (Python)"),
        ("chosen.framework.concurrency", "event_loop", "event loop"),
        ("pain_in", {"timeouts": "py_sync"}, "Requests time out: Sync framework (Python)"),
        ("preferred", {"framework": "py_sync"}, "Framework: Sync framework (Python)"),
        ("criteria_priority", ["team_fit"], "Fit with the team"),
        ("connection_load", "many", "many"),
    ],
)
def test_choices_have_their_words(fact: str, value: Any, shown: str, small: Program) -> None:
    assert Names(small.base).value(fact, value) == shown
