"""Browser tests drive the machine's own Chromium; without one they are skipped, but in CI they fail."""

import os
import shutil
from typing import Any

import pytest

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    message = "no Chromium on this machine: install one (Debian: apt-get install chromium)"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """Launch options of pytest-playwright, with that Chromium; its sandbox refuses to run as root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET + sandbox}
