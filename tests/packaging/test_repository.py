"""What a fresh clone promises: complete locks, the two commands, a licence."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
LOCK_OF_ALL = ROOT / "requirements" / "dev.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DIRECT = {
    "build": PROJECT["dependency-groups"]["build"],
    "bench": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["bench"],
    "runtime": PROJECT["project"]["dependencies"],
    "ui": PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["ui"],
    "dev": PROJECT["dependency-groups"]["dev"],
}


def locked(lock: Path) -> list[tuple[str, str, str]]:
    """Name, version and the text after them (marker and hashes) of every package in a lock."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [re.fullmatch(r"([\w.-]+)==(\S+)(.*)", line).groups() for line in lines]


def pins(lock: Path, names: set[str]) -> set[tuple[str, str]]:
    """The versions in a lock of the packages named; a package may have one per version of Python."""
    return {(name, version) for name, version, _ in locked(lock) if name in names}


def test_every_set_of_dependencies_has_a_lock() -> None:
    assert {lock.stem for lock in LOCKS} == set(DIRECT)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_is_hashed_and_names_no_place(lock: Path) -> None:
    assert [name for name, _, rest in locked(lock) if "--hash=sha256:" not in rest] == []
    assert not re.search(r"://|file:|--(extra-)?index-url|--find-links|(^|\s)/\w", lock.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_fits_pyproject(lock: Path) -> None:
    versions = {canonicalize_name(name): version for name, version, _ in locked(lock)}
    wanted = [Requirement(text) for text in DIRECT[lock.stem]]
    assert [str(one) for one in wanted if versions.get(canonicalize_name(one.name), "none") not in one.specifier] == []


def test_locks_agree_but_for_that_of_the_benchmarks_which_has_an_environment_of_its_own() -> None:
    for lock in (lock for lock in LOCKS if lock.stem != "bench"):
        shared = {name for name, _, _ in locked(lock)} & {name for name, _, _ in locked(LOCK_OF_ALL)}
        assert pins(lock, shared) == pins(LOCK_OF_ALL, shared)


def test_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme


def test_licence_is_the_declared_one() -> None:
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
