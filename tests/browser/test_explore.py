"""Exploring in a real browser: a what-if, what would change it, a map, why not, and what to ask next."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def choose(visit, label: str, words: str) -> None:
    visit.page.get_by_label(label, exact=True).click()
    visit.page.keyboard.type(words)
    visit.page.get_by_role("option", name=words).first.click()
    visit.settle()


def test_an_answer_is_tried_and_kept_and_nothing_is_saved_before(visit) -> None:
    page = visit.open_example()
    visit.to_page("Explore")
    visit.assert_accessible()
    choose(visit, "Answer to change", "How fast does the load grow?")
    page.get_by_text("Fast", exact=True).click()
    expect(page.get_by_text("1 recommendation changed")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("Modular monolith")).first).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    page.reload()
    visit.settle()
    expect(page.get_by_text("no answer differs from the saved ones")).to_be_visible()
    choose(visit, "Answer to change", "How fast does the load grow?")
    page.get_by_text("Fast", exact=True).click()
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_text("no answer differs from the saved ones")).to_be_visible()
    page.get_by_role("link", name="Recommendation", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Modular monolith")


def test_what_would_change_it_as_bars_and_as_a_map(visit) -> None:
    page = visit.open_example()
    visit.to_page("Explore")
    visit.to_tab("What would change it")
    choose(visit, "Decision", "Architecture")
    expect(page.locator(".js-plotly-plot .barlayer .point").first).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("about 20")).first).to_be_visible()
    visit.assert_accessible()
    visit.to_tab("Map of two answers")
    choose(visit, "Across", "How many people develop the system?")
    choose(visit, "Upwards", "In how many teams")
    expect(page.locator(".js-plotly-plot .heatmaplayer image").first).to_be_attached()
    expect(page.get_by_text("The border is sampled")).to_be_visible()
    page.get_by_text("as a table").click()
    visit.settle()
    visit.assert_accessible()


def test_from_why_not_to_a_what_if_and_to_the_next_question(visit) -> None:
    page = visit.open_example()
    visit.to_page("Explore")
    visit.to_tab("Why not another")
    choose(visit, "Option", "Express (Node.js)")
    expect(page.get_by_role("heading", name="Why not Express")).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("button", name="Try this").first.click()
    expect(page.get_by_role("heading", name="What differs then")).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ recommendations? changed"))).to_be_visible()
    visit.settle()
    visit.to_tab("What to ask next")
    page.get_by_role("button", name="May I stop here?").click()
    expect(page.get_by_text("Proved to stay")).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("link", name=re.compile("^Answer")).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Explore")
    expect(page).to_have_url(re.compile("question="))
