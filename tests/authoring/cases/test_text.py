"""A case written as YAML reads back as it was."""

from typing import Any

import pytest

from advisor.authoring.cases.running import cases_of
from advisor.authoring.cases.text import case_text
from advisor.engine.program import Program
from advisor.loading.document import read_document


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ({"realtime": True, "peak_rps": 1000}, "{realtime: true, peak_rps: 1000}"),
        ({"workload": ["crud_web", "ecommerce"]}, "{workload: [crud_web, ecommerce]}"),
        ({"latency": "200 ms", "share": 0.9}, "{latency: 200 ms, share: 0.9}"),
        ({"cloud": {"one_of": ["own", "public"]}}, "{cloud: {one_of: [own, public]}}"),
        ({"word": "true", "other": "a: b", "number": "12"}, '{word: "true", other: "a: b", number: "12"}'),
        ({}, "{}"),
    ],
)
def test_a_case_is_written_on_one_line(case: dict[str, Any], text: str) -> None:
    assert case_text(case) == text
    assert read_document(text.encode(), "case").data == case


def test_every_shipped_case_reads_back(shipped: Program) -> None:
    for rule in shipped.rules:
        for _, _, case in cases_of(rule):
            assert read_document(case_text(case).encode(), "case").data == case
