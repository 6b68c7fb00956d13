"""A folder of YAML files, and packs laid over it → a checked rule base."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from advisor.errors import InputError, Problem
from advisor.loading import cache
from advisor.loading.document import Document, PositionsOnDemand, read_document
from advisor.loading.packs import LaidOver, Layer, lay_over
from advisor.loading.prices import FILE as PRICES
from advisor.loading.reader import RuleBaseReader
from advisor.loading.sources import SourceFile, content_hash, read_bounded, rule_files
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Arithmetic


def read_rulebase(
    directory: Path, arithmetic: Arithmetic, changed: dict[str, bytes] | None = None, packs: Sequence[Path] = ()
) -> RuleBase:
    """The rule base in a folder, with packs laid over it in their order.

    `changed` replaces or adds files by name, without touching the disk: in the pack that holds a file of this name,
    else in the base. `arithmetic` is what files may name of the formulae in code.

    Raises:
        InputError: with every fault of every file.
    """
    return read_folders(gather(directory, changed, packs), arithmetic)


def read_folders(folders: Sequence["Folder"], arithmetic: Arithmetic) -> RuleBase:
    """The rule base that gathered files come to.

    Raises:
        InputError: with every fault of every file.
    """
    key = _hash_of(folders)
    problems: list[Problem] = []
    layers = [_remembered(folder, problems) or _parsed(folder, problems) for folder in folders]
    rulebase, problems = _read(layers, key, arithmetic, problems)
    if problems:
        raise InputError(sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.column)))
    for folder, layer in zip(folders, layers, strict=True):
        if not folder.changed:
            values = {name: document.data for name, document in layer.documents.items()}
            cache.remember(content_hash(folder.files), values)
    return rulebase


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a rule base or a pack on the disk, and as they are to be read."""

    stored: tuple[SourceFile, ...]
    files: tuple[SourceFile, ...]
    changed: frozenset[str]


def gather(directory: Path, changed: dict[str, bytes] | None = None, packs: Sequence[Path] = ()) -> tuple[Folder, ...]:
    """The files of a rule base and of its packs, with changes as `read_rulebase` takes them.

    Raises:
        InputError: when a folder holds no rule base, or no pack.
    """
    stored = [rule_files(directory)]
    problems: list[Problem] = []
    for pack in packs:
        try:
            stored.append(rule_files(pack, "pack"))
            problems.extend(_passed_over(pack))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    holders = {file.name: number for number, files in enumerate(stored) for file in files}
    shares: list[dict[str, bytes]] = [{} for _ in stored]
    for name, content in (changed or {}).items():
        shares[holders.get(name, 0)][name] = content
    return tuple(
        Folder(files, _with_changes(files, share, place), frozenset(share))
        for files, share, place in zip(stored, shares, (directory, *packs), strict=True)
    )


def with_prices(folders: Sequence[Folder], sheet: Path) -> tuple[Folder, ...]:
    """The folders with another price sheet in the place of the one that counts; messages call it by its own path.

    Raises:
        InputError: when it cannot be read.
    """
    file = SourceFile(PRICES, read_bounded(sheet), str(sheet))
    holding = [number for number, folder in enumerate(folders) if any(one.name == PRICES for one in folder.files)]
    place = holding[-1] if holding else 0
    folder = folders[place]
    files = tuple(sorted((*(one for one in folder.files if one.name != PRICES), file), key=lambda one: one.name))
    replaced = Folder(folder.stored, files, folder.changed | {PRICES})
    return (*folders[:place], replaced, *folders[place + 1 :])


def _passed_over(pack: Path) -> Iterable[Problem]:
    """Files that a pack's author surely meant to be read."""
    for path in sorted(pack.rglob("*.yml")):
        yield Problem("nothing reads this file", f"call it `{path.stem}.yaml`", str(path), kind="misplaced-file")


def _with_changes(files: tuple[SourceFile, ...], changed: dict[str, bytes], directory: Path) -> tuple[SourceFile, ...]:
    kept = {file.name: file for file in files}
    for name, content in changed.items():
        kept[name] = SourceFile(name, content, kept[name].shown if name in kept else f"{directory.name}/{name}")
    return tuple(kept[name] for name in sorted(kept))


def _hash_of(folders: Sequence[Folder]) -> str:
    """SHA-256 over the base, and over the packs in their order where there are any."""
    hashes = [content_hash(folder.files) for folder in folders]
    return hashes[0] if len(hashes) == 1 else sha256("\n".join(hashes).encode()).hexdigest()


def _remembered(folder: Folder, problems: list[Problem]) -> Layer | None:
    """The files with the values that the cache knows, changed ones parsed anew; None when the cache lacks some."""
    kept = cache.recall(content_hash(folder.stored))
    unchanged = [file for file in folder.files if file.name not in folder.changed]
    if kept is None or not all(file.name in kept for file in unchanged):
        return None
    documents, found = _parse(file for file in folder.files if file.name in folder.changed)
    problems.extend(found)
    for file in unchanged:
        documents[file.name] = Document(file.shown, kept[file.name], PositionsOnDemand(file.content, file.shown))
    return Layer(folder.files, {file.name: documents[file.name] for file in folder.files if file.name in documents})


def _parsed(folder: Folder, problems: list[Problem]) -> Layer:
    documents, found = _parse(folder.files)
    problems.extend(found)
    return Layer(folder.files, documents)


def _parse(files: Iterable[SourceFile]) -> tuple[dict[str, Document], list[Problem]]:
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            documents[file.name] = read_document(file.content, file.shown)
        except InputError as error:
            problems.extend(error.problems)
    return documents, problems


def _read(
    layers: Sequence[Layer], key: str, arithmetic: Arithmetic, problems: list[Problem]
) -> tuple[RuleBase, list[Problem]]:
    """The rule base that the layers come to, and every fault."""
    base, *packs = layers
    if not packs:
        reader = RuleBaseReader(dict(base.documents), problems)
        return reader.read(key, arithmetic), reader.problems
    found = lay_over(base, packs, problems)
    reader = RuleBaseReader(found.documents, problems, found.overlay)
    rulebase = replace(reader.read(key, arithmetic), packs=found.packs, overrides=found.overrides)
    return rulebase, [_blamed(problem, found) for problem in reader.problems]


def _blamed(problem: Problem, found: LaidOver) -> Problem:
    """A problem of an id that a pack disabled, with who did it."""
    if "is not known" in problem.message or "is no value of" in problem.message:
        for word in re.findall(r"`([^`]+)`", problem.message):
            for part in word.split("."):
                if part in found.removed:
                    pack, place = found.removed[part]
                    hint = f"the pack `{pack}` disables it ({place}); disable or replace what names it too"
                    return replace(problem, hint=hint)
    return problem
