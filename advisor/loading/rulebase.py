"""A folder of YAML files → a checked rule base."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from advisor.errors import InputError, Problem
from advisor.loading import cache
from advisor.loading.document import Document, read_document
from advisor.loading.reader import Formulae, RuleBaseReader
from advisor.loading.sources import SourceFile, content_hash, rule_files
from advisor.model.rulebase import RuleBase


def read_rulebase(directory: Path, formulae: Formulae, changed: dict[str, bytes] | None = None) -> RuleBase:
    """The rule base in a folder; `changed` replaces or adds files by name, without touching the disk.

    `formulae` lists the formulae that computed facts may name, each with the factors that it takes.

    Raises:
        InputError: with every fault of every file.
    """
    shipped = rule_files(directory)
    files = _with_changes(shipped, changed or {}, directory)
    key = content_hash(files)
    remembered = _parsed_before(shipped, files, changed or {})
    if remembered is not None and set(remembered) == {file.name for file in files}:
        reader = RuleBaseReader(
            {file.name: Document(file.shown, remembered[file.name], {(): (1, 1)}) for file in files}
        )
        rulebase = reader.read(key, formulae)
        if not reader.problems:
            return rulebase
    documents, problems = _parse(files)
    reader = RuleBaseReader(documents, problems)
    rulebase = reader.read(key, formulae)
    if reader.problems:
        raise InputError(sorted(set(reader.problems), key=lambda problem: (problem.file, problem.line, problem.column)))
    if not changed:
        cache.remember(key, {name: document.data for name, document in documents.items()})
    return rulebase


def _parsed_before(
    shipped: tuple[SourceFile, ...], files: tuple[SourceFile, ...], changed: dict[str, bytes]
) -> dict[str, Any] | None:
    """The values of all files, those of changed ones parsed anew; None when the cache has not the rest."""
    kept = cache.recall(content_hash(shipped))
    documents, problems = _parse(file for file in files if file.name in changed)
    return (
        None if kept is None or problems else {**kept, **{name: document.data for name, document in documents.items()}}
    )


def _with_changes(files: tuple[SourceFile, ...], changed: dict[str, bytes], directory: Path) -> tuple[SourceFile, ...]:
    kept = {file.name: file for file in files}
    for name, content in changed.items():
        kept[name] = SourceFile(name, content, kept[name].shown if name in kept else f"{directory.name}/{name}")
    return tuple(kept[name] for name in sorted(kept))


def _parse(files: Iterable[SourceFile]) -> tuple[dict[str, Document], list[Problem]]:
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            documents[file.name] = read_document(file.content, file.shown)
        except InputError as error:
            problems.extend(error.problems)
    return documents, problems
