"""Whatever stands in a profile or a rule is text in every report, never mark-up."""

import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from advisor import advise, load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.reporting import render
from advisor.reporting.diagrams.containers import architecture_of
from advisor.reporting.diagrams.picture import painted
from advisor.reporting.markdown import code, link, neutral
from advisor.reporting.wording import clean
from tests.reporting.conftest import FIXTURES
from tests.reporting.pages import read_page

HOSTILE = "<script>alert(1)</script>\"'&`|[x](javascript:y) *b* [red]r[/red] https://evil.example"
CONTROLS = " \x1b[31m \u202e"
NAMES = ("options/framework/ex_tasks.yaml", "practices/background_jobs.yaml", "evidence/worker-docs.yaml")


@pytest.fixture(scope="module")
def hostile() -> tuple[Assessment, Program]:
    """A profile and a rule base with hostile text wherever text is free."""
    folder = FIXTURES / "rules_small"
    quoted = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'
    changed = {name: _with_hostile_title(folder / name, quoted) for name in NAMES}
    program = load_rulebase(folder, changed)
    answers = {
        "domain": HOSTILE, "workload": ["realtime_messaging", "background_jobs"], "realtime": True,
        "team_skills": ["elixir"],
        "concurrent_connections": {"value": 9000, "note": HOSTILE}, "existing_stack": ["py_sync", HOSTILE],
    }  # fmt: skip
    assessment = advise(load_profile({"profile": HOSTILE, "answers": answers}, program), program)
    # Loading refuses control characters; a report is safe even if one gets past it.
    named = assessment.profile.model_copy(update={"name": HOSTILE + CONTROLS})
    return assessment.model_copy(update={"profile": named}), program


def _with_hostile_title(file: Path, quoted: str) -> bytes:
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(
        f"{line.split(':')[0]}: {quoted}" if line.startswith(("name:", "title:", "summary:", "what:")) else line
        for line in lines
    ).encode()


def test_html_holds_no_element_of_the_text(hostile: tuple[Assessment, Program]) -> None:
    html = render.to_html(hostile[0], hostile[1].base)
    page = read_page(html)
    assert "script" not in {tag for tag, _ in page.elements}
    assert "<script>alert(1)</script>" in page.text
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert not [one for _, one in page.elements if any(name.startswith("on") for name in one)]


def test_the_picture_stays_well_formed(hostile: tuple[Assessment, Program]) -> None:
    picture = ElementTree.fromstring(painted(architecture_of(hostile[0], hostile[1].base)))
    assert not [element for element in picture.iter() if element.tag.endswith("script")]


def test_markdown_holds_no_mark_up_of_the_text(hostile: tuple[Assessment, Program]) -> None:
    text = render.to_markdown(hostile[0], hostile[1].base)
    parts = text.replace("\\`", "").split("`")
    outside_code = "".join(part for place, part in enumerate(parts) if place % 2 == 0)
    assert "<script" not in outside_code
    assert not re.search(r"(?<!\\)\]\(javascript", outside_code)
    assert " *b* " not in outside_code
    assert "&lt;script&gt;" in outside_code


def test_the_terminal_shows_the_text_as_it_is(hostile: tuple[Assessment, Program]) -> None:
    text = render.to_text(hostile[0], hostile[1].base)
    assert "[red]r[/red]" in " ".join(text.split())
    assert "\x1b" not in text


def test_the_terminal_takes_no_colour_from_the_text(hostile: tuple[Assessment, Program]) -> None:
    from advisor.reporting.report.terminal import print_report

    page = StringIO()
    print_report(
        hostile[0], hostile[1].base, Console(width=100, force_terminal=True, color_system="standard", file=page)
    )
    assert "\x1b[" in page.getvalue()
    assert "[red]r[/red]" in re.sub(r"\x1b\[[\d;]*m|\s+", "", page.getvalue())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        ("a | b", "a \\| b"),
        ("[x](y)", "\\[x\\](y)"),
        ("1. first", "1\\. first"),
        ("- item", "\\- item"),
        ("--- ", "\\---"),
        ("# title", "\\# title"),
        ("3.5 of 4", "3.5 of 4"),
        ("https://evil.example", "https\\://evil.example"),
        ("two\nlines", "two lines"),
        ("&lt;", "&amp;lt;"),
        ("back\\slash`", "back\\\\slash\\`"),
    ],
)
def test_markdown_is_neutralised(text: str, shown: str) -> None:
    assert neutral(text) == shown


def test_a_code_span_cannot_be_left() -> None:
    assert code("a`b|c") == "`a'b¦c`"
    assert code("") == ""


def test_a_link_is_made_of_safe_parts() -> None:
    assert link("a]b", "https://example.org/x") == "[a\\]b](https://example.org/x)"
    assert link("t", "https://example.org/a) b<c>") == "[t](https://example.org/a%29%20b%3Cc%3E)"
    assert link("t", "") == "t"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1b[31mc", "a b [31mc"),
        ("a\u202eb", "ab"),
        ("a\n\n b", "a b"),
        ("a\u2028b", "a b"),
        ("naïve ÷ 中文", "naïve ÷ 中文"),
    ],
)
def test_texts_are_cleaned(text: str, shown: str) -> None:
    assert clean(text) == shown
