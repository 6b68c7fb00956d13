"""The pack into which the editor saves, laid over the rule base last."""

import os
from pathlib import Path


def folder() -> Path:
    """Where it lies, whether it exists yet or not: `ADVISOR_PACK`, else beside the saved assessments."""
    if named := os.environ.get("ADVISOR_PACK"):
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "scalability-advisor" / "packs" / "own"


def exists() -> bool:
    """Whether anything was saved into it."""
    return (folder() / "pack.yaml").is_file()


def text(file: str) -> str | None:
    """The text that the pack has of a file; None where it has none."""
    path = folder() / file
    return path.read_text(encoding="utf-8") if path.is_file() else None
