"""The ids that profiles, reports and other rule bases rely on: the shipped base keeps every one of them."""

from pathlib import Path
from typing import Any

import pytest

from advisor.engine.program import Program
from advisor.loading.document import read_document

FILE = Path(__file__).parent.parent / "fixtures" / "public_ids.yaml"
IDS: dict[str, Any] = read_document(FILE.read_bytes(), FILE.name).data
ANSWERS: dict[str, dict[str, Any]] = {name: shape for part in IDS["answers"].values() for name, shape in part.items()}


@pytest.mark.parametrize("name", ANSWERS)
def test_answer(name: str, shipped: Program) -> None:
    expected, question = ANSWERS[name], shipped.base.questions[name]
    assert question.type == expected["type"]
    assert question.unit == expected.get("unit", "")
    assert set(expected.get("choices", [])) <= set(question.fact_type.choices)
    assert question.open is expected.get("open", False)


def test_criteria(shipped: Program) -> None:
    assert set(IDS["criteria"]) <= set(shipped.base.criteria)


@pytest.mark.parametrize("decision", IDS["decisions"])
def test_options(decision: str, shipped: Program) -> None:
    expected = IDS["decisions"][decision]
    families = expected if isinstance(expected, dict) else {name: {} for name in expected}
    for name, shape in families.items():
        option = shipped.base.options[decision][name]
        if shape:
            assert option.family == shape["family"]


def test_practices_and_risks(shipped: Program) -> None:
    assert set(IDS["practices"]) <= set(shipped.base.practices)
    assert set(IDS["risks"]) <= set(shipped.base.risks)
