"""The items of a rule base by kind and id, before they are read: in which file each stands, and its fingerprint.

An item is named as people write it: `rule some-id`, `option deployment.paas`, `criterion cost`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from advisor.errors import Path, did_you_mean
from advisor.loading.document import Document
from advisor.loading.sources import SourceFile

IN_FILES = {
    "knowledge": "rule",
    "options": "option",
    "questions": "section",
    "practices": "practice",
    "risks": "risk",
    "controls": "regime",
    "evidence": "evidence",
}
"""The folders of a rule base, and the kind of item that each of their files holds."""

IN_LISTS = {
    ("criteria.yaml", ""): "criterion",
    ("decisions.yaml", ""): "decision",
    ("constraints.yaml", ""): "constraint",
    ("facts.yaml", "derived"): "fact",
    ("facts.yaml", "computed"): "fact",
    ("facts.yaml", "factors"): "factor",
    ("sizing.yaml", "assumptions"): "assumption",
    ("prices.yaml", "prices"): "price",
}
"""The lists of a rule base (file, and key where the file is no list itself), and the kind of their entries."""

QUESTIONS = "questions"
KINDS = (*IN_FILES.values(), "question", *dict.fromkeys(IN_LISTS.values()))


@dataclass(frozen=True, slots=True)
class Located:
    """An item and where it stands: its file (below the folder, and as messages call it), and its list and place there.

    `key` is None where the item is the whole file.
    """

    kind: str
    id: str
    file: str
    shown: str
    key: str | None = None
    path: Path = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Items:
    """The items of one folder of YAML files."""

    def __init__(self, files: Iterable[SourceFile], documents: Mapping[str, Document]) -> None:
        self._contents = {file.name: file.content for file in files}
        self._documents = documents
        self._found: dict[tuple[str, str], Located] = {}
        for file in self._contents:
            shown = documents[file].file if file in documents else file
            for item in located_in(file, shown, documents.get(file)):
                self._found.setdefault((item.kind, item.id), item)

    def __iter__(self) -> Iterator[Located]:
        return iter(self._found.values())

    def find(self, kind: str, name: str) -> Located | None:
        """The item of that kind and id."""
        return self._found.get((kind, name))

    def complete(self, kind: str) -> bool:
        """Whether every file that may list items of a kind could be parsed."""
        unread = self._contents.keys() - self._documents.keys()
        return not any(inside == kind for file in unread for _, inside in lists_of(file))

    def similar(self, kind: str, name: str) -> str:
        """A hint for an id that is not there."""
        return did_you_mean(name, (item.id for item in self if item.kind == kind))

    def fingerprint(self, item: Located) -> str:
        """SHA-256 of the item's file, or of its entry in a list as JSON with sorted keys and without spaces."""
        if item.key is None:
            return sha256(self._contents[item.file]).hexdigest()
        return entry_fingerprint(value_at(self._documents[item.file].data, item.path))


def located_in(file: str, shown: str, document: Document | None) -> Iterator[Located]:
    """The items that a file of this name holds; those in lists only when its document is given."""
    folder, *rest = file.split("/")
    kind = IN_FILES.get(folder)
    if kind and rest and file.endswith(".yaml"):
        name = rest[-1].removesuffix(".yaml")
        yield Located(kind, f"{rest[0]}.{name}" if kind == "option" and len(rest) > 1 else name, file, shown)
    for key, inside in lists_of(file):
        for index, entry in enumerate(entries_of(document.data, key) if document else ()):
            if isinstance(entry, dict) and "id" in entry:
                path: Path = (key, index) if key else (index,)
                yield Located(inside, str(entry["id"]), file, shown, key, path)


def lists_of(file: str) -> tuple[tuple[str, str], ...]:
    """The lists in a file of this name: key (empty where the file is the list) and kind of its entries."""
    if file.startswith("questions/"):
        return ((QUESTIONS, "question"),)
    return tuple((key, kind) for (page, key), kind in IN_LISTS.items() if page == file)


def entries_of(data: Any, key: str) -> list[Any]:
    """The entries of a list, none where something else stands in its place."""
    found = (data.get(key) if isinstance(data, dict) else None) if key else data
    return found if isinstance(found, list) else []


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path within a document's values."""
    for part in path:
        data = data[part]
    return data


def entry_fingerprint(entry: Any) -> str:
    """SHA-256 of an entry of a list: its values as JSON with sorted keys and without spaces."""
    return sha256(
        json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()
    ).hexdigest()
