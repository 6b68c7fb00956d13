"""Whole reports and diagrams of a made-up sizing held against `tests/golden/`."""

from pathlib import Path

import pytest

from advisor.engine.program import Program
from advisor.reporting import render
from advisor.reporting.sizing import page as sizing_page
from tests.reporting.conftest import Advising
from tests.reporting.sized import sized

GOLDEN = Path(__file__).parents[1] / "golden"

FORMATS = {
    "md": render.to_markdown,
    "txt": render.to_text,
    "sizing.md": sizing_page.sizing_to_markdown,
    "dsl": sizing_page.to_structurizr,
    "mmd": sizing_page.to_mermaid,
}


@pytest.mark.parametrize("format", FORMATS)
def test_a_sized_report_is_as_it_was(
    format: str, small: Program, advised: Advising, request: pytest.FixtureRequest
) -> None:
    made = FORMATS[format](sized(advised("chat")), small.base)
    file = GOLDEN / f"chat-sized.{format}"
    if request.config.getoption("--update-golden"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8"), "if the change is meant: pytest tests/reporting --update-golden"
