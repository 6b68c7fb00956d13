"""The first half of the journey in a real browser: an assessment is begun, answered, reloaded and checked."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def active(page: Page) -> str:
    """The HTML of the element that has the focus, inside components too."""
    html: str = page.evaluate("(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).outerHTML")
    return html


def begin(visit) -> None:
    visit.go("/")
    visit.page.get_by_label("Name of the project").fill("ticket shop")
    visit.page.get_by_role("button", name="Start", exact=True).click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("First questions, page 1 of 2")
    visit.settle()


def test_a_section_is_answered_and_survives_a_reload(visit) -> None:
    begin(visit)
    page = visit.page
    identifier = re.search(r"a=([\w-]{22})", page.url)
    assert identifier
    page.get_by_text("Shop or booking").click()
    expect(page.get_by_text("Provisional, from 1 answer.")).to_be_visible()
    page.get_by_role("link", name="Load and its shape").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Load and its shape")
    visit.settle()
    page.get_by_role("textbox", name="How many requests a second come on average").fill("2k")
    page.get_by_role("textbox", name="How many requests a second come on average").press("Enter")
    expect(page.get_by_text("Read as 2,000 requests/s.")).to_be_visible()
    page.get_by_text("At once, and you know when").click()
    visit.settle()
    page.locator(".st-key-q-growth-value").get_by_text("Fast", exact=True).click()
    visit.settle()
    page.locator(".st-key-q-utilisation-mode").get_by_text("I don't know").click()
    expect(page.get_by_text("Provisional, from 5 answers.")).to_be_visible()
    visit.settle()
    page.reload()
    visit.settle()
    assert identifier[0] in page.url
    expect(page.get_by_role("textbox", name="How many requests a second come on average")).to_have_value("2k")
    expect(page.get_by_role("radio", name="At once, and you know when")).to_be_checked()
    expect(page.get_by_role("radio", name="Fast")).to_be_checked()
    page.get_by_role("button", name="Undo last change").wait_for()
    visit.assert_accessible()
    page.get_by_role("link", name="Check answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check the answers of ticket shop")
    visit.settle()
    expect(page.locator(".st-key-row-spike_shape")).to_contain_text("At once, and you know when")
    expect(page.locator(".st-key-row-utilisation")).to_contain_text("Said to be unknown")
    visit.assert_accessible()


def test_a_change_link_leads_to_the_field_and_back(visit) -> None:
    begin(visit)
    page = visit.page
    page.get_by_role("link", name="Check answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check the answers of ticket shop")
    visit.settle()
    page.get_by_role("link", name="Change How fast does the load grow?").click()
    expect(page.locator(".st-key-q-growth-block input").first).to_be_focused()
    visit.settle()
    page.locator(".st-key-q-growth-value").get_by_text("Slowly", exact=True).click()
    visit.settle()
    page.get_by_role("button", name="Return to check answers").click()
    expect(page.locator(".st-key-row-growth")).to_contain_text("Slowly")


def test_faults_are_summed_up_and_lead_to_their_fields(visit) -> None:
    begin(visit)
    page = visit.page
    field = page.locator(".st-key-q-peak_rps-value input")
    field.fill("50x")
    field.press("Enter")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page).to_have_title(re.compile("^Error: "))
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_function("document.activeElement.shadowRoot?.activeElement?.className === 'summary'")
    page.get_by_role("link", name="has the unit").click()
    expect(field).to_be_focused()
    field.fill("50k")
    field.press("Enter")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_hidden()
    visit.settle()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First questions, page 2 of 2")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert "Error" not in page.title()


def test_the_keyboard_alone_reaches_and_sets_an_answer(visit) -> None:
    begin(visit)
    page = visit.page
    page.locator(".st-key-q-workload-value-crud_web input").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Provisional, from 1 answer.")).to_be_visible()
    visit.settle()
    page.locator(".st-key-q-stage-value input").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text("Provisional, from 2 answers.")).to_be_visible()
    visit.settle()
    page.keyboard.press("Tab")
    assert "One of several" in active(page)


def test_every_page_of_an_example_is_accessible(visit) -> None:
    visit.go("/")
    visit.assert_accessible()
    page = visit.page
    page.get_by_label("Example").click()
    page.get_by_role("option", name="Ticket shop").click()
    visit.settle()
    page.get_by_role("button", name="Open a copy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First questions, page 1 of 2")
    while True:
        visit.settle()
        visit.assert_accessible()
        title = page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(title)
        if "/check-answers" in page.url:
            break
    visit.settle()
    visit.assert_accessible()


def test_an_import_shows_every_fault_and_keeps_the_text(visit) -> None:
    visit.go("/")
    page = visit.page
    faulty = b"profile: shop\nanswers:\n  peak_rsp: 50\n  stage: greenfeld\n"
    page.locator("input[type=file]").set_input_files({"name": "shop.yaml", "mimeType": "text/yaml", "buffer": faulty})
    expect(page.get_by_label("Profile text")).to_have_value(faulty.decode())
    visit.settle()
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("Line 3, column 3").first).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    page.get_by_label("Profile text").fill(faulty.decode().replace("rsp", "rps").replace("greenfeld", "greenfield"))
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First questions, page 1 of 2")
