"""The second half of the journey in a real browser: recommendation, report, and a rule that is changed."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from advisor import load_profile
from advisor.engine.program import Program

pytestmark = pytest.mark.browser

RULE = "known-language"


def download(page: Page, button: Locator, folder: Path) -> Path:
    with page.expect_download() as started:
        button.click()
    place = folder / started.value.suggested_filename
    started.value.save_as(place)
    return place


def test_from_an_example_to_a_report_that_can_be_taken_away(visit, shipped: Program, tmp_path: Path) -> None:
    page = visit.open_example()
    visit.to_page("Recommendation")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Laravel")
    visit.assert_accessible()
    page.get_by_role("tab", name="Architecture").click()
    expect(page.get_by_alt_text("Containers of the recommended architecture")).to_be_visible()
    for part in ("Risks", "Roadmap", "Controls", "Preferences", "What we do not know"):
        page.get_by_role("tab", name=part).click()
        visit.settle()
        visit.assert_accessible()
    visit.to_page("Report")
    preview = page.frame_locator("iframe[title^='The report on']")
    expect(preview.get_by_role("heading", level=1)).to_be_visible()
    preview.get_by_role("link", name="[1]").first.click()
    expect(preview.locator("#source-1")).to_be_in_viewport()
    visit.assert_accessible()
    html = download(page, page.get_by_role("button", name="Download HTML"), tmp_path).read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "Laravel" in html
    assert not re.findall(r"<(?:script|img|link|iframe|object|embed)\b|@import|url\((?!#)", html), "something is loaded"
    assert all(re.match("https?://|#", target) for target in re.findall(r'href="([^"]*)"', html))
    markdown = download(page, page.get_by_role("button", name="Download Markdown"), tmp_path)
    assert markdown.name == "ticket-shop.md"
    assert "Laravel" in markdown.read_text(encoding="utf-8")
    result = json.loads(download(page, page.get_by_role("button", name="Download JSON"), tmp_path).read_text("utf-8"))
    assert result["schema"] == "advisor/assessment/v1"
    profile = download(page, page.get_by_role("button", name="Download Profile"), tmp_path)
    assert profile.name == "ticket-shop.yaml"
    assert load_profile(profile, shipped).answers.keys() == result["profile"]["answers"].keys()


def test_the_chart_answers_to_the_choice_of_options(visit) -> None:
    page = visit.open_example()
    visit.to_page("Recommendation")
    legend = page.locator(".legendtext")
    expect(legend).to_have_count(3)
    page.get_by_role("button", name="Fastify", exact=False).click()
    expect(legend).to_have_count(4)
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("cell", name="Score (50 plus the sum)")).to_be_visible()
    visit.settle()
    visit.assert_accessible()


def test_a_reason_leads_to_its_rule(visit) -> None:
    page = visit.open_example()
    visit.to_page("Recommendation")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="The team already works in the language").first.click()
    rule = opened.value
    expect(rule.get_by_role("heading", name="The team already works in the language")).to_be_visible(timeout=30_000)
    expect(rule.get_by_text("It fired, for certain")).to_be_visible()
