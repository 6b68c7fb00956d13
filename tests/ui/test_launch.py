import pytest
from streamlit import config

from advisor.errors import AdvisorError
from advisor_ui.launch import configuration, launch


def test_every_setting_is_one_that_streamlit_knows() -> None:
    settings = configuration(port=8501, browser=True)
    assert settings.keys() <= config.get_config_options().keys()


def test_only_this_machine_is_served_and_nobody_is_told() -> None:
    settings = configuration(port=8501, browser=False)
    assert settings["server.address"] == "127.0.0.1"
    assert settings["browser.gatherUsageStats"] is False
    assert settings["client.showErrorLinks"] is False
    assert settings["server.headless"] is True


def test_a_database_that_cannot_be_opened_is_said_before_anything_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE", "sqlite:////dev/null/assessments.sqlite")
    with pytest.raises(AdvisorError, match="ADVISOR_DATABASE"):
        launch(port=1, browser=False)
