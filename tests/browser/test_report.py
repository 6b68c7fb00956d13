"""The HTML report in a browser: axe-core finds nothing, in light and dark, and nothing is asked for elsewhere."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from advisor import advise, load_profile, load_rulebase
from advisor.reporting import render

pytestmark = pytest.mark.browser

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("profile", ["chat", "out-of-scope"])
def test_the_report_is_accessible(profile: str, scheme: str, page: Page, tmp_path: Path) -> None:
    program = load_rulebase(FIXTURES / "rules_small")
    assessment = advise(load_profile(FIXTURES / f"profiles_small/{profile}.yaml", program), program)
    file = tmp_path / "report.html"
    file.write_text(render.to_html(assessment, program.base), encoding="utf-8")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(file.as_uri())
    found = Axe().run(page).response["violations"]
    assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    assert requested == [file.as_uri()]
