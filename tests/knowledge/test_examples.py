"""The examples that anyone can run: each is read without fault and answered with a whole stack, the same each time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.reporting.render import to_html, to_markdown
from tests.example_runs import grouped_examples


@pytest.mark.slow
@pytest.mark.parametrize("example", grouped_examples())
def test_example(example: Path, shipped: Program, advised: Callable[[Path], Assessment]) -> None:
    assessment = advised(example)
    assert assessment.scope.status == "in"
    assert {"framework", "architecture", "primary_store", "messaging", "deployment"} <= assessment.decisions.keys()
    assert all(result.recommended for result in assessment.decisions.values())
    assert all(result.ranking[0].reasons_for for result in assessment.decisions.values())
    assert advise(load_profile(example, shipped), shipped).to_json() == assessment.to_json()
    assert to_html(assessment, shipped.base).count("<main") == 1
    assert to_markdown(assessment, shipped.base).startswith("# ")
