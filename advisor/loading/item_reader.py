"""Items out of the files of a rule base and its packs: each checked, filed under its id, and with its place."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, TypeVar

from advisor.errors import Path as DocumentPath
from advisor.errors import Problem, did_you_mean
from advisor.loading.consequences import names_within
from advisor.loading.document import Document
from advisor.loading.overlay import Overlay
from advisor.loading.validation import validate
from advisor.model.base import Item
from advisor.model.decision import Decision
from advisor.model.table import Table

ItemType = TypeVar("ItemType", bound=Item)


class ItemReader:
    """Reads items one by one and gathers what is wrong with them.

    `unread` are files, and `broken` names, of which something else may only seem to be missing.
    """

    def __init__(
        self, documents: dict[str, Document], problems: list[Problem] | None = None, overlay: Overlay | None = None
    ) -> None:
        self.documents = documents
        self.overlay = overlay or Overlay()
        self.problems: list[Problem] = list(problems or [])
        self.unread = {problem.file for problem in self.problems}
        self.broken: set[str] = set()
        self.places: dict[tuple[str, str], tuple[Document, DocumentPath]] = {}
        self.tests: dict[tuple[str, DocumentPath], tuple[DocumentPath, ...]] = {}
        self.files: dict[str, str] = {}
        self.tables: dict[str, Table] = {}

    def listed(self, model: type[ItemType], file: str, key: str = "") -> dict[str, ItemType]:
        """The items of a list in a file (below `key`, where the file holds several), by id in declared order."""
        document = self.documents.get(file)
        if document is None:
            if not any(problem.file.endswith(file) for problem in self.problems):
                self.problems.append(
                    Problem(f"the file `{file}` is missing", "every rule base has one", file, kind="missing-file")
                )
                self.unread.add(file)
            return {}
        found: dict[str, ItemType] = {}
        for document, path, entry in self.entries(file, key):
            later = "when" if model is Decision else ""
            bare = {k: v for k, v in entry.items() if k != later} if isinstance(entry, dict) else entry
            self.keep(found, validate(model, bare, document, path, self.problems), document, path)
        return in_order(found)

    def entries(self, file: str, key: str = "") -> Iterator[tuple[Document, DocumentPath, Any]]:
        """The entries of a list, each with where it stands: those of the base that stay, then those of packs."""
        base: DocumentPath = (key,) if key else ()
        for number, document in enumerate(self.pages(file)):
            if key and not isinstance(document.data, dict):
                self.problems.append(
                    document.problem("a mapping is expected here", "write `derived:` and its like", kind="wrong-type")
                )
                self.unread.add(file)
                continue
            data = document.data.get(key, []) if key else document.data
            if not isinstance(data, list):
                self.problems.append(
                    document.problem("a list is expected here", "write `- id: …` lines", base, "wrong-type")
                )
                self.unread.add(file)
                continue
            for index, entry in enumerate(data):
                if number > 0 or self.overlay.keeps(file, key, entry):
                    yield document, (*base, index), entry

    def pages(self, file: str) -> tuple[Document, ...]:
        """The base's file of this name and those of packs that add to it."""
        return (self.documents[file], *self.overlay.additions.get(file, ())) if file in self.documents else ()

    def only_keys(self, file: str, known: tuple[str, ...]) -> None:
        """Find fault with keys at the top of a file that nothing reads."""
        for document in self.pages(file):
            for key in document.data.keys() - set(known) if isinstance(document.data, dict) else ():
                hint = did_you_mean(key, known) or f"use {', '.join(known)}"
                self.problems.append(
                    document.problem(f"the key `{key}` is not known here", hint, (key,), "unknown-key")
                )

    def one_a_file(self, model: type[ItemType], folder: str, **given: str) -> dict[str, ItemType]:
        """The items of a folder with a file each, by id in declared order; `given` is what the folder says of them."""
        found: dict[str, ItemType] = {}
        for name, document in self.documents.items():
            if name.startswith(f"{folder}/") and name.count("/") == folder.count("/") + 1:
                data = {**document.data, **given} if isinstance(document.data, dict) else document.data
                self.keep(found, validate(model, data, document, (), self.problems), document, (), name)
        return in_order(found)

    def keep(self, found: dict[str, Any], item: Any, document: Document, path: DocumentPath, name: str = "") -> None:
        """File an item under its id, unless it is faulty, a duplicate, or in a file of another name."""
        if item is None:
            self.broken.update(names_within(at(document.data, path)), [PurePath(name).stem] if name else ())
            return
        kind = type(item).__name__
        twin = self.places.get((kind, item.id))
        if item.id in found and twin:
            hint = f"it stands in {twin[0].file} too; rename one"
            self.problems.append(document.problem(f"the id `{item.id}` is taken", hint, (*path, "id"), "duplicate-id"))
        if name and name.rsplit("/", 1)[-1] != f"{item.id}.yaml":
            hint = f"rename the file to `{item.id}.yaml`, or the id"
            self.problems.append(
                document.problem(f"the file's name differs from the id `{item.id}`", hint, (*path, "id"), "file-name")
            )
        found[item.id] = item
        self.places[(kind if kind != "Option" else f"Option:{item.decision}", item.id)] = (document, path)
        self.places[(kind, item.id)] = (document, path)
        if kind == "Rule":
            self.files[item.id] = name


def in_order(found: dict[str, Any]) -> dict[str, Any]:
    """Items by id, in declared order."""
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


def at(data: Any, path: DocumentPath) -> Any:
    """What stands at a path."""
    for part in path:
        data = data[part]
    return data
