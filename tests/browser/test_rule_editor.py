"""Changing a rule in a real browser: found, checked as one types, tried, saved with a reason, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_recommendation import download

pytestmark = pytest.mark.browser

RULE = "known-language"
PLACE = Path(__file__).parents[2] / "ui/advisor_ui/components/yaml_editor/place.js"


def write(page: Page, text: str) -> None:
    """Put a text into the YAML editor, as pasting does."""
    page.get_by_role("textbox", name="YAML of the rule").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def open_editor(visit, rule: str = RULE) -> Locator:
    visit.go(f"/rules?rule={rule}")
    visit.page.get_by_role("tab", name="Edit").click()
    editor = visit.page.get_by_role("textbox", name=f"YAML of the rule {rule}")
    expect(editor).to_be_visible()
    visit.settle()
    return editor


@pytest.fixture
def source() -> str:
    return Path(__file__).parents[2].joinpath("rules/knowledge/skills/known-language.yaml").read_text(encoding="utf-8")


@pytest.fixture
def the_pack_is_left_as_it_was(visit) -> Iterator[None]:
    yield
    open_editor(visit)
    back = visit.page.get_by_role("button", name="Back to the shipped rule")
    if back.count() and back.is_enabled():
        visit.page.get_by_label("Your name").fill("Test")
        back.click()
        visit.settle()


def test_a_rule_is_found_changed_and_its_effect_seen(visit, source: str, tmp_path: Path) -> None:
    page = visit.open_example()
    visit.to_page("Rules")
    visit.assert_accessible()
    search = page.get_by_role("textbox", name="Words in a rule")
    search.fill("known-language")
    search.press("Enter")
    page.get_by_text("The team already works in the language").first.click()
    expect(page.get_by_text("It fired, for certain")).to_be_visible()
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("tab", name="Edit").click()
    editor = page.get_by_role("textbox", name=f"YAML of the rule {RULE}")
    expect(editor).to_contain_text("strength: 3")
    write(page, source.replace("strength: 3", "strength: 1"))
    expect(page.get_by_role("heading", name="What it changes in this assessment")).to_be_visible()
    expect(page.get_by_role("heading", name="Backend framework")).to_be_visible()
    visit.settle()
    expect(editor).to_be_focused()
    visit.assert_accessible()
    patch = download(page, page.get_by_role("button", name="Download as a patch"), tmp_path)
    assert patch.name == f"{RULE}.patch"
    added = [line for line in patch.read_text(encoding="utf-8").splitlines() if line.startswith("+")]
    assert any("strength: 1" in line for line in added)
    write(page, source.replace("because:", "becouse:"))
    expect(page.get_by_role("alert")).to_contain_text("becouse")
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("button", name="Undo my changes").click()
    expect(editor).to_contain_text("strength: 3")
    expect(page.get_by_text("Nothing is changed")).to_be_visible()


def test_the_editor_is_no_trap_and_offers_words(visit) -> None:
    editor, page = open_editor(visit), visit.page
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("when: {concurrent_conn")
    expect(page.get_by_role("option", name="concurrent_connections")).to_be_visible()
    page.keyboard.press("Escape")
    visit.settle()
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(editor).to_be_focused()


def test_typing_is_never_overtaken(visit) -> None:
    editor, page = open_editor(visit), visit.page
    editor.click()
    page.keyboard.press("Control+End")
    words = "# one two three four five six seven eight nine ten eleven twelve"
    page.keyboard.type(words, delay=90)
    expect(editor).to_contain_text(words)
    visit.settle()
    expect(editor).to_contain_text(words)
    expect(page.get_by_role("status").get_by_text("No fault. 2 of 2 cases pass.")).to_be_attached()


def test_a_slip_is_found_mended_by_completion_tried_saved_and_taken_back(
    visit, source: str, the_pack_is_left_as_it_was
) -> None:
    editor, page = open_editor(visit), visit.page
    noted = source + "# a note\n"
    write(page, noted.replace("when: {team_skills: {not: []}}", "when: {team_skils: {not: []}}"))
    expect(page.get_by_role("alert")).to_contain_text("team_skils")
    expect(page.locator(".cm-lintRange-error")).to_have_text("team_skils")
    visit.settle()
    visit.assert_accessible()
    write(page, noted.replace("when: {team_skills: {not: []}}\n", "when: {realtime: true}\n"))
    expect(page.get_by_text("1 of 2 pass.")).to_be_visible()
    write(page, noted.replace("when: {team_skills: {not: []}}\n", "when: {}\n"))
    visit.settle()
    page.get_by_text("when: {}", exact=False).first.click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("team_sk")
    page.get_by_role("option", name="team_skills").click()
    page.keyboard.type("{not: []")
    expect(editor).to_contain_text("when: {team_skills: {not: []}}")
    expect(page.get_by_text("2 of 2 pass.")).to_be_visible()
    write(page, source.replace("strength: 3", "strength: 1"))
    expect(page.get_by_text("No fault.").first).to_be_visible()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Why this change").fill("Languages are learnt quickly here")
    page.get_by_label("Why this change").press("Tab")
    visit.settle()
    page.get_by_role("button", name="Save into the pack").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(editor).to_contain_text("strength: 1")
    visit.settle()
    visit.assert_accessible()
    write(page, source.replace("strength: 3", "strength: 2"))
    page.get_by_label("Why this change").fill("Not that quickly")
    page.get_by_label("Why this change").press("Tab")
    visit.settle()
    page.get_by_role("button", name="Save into the pack").click()
    expect(editor).to_contain_text("strength: 2")
    visit.settle()
    expect(page.get_by_role("table", name="What was saved of this rule").get_by_role("row")).to_have_count(3)
    page.get_by_label("Revision").click()
    page.get_by_role("option", name="1: Languages").click()
    visit.settle()
    page.get_by_role("button", name="Restore this revision").click()
    expect(editor).to_contain_text("strength: 1")
    visit.settle()
    visit.assert_accessible()
    page.get_by_role("button", name="Back to the shipped rule").click()
    expect(editor).to_contain_text("strength: 3")


KEYS_AND_VALUES = [
    ("", [], "key"),
    ("id: x\nwh", [], "key"),
    ("when:\n  ", ["when"], "key"),
    ("when:\n  realtime: ", ["when", "realtime"], "value"),
    ("when:\n  realtime: true\nthen:\n  - fav", ["then"], "key"),
    ("when:\n  peak_rps: {at_le", ["when", "peak_rps"], "key"),
    ("when:\n  peak_rps: {at_least: ", ["when", "peak_rps", "at_least"], "value"),
    ("when:\n  peak_rps: {at_least: 5, unc", ["when", "peak_rps"], "key"),
    ("when:\n  any:\n    - realtime: true\n    - lat", ["when", "any"], "key"),
    ("when:\n  any:\n  - x: 1\n  - y: 2\n  z", ["when"], "key"),
    ("then:\n  - favour: {framework: {concurrency: ", ["then", "favour", "framework", "concurrency"], "value"),
    ("then:\n  - favour: {framework: [go_http, ja", ["then", "favour", "framework"], "value"),
    ("then:\n- favour: {framework: [a]}\n  criterion: cost\n- ", ["then"], "key"),
    ("then: [{veto: {framework: [a]}, rea", ["then"], "key"),
    ("cases:\n  fires: [{realtime: true, pe", ["cases", "fires"], "key"),
    ("cases:\n  fires:\n    - {realtime: true}\n  si", ["cases"], "key"),
    ("when:   # all: of it\n  x: {not: a} # b: {\n  y: ", ["when", "y"], "value"),
    ("because: It's a plain {text\nwhen:\n  x: ", ["when", "x"], "value"),
    ('when: {"x": {in: [', ["when", "x", "in"], "value"),
]


def test_the_editor_knows_where_in_a_rule_it_is(page: Page) -> None:
    found = page.evaluate(
        """async ([source, texts]) => {
          const { placeAt } = await import("data:text/javascript," + encodeURIComponent(source));
          return texts.map((text) => placeAt(text));
        }""",
        [PLACE.read_text(encoding="utf-8"), [text for text, _, _ in KEYS_AND_VALUES]],
    )
    assert found == [{"path": path, "expects": expects} for _, path, expects in KEYS_AND_VALUES]
