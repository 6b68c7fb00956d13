"""Parsed rule files, kept between runs under the hash of their content, as plain JSON."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

_FORMAT = "1"


def recall(key: str) -> dict[str, Any] | None:
    """The values parsed earlier from files with this content hash, or None."""
    try:
        stored = json.loads(_place(key).read_bytes())
    except (OSError, ValueError):
        return None
    return stored if isinstance(stored, dict) else None


def remember(key: str, values: dict[str, Any]) -> None:
    """Keep parsed values; a folder that cannot be written only costs the time of parsing again."""
    place = _place(key)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(values, file)
        Path(temporary).replace(place)


def _place(key: str) -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "scalability-advisor" / f"rules-{_FORMAT}-{key[:32]}.json"
