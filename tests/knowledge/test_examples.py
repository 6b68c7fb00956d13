"""The examples that anyone can run: each is read without fault and answered with a whole stack, the same each time."""

from pathlib import Path

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor.reporting.render import to_html, to_markdown

EXAMPLES = sorted(shipped_folder("examples").glob("*.yaml"))


RUNS = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if place > 1 else [])
    for place, path in enumerate(EXAMPLES)
]


@pytest.mark.slow
@pytest.mark.parametrize("example", RUNS)
def test_example(example: Path, shipped: Program) -> None:
    profile = load_profile(example, shipped)
    assessment = advise(profile, shipped)
    assert assessment.scope.status == "in"
    assert {"framework", "architecture", "primary_store", "messaging", "deployment"} <= assessment.decisions.keys()
    assert all(result.recommended for result in assessment.decisions.values())
    assert all(result.ranking[0].reasons_for for result in assessment.decisions.values())
    assert advise(profile, shipped).to_json() == assessment.to_json()
    assert to_html(assessment, shipped.base).count("<main") == 1
    assert to_markdown(assessment, shipped.base).startswith("# ")
