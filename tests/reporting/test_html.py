"""The HTML report: self-contained, well formed, navigable, and complete in the order that readers expect."""

import re
from itertools import pairwise

import pytest

from advisor.engine.program import Program
from advisor.reporting import render
from tests.reporting.conftest import Advising
from tests.reporting.pages import Page, read_page


@pytest.fixture(params=["chat", "barely-told", "out-of-scope"])
def html(request: pytest.FixtureRequest, small: Program, advised: Advising) -> str:
    return render.to_html(advised(request.param), small.base)


@pytest.fixture
def page(html: str) -> Page:
    return read_page(html)


def test_nothing_is_asked_for_elsewhere(page: Page, html: str) -> None:
    assert not [attributes for _, attributes in page.elements if "src" in attributes]
    assert not [tag for tag, _ in page.elements if tag in ("script", "link", "iframe", "img", "object")]
    outside = [tag for tag, attributes in page.elements if attributes.get("href", "").startswith("http")]
    assert set(outside) <= {"a"}
    assert "@import" not in html
    assert re.findall(r"url\((?!#)", html) == []


def test_every_element_is_closed(page: Page) -> None:
    assert page.unbalanced == []


def test_ids_are_unique_and_inner_links_lead_somewhere(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"][1:] for _, attributes in page.elements if attributes.get("href", "").startswith("#")}
    assert targets <= set(ids)
    labels = {attributes["aria-labelledby"] for tag, attributes in page.elements if tag == "section"}
    assert labels <= set(ids)


def test_headings_do_not_skip_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_their_headers_a_scope(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert tags.count("caption") == tags.count("table")
    assert all("scope" in attributes for tag, attributes in page.elements if tag == "th")


def test_a_whole_report_has_its_parts_in_order(small: Program, advised: Advising) -> None:
    page = read_page(render.to_html(advised("chat"), small.base))
    headings = [attributes["id"] for tag, attributes in page.elements if tag == "h2"]
    assert headings == [
        "short", "contents", "project", "decisions", "architecture", "sizing", "risks", "roadmap", "controls",
        "preferences", "unknowns", "review", "sources", "appendix",
    ]  # fmt: skip


def test_out_of_scope_pretends_nothing(small: Program, advised: Advising) -> None:
    page = read_page(render.to_html(advised("out-of-scope"), small.base))
    assert "This is not our subject" in page.text
    assert "The rules know nothing of control loops." in page.text
    assert "Ask a control engineer" in page.text
    headings = [attributes["id"] for tag, attributes in page.elements if tag == "h2"]
    assert headings == ["scope", "project", "appendix"]


def test_empty_parts_say_so(small: Program, advised: Advising) -> None:
    text = read_page(render.to_html(advised("barely-told"), small.base)).text
    for sentence in (
        "None of our rules raises a risk that stays open.",
        "None of our rules recommends a practice.",
        "No regime was told that the rules know.",
        "No traffic was told, so no demand could be computed.",
        "None was told. An inclination changes no ranking",
    ):
        assert sentence in text


def test_sources_show_grade_age_and_corrections(small: Program, advised: Advising) -> None:
    text = " ".join(read_page(render.to_html(advised("chat"), small.base)).text.split())
    assert "Correction: The story calls Celery a database; it is a task queue." in text
    assert "anecdote 2025-01-15 22 months overdue since 2026-01-15" in text
    assert "documented 2026-08-01 3 months by 2027-08-01" in text


def test_a_regime_without_entries_is_named(small: Program, advised: Advising) -> None:
    text = read_page(render.to_html(advised("chat"), small.base)).text
    assert "The rule base has no entries for this regime" in text
    assert "Right to erasure" in text
