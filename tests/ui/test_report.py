import pytest
import yaml

from advisor.errors import Problem
from advisor.loading.sources import shipped as shipped_folder
from advisor_ui import services
from advisor_ui.services import Considered


@pytest.mark.usefixtures("unmeasured")
def test_a_report_can_be_taken_away_in_every_form(opened) -> None:
    document = yaml.safe_load((shipped_folder("examples") / "ticket-shop.yaml").read_text(encoding="utf-8"))
    identifier = services.store().create("Ticket shop / 2027", {"answers": document["answers"]}).id
    app = opened("report", a=identifier)
    assert [button.proto.label for button in app.get("download_button")] == [
        "Download HTML",
        "Download Markdown",
        "Download JSON",
        "Download Profile (YAML)",
    ]
    [preview] = app.get("iframe")
    assert preview.proto.srcdoc.startswith("<!DOCTYPE html>")
    assert "Laravel" in preview.proto.srcdoc


def test_without_an_assessment_of_the_answers_the_profile_can_still_be_taken_away(opened, saved, monkeypatch) -> None:
    monkeypatch.setattr(services, "consider", lambda document, quick: Considered(document, {}, (Problem("no"),), None))
    app = opened("report", a=saved({"avg_rps": 100}))
    assert [button.proto.label for button in app.get("download_button")] == ["Download Profile (YAML)"]
    assert not app.get("iframe")


def test_without_an_assessment_nothing_is_offered(opened) -> None:
    app = opened("report")
    assert not app.get("download_button")
    assert "No assessment is open" in "".join(markdown.value for markdown in app.markdown)
