"""Files and folders → those whose layout would change; nothing is written here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from advisor.authoring.formatting.formatting import formatted
from advisor.errors import InputError, Problem
from advisor.loading.sources import read_bounded


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as it is and as it would be in the usual layout."""

    path: Path
    before: bytes
    after: bytes

    @property
    def changed(self) -> bool:
        """Whether anything would change."""
        return self.before != self.after

    @property
    def difference(self) -> str:
        """What would change, as a unified diff."""
        old, new = (text.decode("utf-8-sig").splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(unified_diff(old, new, f"a/{self.path}", f"b/{self.path}"))


def layouts(paths: Iterable[Path]) -> Iterator[Layout | InputError]:
    """For each file, and each YAML file below each folder, its layout, or the error that keeps it from having one."""
    for path in paths:
        files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        if not files:
            yield InputError([Problem("there is no YAML file here", "name a file, or a folder with some", str(path))])
        for file in files:
            try:
                content = read_bounded(file)
                yield Layout(file, content, formatted(content, name_in_base(file), str(file)))
            except InputError as error:
                yield error


def name_in_base(file: Path) -> str:
    """The path of a file below the folder of its rule base; the whole path when it belongs to none."""
    for folder in file.resolve().parents:
        if (folder / "pack.yaml").is_file():
            return file.resolve().relative_to(folder).as_posix()
    return file.as_posix()
