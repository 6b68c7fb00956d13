"""What the README says that commands print, they print."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from advisor.cli.application import app

ROOT = Path(__file__).parents[2]
PATIENT = dict.fromkeys(("explain", "next-question"), ("--seconds", "120"))
BLOCKS = re.findall(
    r"^```\n(\$ advisor [^\n]+\n.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S
)


def shown(block: str) -> list[tuple[str, list[str]]]:
    """Every command of a block with the lines that it is said to print; `…` stands for lines left out."""
    commands: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append((line.removeprefix("$ advisor "), []))
        elif line.strip() not in ("", "…"):
            commands[-1][1].append(line)
    return [(command, lines) for command, lines in commands if lines]


def plain(line: str) -> str:
    """The line without what differs from run to run: seconds, and spaces at its end."""
    return re.sub(r"\d+\.\d s\b", "… s", line).rstrip()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "lines"),
    [pytest.param(*found, id=found[0]) for block in BLOCKS for found in shown(block) if found[0] != "rules check"],
)
def test_the_lines_shown_stand_in_the_output_in_their_order(
    command: str, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    words = shlex.split(command)
    # What a search does not settle within its seconds depends on how busy the machine is.
    result = CliRunner().invoke(app, [*words, *PATIENT.get(words[0], ())], catch_exceptions=False)
    printed = iter([plain(line) for line in result.stdout.splitlines()])
    missing = [line for line in lines if plain(line) not in printed]
    assert missing == []


def test_the_readme_shows_commands_at_all() -> None:
    assert len([found for block in BLOCKS for found in shown(block)]) >= 5
