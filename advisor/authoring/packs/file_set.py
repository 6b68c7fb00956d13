"""Changing several files of a folder at once: all of them, or none."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from advisor.errors import InputError, Problem


def change_files(folder: Path, contents: Mapping[str, bytes | None]) -> None:
    """Write files by name below a folder, and remove those whose content is None; missing folders are made.

    Everything is written beside its place first and then moved there; when a move fails, those before it are undone.

    Raises:
        InputError: when a file cannot be written; the folder is then as it was.
    """
    former = {name: (folder / name).read_bytes() if (folder / name).is_file() else None for name in contents}
    staged: dict[str, Path] = {}
    moved: list[str] = []
    try:
        for name, content in contents.items():
            if content is not None:
                staged[name] = _beside(folder / name, content)
        for name in contents:
            moved.append(name)
            _settle(folder / name, staged.get(name))
    except OSError as error:
        for name in moved:
            with suppress(OSError):
                content = former[name]
                _settle(folder / name, None if content is None else _beside(folder / name, content))
        reason = (error.strerror or "unknown reason").lower()
        place = str(error.filename or folder)
        raise InputError([Problem(f"the file cannot be written: {reason}", "choose another place", place)]) from None
    finally:
        for path in staged.values():
            path.unlink(missing_ok=True)


def _beside(path: Path, content: bytes) -> Path:
    """A new file beside a path, whole on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).chmod(0o644)
    return Path(temporary)


def _settle(path: Path, staged: Path | None) -> None:
    """Move a file to its place, or remove what is there."""
    if staged is None:
        path.unlink(missing_ok=True)
    else:
        staged.replace(path)
