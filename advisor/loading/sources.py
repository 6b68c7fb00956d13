"""Where shipped data lies, and the files of a rule base with their content hash."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from advisor.errors import InputError, Problem
from advisor.loading.document import MAXIMUM_BYTES

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(folder: str) -> Path:
    """The folder `rules`, `templates` or `examples`: inside the installed package, else at the repository's root."""
    installed = _PACKAGE / "_data" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file of a rule base: its name below the base's folder, its content, and how messages call it."""

    name: str
    content: bytes
    shown: str


def rule_files(directory: Path, what: str = "rule base") -> tuple[SourceFile, ...]:
    """Every YAML file below the directory, in order of name.

    Raises:
        InputError: when the directory holds no rule base (or `what` else is looked for).
    """
    if not (directory / "pack.yaml").is_file():
        hint = "name the folder that holds `pack.yaml`"
        raise InputError([Problem(f"there is no {what} here", hint, str(directory))])
    shown_at = _relative(directory)
    names = [path.relative_to(directory).as_posix() for path in sorted(directory.rglob("*.yaml")) if path.is_file()]
    return tuple(SourceFile(name, read_bounded(directory / name), f"{shown_at}/{name}") for name in names)


def file_of(name: str, directory: Path, packs: Iterable[Path] = ()) -> Path:
    """Where the file of this name stands that counts: in the pack that holds one, else in the rule base."""
    return next((pack / name for pack in packs if (pack / name).is_file()), directory / name)


def read_bounded(path: Path) -> bytes:
    """The bytes of a file, and of one that is too large only so many that it shows.

    Raises:
        InputError: when the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise InputError(
            [Problem(f"the file cannot be read: {reason}", "check the path", str(path), kind="unreadable-file")]
        ) from None


def content_hash(files: tuple[SourceFile, ...]) -> str:
    """SHA-256 over the names and contents of all files."""
    total = sha256()
    for file in files:
        total.update(f"{file.name}\0{len(file.content)}\0".encode())
        total.update(file.content)
    return total.hexdigest()


def _relative(directory: Path) -> str:
    try:
        return directory.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return directory.as_posix()
