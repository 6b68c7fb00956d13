"""The whole report of every shipped example, as it was read and found sensible (`examples/README.md` says why)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.reporting import render
from tests.example_runs import grouped_examples

GOLDEN = Path(__file__).parents[1] / "golden/examples"


@pytest.mark.slow
@pytest.mark.parametrize("example", grouped_examples())
def test_the_report_is_as_it_was_read(
    example: Path, shipped: Program, advised: Callable[[Path], Assessment], request: pytest.FixtureRequest
) -> None:
    made = render.to_text(advised(example), shipped.base)
    file = GOLDEN / f"{example.stem}.txt"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8"), "if the change is meant: pytest tests/knowledge --update-golden"
