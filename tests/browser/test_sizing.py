"""Sizing in a real browser: an input is changed and kept, curves and milestones are read, a load test replaces it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LOAD_TESTS = Path(__file__).parents[1] / "fixtures" / "load_tests"


def test_from_an_input_to_curves_milestones_and_a_load_test(visit) -> None:
    page = visit.open_example()
    visit.to_page("Sizing")
    expect(page.get_by_role("heading", level=3).filter(has_text="instances")).to_be_visible()
    visit.assert_accessible()

    peak = page.get_by_label("At most", exact=True).first
    peak.fill("40k")
    peak.press("Enter")
    expect(page.get_by_text("1 input differs")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Saved").first).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("1 input differs")).to_have_count(0)
    page.reload()
    visit.settle()
    expect(page.get_by_label("At most", exact=True).first).to_have_value("40k")

    visit.to_tab("Curves")
    expect(page.locator(".js-plotly-plot .scatterlayer .trace").first).to_be_visible()
    page.get_by_text(re.compile("^As a table: How busy")).click()
    expect(page.get_by_role("cell", name="×10", exact=True).first).to_be_visible()
    visit.settle()
    visit.assert_accessible()

    visit.to_tab("As the load grows")
    expect(page.get_by_role("heading", name="3 times the load")).to_be_visible()
    page.get_by_text("10 times the load", exact=True).last.click()
    visit.settle()
    visit.assert_accessible()

    visit.to_tab("Load test")
    page.locator("input[type=file]").set_input_files(str(LOAD_TESTS / "jmeter_xml.jtl"))
    expect(page.get_by_text("nothing was fitted")).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("button", name="Without these load tests").click()
    visit.settle()
    page.locator("input[type=file]").set_input_files(str(LOAD_TESTS / "wrk_sweep.txt"))
    cores = page.get_by_label("Cores that served it")
    cores.fill("4")
    cores.press("Enter")
    expect(page.get_by_text("the figures and curves of this page use")).to_be_visible()
    expect(page.locator(".js-plotly-plot .scatterlayer .trace").first).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    visit.to_tab("Figures")
    expect(page.get_by_text("(measured)").first).to_be_visible()


def test_without_answers_the_page_leads_to_the_questions(visit) -> None:
    visit.go("/")
    page = visit.page
    page.get_by_label("Name of the project").fill("nothing yet")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First questions, page 1 of 2")
    visit.settle()
    page.get_by_role("link", name="Sizing", exact=True).click()
    expect(page.get_by_text("there is nothing to size")).to_be_visible(timeout=30_000)
    visit.settle()
    visit.assert_accessible()
