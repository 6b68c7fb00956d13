"""Profiles that somebody wrote: files, and assessments that were saved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor.authoring.replay.material import Material
from advisor.errors import AdvisorError, InputError, Problem
from advisor.loading.document import read_document
from advisor.loading.sources import read_bounded


@dataclass(frozen=True, slots=True)
class Saved:
    """The saved assessments, and a note when they had to be left out."""

    materials: tuple[Material, ...] = ()
    note: str = ""


def given_profiles(places: Iterable[Path]) -> Iterator[Material]:
    """The profiles in files, and in all `.yaml` files of folders; named as they lie.

    Raises:
        InputError: when a file cannot be read, is no YAML or holds no profile.
    """
    for place in places:
        files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
        if not files:
            raise InputError(
                [Problem("there is no profile here", "name a `.yaml` file, or a folder of them", str(place))]
            )
        for file in files:
            document = read_document(read_bounded(file), str(file))
            if not isinstance(document.data, dict):
                raise InputError([document.problem("this is no profile", "start with `profile: name` and `answers:`")])
            yield Material(_relative(file), "given", document.data)


def saved_assessments() -> Saved:
    """The profiles of the assessments saved on this machine, as far as the place where they lie can be opened."""
    try:
        from advisor.store.replaying import saved_profiles
    except ModuleNotFoundError:
        return Saved(note="Saved assessments were left out: they need the `ui` extra.")
    try:
        found = saved_profiles()
    except AdvisorError as error:
        return Saved(note=f"Saved assessments were left out: {error}.")
    if found is None:
        return Saved(note="There are no saved assessments here.")
    materials = (
        Material(f"saved {number}: {document.get('profile', '')}", "saved", document)
        for number, document in enumerate(found, 1)
    )
    return Saved(tuple(materials))


def _relative(file: Path) -> str:
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
