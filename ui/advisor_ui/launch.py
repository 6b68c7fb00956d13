"""Start the web interface on this machine."""

from pathlib import Path
from typing import Any

import streamlit as st

from advisor.store import database_url, open_engine

ADDRESS = "127.0.0.1"
SCRIPT = Path(__file__).with_name("app.py")

# Text against its ground reaches 4.5:1 everywhere, captions included (Streamlit fades them), borders and marks 3:1.
THEME = {
    "theme.base": "light",
    "theme.primaryColor": "#0b5394",
    "theme.linkColor": "#0b5394",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f1f4f8",
    "theme.textColor": "#0b0e12",
    "theme.borderColor": "#7a8594",
    "theme.showWidgetBorder": True,
    "theme.baseRadius": "small",
    "theme.redTextColor": "#b10e1e",
    "theme.headingFontSizes": ["1.9rem", "1.3rem", "1.1rem", "1rem", "1rem", "1rem"],
    "theme.headingFontWeights": [700, 600, 600, 600, 600, 600],
}


def configuration(port: int, browser: bool) -> dict[str, Any]:
    """Streamlit's settings: nothing is sent home, nothing is shown that only developers need."""
    return {
        "server.address": ADDRESS,
        "server.port": port,
        "server.headless": not browser,
        "server.fileWatcherType": "none",
        "server.maxUploadSize": 5,
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "type",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        **THEME,
    }


def launch(port: int = 8501, browser: bool = True) -> None:
    """Serve until interrupted; with `browser`, open a window on it.

    Raises:
        AdvisorError: when the place of saved assessments cannot be opened, rather than on every page.
    """
    open_engine(database_url()).dispose()
    st.App(SCRIPT).run(config=configuration(port, browser))
