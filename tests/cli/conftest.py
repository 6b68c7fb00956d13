"""Running the command line in tests."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from advisor import api
from advisor.cli import main
from advisor.engine.program import Program

SMALL = Path(__file__).parents[1] / "fixtures/rules_small"
CHAT = Path(__file__).parents[1] / "fixtures/profiles_small/chat.yaml"
STEERING = Path(__file__).parents[1] / "fixtures/profiles_small/out-of-scope.yaml"


class Ended(NamedTuple):
    """How a command ended; `words` is standard output on one line."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        return " ".join(self.out.split())


Command = Callable[..., Ended]


@pytest.fixture(autouse=True)
def shipped_base_read_once(shipped: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands share the shipped rule base; one of another place, with packs or other prices is read as ever."""
    read = api.load_rulebase

    def load(directory: Path | str | None = None, **more: Any) -> Program:
        return shipped if directory is None and not any(more.values()) else read(directory, **more)

    monkeypatch.setattr(api, "load_rulebase", load)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `advisor` with these words."""

    def run(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["advisor", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        streams = capsys.readouterr()
        assert "Traceback" not in streams.err + streams.out
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, streams.out, streams.err)

    return run
