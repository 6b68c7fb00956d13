"""Whole reports held against `tests/golden/`; `pytest tests/reporting --update-golden` rewrites them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.reporting import render
from tests.reporting.conftest import Advising

GOLDEN = Path(__file__).parents[1] / "golden"

FORMATS: dict[str, Callable[[Assessment, Program], str]] = {
    "md": lambda assessment, program: render.to_markdown(assessment, program.base),
    "txt": lambda assessment, program: render.to_text(assessment, program.base),
    "json": lambda assessment, program: assessment.to_json(),
}


@pytest.mark.parametrize("profile", ["chat", "barely-told", "out-of-scope"])
@pytest.mark.parametrize("format", FORMATS)
def test_a_report_is_as_it_was(
    profile: str, format: str, small: Program, advised: Advising, request: pytest.FixtureRequest
) -> None:
    made = FORMATS[format](advised(profile), small)
    file = GOLDEN / f"{profile}.{format}"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8"), "if the change is meant: pytest tests/reporting --update-golden"


@pytest.mark.parametrize("profile", ["chat", "barely-told", "out-of-scope"])
def test_the_same_input_gives_the_same_bytes(profile: str, small: Program, advised: Advising) -> None:
    first, second = advised(profile), advised(profile)
    assert render.to_html(first, small.base) == render.to_html(second, small.base)
    assert FORMATS["md"](first, small) == FORMATS["md"](second, small)
