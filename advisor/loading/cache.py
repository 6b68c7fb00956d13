"""Parsed rule files, kept between runs under the hash of their content, as plain JSON."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

_FORMAT = "1"
_KEPT = 4
_RECALLED: dict[Path, dict[str, Any]] = {}
"""The values read last, by the file that holds them: an editor loads the same base again and again."""


def recall(key: str) -> dict[str, Any] | None:
    """The values parsed earlier from files with this content hash, or None. They are shared, and not to be changed."""
    place = _place(key)
    if place not in _RECALLED:
        try:
            stored = json.loads(place.read_bytes())
        except (OSError, ValueError):
            return None
        if not isinstance(stored, dict):
            return None
        while len(_RECALLED) >= _KEPT:
            _RECALLED.pop(next(iter(_RECALLED)), None)
        _RECALLED[place] = stored
    return _RECALLED.get(place)


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
