"""The wheel, installed in an empty environment away from the repository, does the main job."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]

ROOT = Path(__file__).parents[2]
PROFILE = """
profile: wheel-check
answers: {workload: [ecommerce], peak_rps: 300, team_size: 6, realtime: false}
"""

# Without our own paths; with what durable_rules needs to build on Python 3.13.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
ENVIRONMENT["CPPFLAGS"] = "-DPyEval_CallObject=PyObject_CallObject"
if sys.version_info >= (3, 13):
    ENVIRONMENT["PIP_NO_CACHE_DIR"] = "1"


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = ENVIRONMENT | variables
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def install(folder: Path, requirement: str) -> Path:
    """Install a requirement in a new environment, held to the locked versions; gives its folder of commands."""
    folder.mkdir()
    lock = (ROOT / "requirements" / "ui.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+==[^\\\n]+)", lock, flags=re.MULTILINE)
    (folder / "constraints.txt").write_text("\n".join(pins), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    commands = folder / "venv" / "bin"
    done = run(commands / "pip", "install", "--quiet", "-c", "constraints.txt", requirement, cwd=folder)
    assert done.returncode == 0, done.stderr
    return commands


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def full(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("full") / "home", f"{wheel}[ui]")


@pytest.fixture(scope="module")
def plain(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("plain") / "home", str(wheel))


@contextlib.contextmanager
def serving(commands: Path, folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The web UI on a free port, ended with its children on leaving."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "ui.log").open("w") as log:
        process = subprocess.Popen(
            [commands / "advisor", "ui", "--port", str(port), "--no-browser"],
            cwd=folder,
            env=ENVIRONMENT | {"HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield port, process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def test_advise_runs_without_the_extra(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(PROFILE, encoding="utf-8")
    done = run(plain / "advisor", "advise", "shop.yaml", "--format", "json", cwd=tmp_path, HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["decisions"]["framework"]["recommended"]

    done = run(
        plain / "advisor",
        "advise",
        "shop.yaml",
        "--format",
        "html",
        "--output",
        "shop.html",
        cwd=tmp_path,
        HOME=str(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    assert "</html>" in (tmp_path / "shop.html").read_text(encoding="utf-8")


def test_ui_without_the_extra_says_what_to_install(plain: Path, tmp_path: Path) -> None:
    done = run(plain / "advisor", "ui", "--no-browser", cwd=tmp_path, HOME=str(tmp_path))
    assert done.returncode == 2
    assert 'pip install "scalability-advisor[ui]"' in " ".join((done.stdout + done.stderr).split())


def test_ui_serves(full: Path, tmp_path: Path) -> None:
    with serving(full, tmp_path) as (port, process):
        deadline = time.monotonic() + 60
        answer = ""
        while answer != "ok" and time.monotonic() < deadline and process.poll() is None:
            with (
                contextlib.suppress(URLError, ConnectionError),
                urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as response,
            ):
                answer = response.read().decode()
            time.sleep(0.2)
        assert answer == "ok", (tmp_path / "ui.log").read_text(encoding="utf-8")
