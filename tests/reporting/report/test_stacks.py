"""Whole stacks side by side where a first decision is a tie."""

from advisor.engine.program import Program
from advisor.model.assessment import Stack
from advisor.reporting import render
from advisor.reporting.naming import Names
from advisor.reporting.report.stacks import stacks_view
from tests.reporting.conftest import Advising
from tests.reporting.pages import read_page

STACKS = (
    Stack(decision="framework", option="py_sync", choices={"framework": "py_sync", "architecture": "monolith"}),
    Stack(
        decision="framework",
        option="ex_tasks",
        choices={"framework": "ex_tasks", "architecture": "monolith", "messaging": "broker"},
    ),
)


def test_what_differs_comes_first_and_what_does_not_is_one_sentence(small: Program, advised: Advising) -> None:
    assessment = advised("chat").model_copy(update={"stacks": STACKS})
    found = stacks_view(assessment, Names(small.base))
    assert found is not None
    assert found.headings == ("Sync framework (Python)", "Light-task framework (Elixir)")
    assert [(row.decision, row.options) for row in found.differing] == [
        ("Framework", ("Sync framework (Python)", "Light-task framework (Elixir)")),
        ("Messaging", ("not decided", "Message broker")),
    ]
    assert found.same == "The same in each: architecture: Modular monolith."
    assert found.summary.endswith("2 decisions of 3 differ.")


def test_without_a_tie_there_is_none(small: Program, advised: Advising) -> None:
    assert stacks_view(advised("chat"), Names(small.base)) is None


def test_every_format_shows_them(small: Program, advised: Advising) -> None:
    assessment = advised("chat").model_copy(update={"stacks": STACKS})
    page = read_page(render.to_html(assessment, small.base))
    assert page.unbalanced == []
    assert "The choice between whole stacks" in page.text
    assert "| **Messaging** | **not decided** | **Message broker** |" in render.to_markdown(assessment, small.base)
    assert "With Sync framework (Python)" in render.to_text(assessment, small.base)
