"""Browser tests drive the machine's own Chromium; without one they are skipped, but in CI they fail."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, expect

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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a web interface that runs as users run it, on a database of its own."""
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", f"from advisor_ui.launch import launch; launch(port={port}, browser=False)"]
    environment = {
        **os.environ,
        "ADVISOR_DATABASE": f"sqlite:///{folder / 'assessments.sqlite'}",
        "ADVISOR_PACK": str(folder / "own-pack"),
    }
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, cwd=folder)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if process.poll() is not None:
            pytest.fail(f"the web interface ended at once:\n{log.read_text()}")
        try:
            with urlopen(f"{address}/_stcore/health") as answer:
                if answer.read() == b"ok":
                    return
        except URLError:
            time.sleep(0.25)
    pytest.fail(f"the web interface did not start:\n{log.read_text()}")


class Visit:
    """A page that is watched: what it asks for elsewhere, and what it complains of."""

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._note_request(request.url))
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, path: str) -> None:
        """Open a page of the application by its address, and wait until it is drawn."""
        self.page.goto(self.server + path)
        self.settle()

    def open_example(self, name: str = "ticket-shop") -> Page:
        """Open a copy of an example."""
        self.go("/")
        self.page.get_by_label("Example").click()
        self.page.get_by_role("option", name=re.compile(name.replace("-", "."), re.IGNORECASE)).click()
        self.settle()
        self.page.get_by_role("button", name="Open a copy").click()
        self.page.wait_for_url("**/*a=*")
        self.settle()
        return self.page

    def to_page(self, name: str) -> None:
        """Go to another page by its link."""
        self.page.get_by_role("link", name=name, exact=True).click()
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=30_000)
        expect(self.page).to_have_title(re.compile(f"^{name}"))
        self.settle()

    def to_tab(self, name: str) -> None:
        """Open a tab of the page."""
        self.page.get_by_role("tab", name=name).click()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is running; what was just clicked has a moment to begin."""
        self.page.wait_for_timeout(200)
        expect(self.page.locator("h1")).to_be_visible(timeout=30_000)
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=30_000
        )
        # What the page before left behind goes a moment later.
        expect(self.page.locator('[data-stale="true"]')).to_have_count(0, timeout=30_000)

    def assert_accessible(self) -> None:
        """Axe-core finds nothing."""
        found = Axe().run(self.page).response["violations"]
        if found:  # a page that is just being drawn passes through states that nobody meets
            self.page.wait_for_timeout(2_000)
            self.settle()
            found = Axe().run(self.page).response["violations"]
        assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]

    def _note_request(self, url: str) -> None:
        if not url.startswith((self.server, self.server.replace("http", "ws"), "data:", "blob:")):
            self.elsewhere.append(url)

    def _note_message(self, message: ConsoleMessage) -> None:
        # Streamlit looks for these two beside a page that is opened by its address, and finds them at the root.
        deep_link = message.location.get("url", "").endswith(("/_stcore/health", "/_stcore/host-config"))
        if message.type == "error" and not deep_link:
            self.complaints.append(message.text)


@pytest.fixture
def visit(page: Page, server: str) -> Iterator[Visit]:
    """A watched page; at the end nothing was asked for elsewhere, and nothing complained of."""
    page.set_default_timeout(20_000)
    watched = Visit(page, server)
    yield watched
    assert watched.elsewhere == []
    assert watched.complaints == []
