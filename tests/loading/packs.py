"""Writing packs over the tiny rule base."""

from hashlib import sha256
from pathlib import Path

from advisor import load_rulebase
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from tests.loading.tiny import TINY

TITLE = "name: acme\nversion: '2'\nlanguage: 1\nlicence: Proprietary\nextends: tiny\n"


def pack_in(folder: Path, files: dict[str, str], name: str = "acme") -> Path:
    """A pack with these files, and a title page unless one is given."""
    for file, text in {"pack.yaml": TITLE.replace("acme", name), **files}.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def sha_of(file: str) -> str:
    """SHA-256 of a file of the tiny rule base."""
    return sha256((TINY / file).read_bytes()).hexdigest()


def loaded(*packs: Path) -> Program:
    return load_rulebase(TINY, packs=packs)


def faults_with(*packs: Path) -> tuple[Problem, ...]:
    """What is wrong with the tiny rule base under these packs."""
    try:
        loaded(*packs)
    except InputError as error:
        return error.problems
    return ()
