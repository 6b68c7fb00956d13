"""Load-test files that came without a path, such as from a browser, laid down for as long as they are read."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from advisor.errors import Problem

_NAME_LENGTH = 120


@dataclass(frozen=True, slots=True)
class LaidDown:
    """The files as arguments of `read_load_tests`; `folder` is where they lie."""

    arguments: tuple[str, ...]
    folder: str

    def named(self, text: str) -> str:
        """A text with the files called by their own names."""
        return re.sub(re.escape(self.folder) + r"/\d+/", "", text)

    def of(self, problem: Problem) -> Problem:
        """A fault of a file, called by its own name."""
        told = (self.named(text) for text in (problem.message, problem.hint, problem.file))
        message, hint, file = told
        return replace(problem, message=message, hint=hint, file=file)


@contextmanager
def laid_down(uploads: Sequence[tuple[str, bytes, float | None]]) -> Iterator[LaidDown]:
    """Files by name, content and load (of a file that is one point and does not tell it) in a folder that goes after.

    Nothing of a name but its last part is used.
    """
    with TemporaryDirectory(prefix="advisor-load-tests-") as folder:
        arguments = []
        for place, (name, content, concurrency) in enumerate(uploads):
            path = Path(folder) / str(place) / _safe(name)
            path.parent.mkdir()
            path.write_bytes(content)
            arguments.append(str(path) if concurrency is None else f"{path}@{concurrency:.12g}")
        yield LaidDown(tuple(arguments), folder)


def _safe(name: str) -> str:
    """The last part of a name, without what paths or arguments would read."""
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[^\w. ()+-]", "_", last)[-_NAME_LENGTH:].lstrip(".") or "file"
