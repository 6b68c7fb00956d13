"""Writing a report so that no reader ever meets half a file."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from advisor.errors import InputError, Problem


def write_text(path: Path, text: str, overwrite: bool = True) -> None:
    """Write the whole text, or nothing.

    Raises:
        InputError: when the file cannot be written, or exists and must not be overwritten.
    """
    if not overwrite and path.exists():
        raise InputError([Problem("the file exists already", "choose another name, or remove it first", str(path))])
    with whole_file(path) as file:
        file.write(text)


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file to write in pieces, which takes its place only when all went well.

    Raises:
        InputError: when the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                yield file
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise InputError(
            [Problem(f"the file cannot be written: {reason}", "choose another place", str(path))]
        ) from None
