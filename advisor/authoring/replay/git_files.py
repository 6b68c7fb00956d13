"""The YAML files below a folder as they stood at a commit of the repository in which the folder lies."""

import subprocess
from difflib import get_close_matches
from pathlib import Path

from advisor.errors import InputError, Problem
from advisor.loading.sources import SourceFile

_SECONDS = 60


def files_at(reference: str, folder: Path) -> tuple[SourceFile, ...]:
    """Every YAML file below the folder at a commit, branch or tag, in order of name; messages call them `ref:path`.

    Nothing is written or checked out.

    Raises:
        InputError: when git is missing, the folder lies in no repository, or the commit is not known or has no such
            folder.
    """
    place = folder.resolve()
    top = Path(_told(place, "rev-parse", "--show-toplevel").decode().strip())
    commit = _commit(reference, top)
    below = place.relative_to(top.resolve()).as_posix()
    prefix = "" if below == "." else f"{below}/"
    listing = _told(top, "ls-tree", "-r", "-z", "--full-tree", commit, *([prefix] if prefix else []))
    blobs = [entry for entry in map(_blob, listing.decode("utf-8", "replace").split("\0")) if entry]
    if not any(path == f"{prefix}pack.yaml" for path, _ in blobs):
        message = f"there is no rule base in `{below}` at `{reference}`"
        hint = "it has no `pack.yaml` there; name an earlier or later commit, or the folder where the rules then lay"
        raise InputError([Problem(message, hint, f"{reference}:{below}")])
    contents = _contents(top, [blob for _, blob in blobs])
    return tuple(
        SourceFile(path.removeprefix(prefix), content, f"{reference}:{path}")
        for (path, _), content in sorted(zip(blobs, contents, strict=True))
    )


def _blob(entry: str) -> tuple[str, str] | None:
    """Path and blob of a line of `git ls-tree`; None for what is no YAML file (a link is none)."""
    description, _, path = entry.partition("\t")
    mode, *rest = description.split()[:3] or [""]
    return (path, rest[1]) if mode.startswith("100") and path.endswith(".yaml") else None


def _contents(top: Path, blobs: list[str]) -> list[bytes]:
    """The contents of blobs, in their order, by one run of git."""
    told = _told(top, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    found, start = [], 0
    for _ in blobs:
        end = told.index(b"\n", start)
        size = int(told[start:end].split()[2])
        found.append(told[end + 1 : end + 1 + size])
        start = end + 1 + size + 1
    return found


def _commit(reference: str, top: Path) -> str:
    try:
        return (
            _told(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
            .decode()
            .strip()
        )
    except InputError:
        names = _told(top, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        near = get_close_matches(reference, names.decode().split(), n=1, cutoff=0.6)
        hint = (
            f"did you mean `{near[0]}`?" if near else "name a branch, a tag or a commit, or a folder with `pack.yaml`"
        )
        message = f"`{reference}` is neither a folder with a rule base nor known to git"
        raise InputError([Problem(message, hint)]) from None


def _told(place: Path, *words: str, given: bytes = b"") -> bytes:
    """What git says.

    Raises:
        InputError: with its first words when it fails.
    """
    try:
        done = subprocess.run(["git", "-C", str(place), *words], input=given, capture_output=True, timeout=_SECONDS)
    except FileNotFoundError:
        hint = "install it, or name a folder with another version of the rules"
        raise InputError([Problem("git is not installed, so no earlier version can be read", hint)]) from None
    except subprocess.TimeoutExpired:
        raise InputError([Problem(f"git took more than {_SECONDS} seconds", "try again", str(place))]) from None
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if any("not a git repository" in line for line in said):
        message = "the rules lie in no git repository, so there is no earlier version"
        raise InputError([Problem(message, "name a folder with another version: `--against DIR`", str(place))])
    reason = said[0].removeprefix("fatal: ") if said else f"it ended with code {done.returncode}"
    raise InputError([Problem(f"git could not tell: {reason}", "try the same in a shell", str(place))])
