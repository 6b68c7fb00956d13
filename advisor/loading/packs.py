"""A rule base and the packs laid over it → one set of documents, as if one hand had written them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from advisor.errors import Path, Problem
from advisor.loading.document import Document
from advisor.loading.items import Items, Located, entries_of, lists_of, located_in
from advisor.loading.overlay import ORDERS_APART, Overlay
from advisor.loading.overrides import FAULT, Request, requests
from advisor.loading.overrides import FILE as OVERRIDES
from advisor.loading.prices import FILE as PRICES
from advisor.loading.sources import SourceFile, content_hash
from advisor.loading.validation import validate
from advisor.model.packs import Override, PackStamp, PackTitle

TITLE = "pack.yaml"


@dataclass(frozen=True, slots=True)
class Layer:
    """The files of a rule base or of a pack, and the documents of those that could be parsed."""

    files: tuple[SourceFile, ...]
    documents: Mapping[str, Document]


@dataclass(slots=True)
class LaidOver:
    """What the base and its packs come to. `removed` tells, by id, which pack disabled an item, and where."""

    documents: dict[str, Document]
    additions: dict[str, tuple[Document, ...]] = field(default_factory=dict)
    left_out: set[tuple[str, str, str]] = field(default_factory=set)
    packs: tuple[PackStamp, ...] = ()
    overrides: tuple[Override, ...] = ()
    removed: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def overlay(self) -> Overlay:
        """What the reader needs to know beside the documents."""
        return Overlay(self.additions, frozenset(self.left_out))


def lay_over(base: Layer, packs: Sequence[Layer], problems: list[Problem]) -> LaidOver:
    """Lay packs over a base, in this order; everything that does not fit is added to `problems`."""
    found = LaidOver(dict(base.documents))
    work = _Work(found, Items(base.files, base.documents), problems)
    title = base.documents.get(TITLE)
    name = title.data.get("name") if title and isinstance(title.data, dict) else None
    for number, pack in enumerate(packs, 1):
        work.add(pack, number, name)
    return found


class _Work:
    """Lays one pack after the other."""

    def __init__(self, found: LaidOver, base: Items, problems: list[Problem]) -> None:
        self._found = found
        self._base = base
        self._problems = problems
        self._names: dict[str, str] = {}
        self._requested: dict[tuple[str, str], Request] = {}
        self._added: dict[tuple[str, str], tuple[int, str]] = {}
        self._sheet = ""

    def add(self, pack: Layer, number: int, base_name: object) -> None:
        """Lay a pack over what is there."""
        name = self._title(pack, base_name)
        documents = {file: document for file, document in pack.documents.items() if file not in (TITLE, OVERRIDES)}
        overrides = pack.documents.get(OVERRIDES)
        asked = tuple(requests(overrides, self._base, self._problems)) if overrides else ()
        wanted = [request for request in asked if self._first(request)]
        replaced = {_named(one.item) for one in asked if one.action == "replace"}
        present = {_named(item): item for file in documents for item in located_in(file, file, documents[file])}
        for request in wanted:
            self._apply(request, name, present, {file.name for file in pack.files})
        for file, document in documents.items():
            self._lay(file, document, number, replaced)

    def _title(self, pack: Layer, base_name: object) -> str:
        """The name of a pack, after checking its title page."""
        document = pack.documents.get(TITLE)
        title = validate(PackTitle, document.data, document, (), self._problems) if document else None
        if title is None or document is None:
            return ""
        if base_name is not None and title.extends != base_name:
            message = f"the pack extends `{title.extends}`, and the rule base is `{base_name}`"
            hint = "lay it over the rule base that it was written for"
            self._problems.append(document.problem(message, hint, ("extends",), kind=FAULT))
        if title.name in self._names:
            message = f"there are two packs of the name `{title.name}`"
            hint = f"the other is {self._names[title.name]}; name each pack once"
            self._problems.append(document.problem(message, hint, ("name",), kind=FAULT))
        self._names[title.name] = document.file
        stamp = PackStamp(name=title.name, version=title.version, sha256=content_hash(pack.files))
        self._found.packs = (*self._found.packs, stamp)
        return title.name

    def _first(self, request: Request) -> bool:
        """Whether nothing else overrides the item."""
        item = request.item
        other = self._requested.setdefault(_named(item), request)
        if other is not request:
            message = f"the {item} is overridden twice"
            hint = f"{other.place} overrides it too; keep one of the two"
            self._problems.append(request.document.problem(message, hint, request.path, kind=FAULT))
        return other is request

    def _apply(self, request: Request, pack: str, present: Mapping[tuple[str, str], Located], files: set[str]) -> None:
        item, found = request.item, self._found
        before = self._weigh(request) if request.action == "weight" else None
        if request.action == "replace" and not (item.file in files if item.key is None else _named(item) in present):
            where = "" if item.key is None else f", as an entry with `id: {item.id}`"
            message = f"the pack does not hold the {item} that shall replace the base's"
            hint = f"write it into `{item.file}` of the pack{where}"
            self._problems.append(request.document.problem(message, hint, (*request.path, "replace"), kind=FAULT))
        if request.action == "disable":
            found.removed[item.id.rsplit(".", 1)[-1]] = (pack, request.place)
        if request.action != "weight":
            self._take_out(item, with_options=request.action == "disable")
        made = Override(
            pack=pack,
            action=request.action,
            kind=item.kind,
            id=item.id,
            reason=request.reason.strip(),
            before=before,
            after=request.weight,
        )
        found.overrides = (*found.overrides, made)

    def _take_out(self, item: Located, with_options: bool) -> None:
        """Leave an item of the base out; of a decision that is disabled, its options too."""
        if item.key is not None:
            self._found.left_out.add((item.file, item.key, item.id))
        else:
            self._found.documents.pop(item.file, None)
        if with_options and item.kind == "decision":
            for file in [file for file in self._found.documents if file.startswith(f"options/{item.id}/")]:
                del self._found.documents[file]

    def _weigh(self, request: Request) -> int | None:
        """Change the weight of a criterion of the base; gives what it was."""
        item = request.item
        document = self._found.documents[item.file]
        before = None
        entries = list(document.data)
        for index, entry in enumerate(entries):
            if (index,) == item.path:
                entries[index] = {**entry, "weight": request.weight}
                before = entry.get("weight")
        self._found.documents[item.file] = replace(document, data=entries)
        return before if isinstance(before, int) else None

    def _lay(self, file: str, document: Document, number: int, replaced: set[tuple[str, str]]) -> None:
        """Add a file of a pack: as a whole, or its entries to the lists of the base's file of that name."""
        adds = file in self._found.documents and self._extends(file, document)
        if file == PRICES and isinstance(document.data, dict) and "sheet" in document.data:
            self._replace_sheet(document, number)
            return
        for item in located_in(file, document.file, document):
            whole = item.key is None
            if _named(item) not in replaced and not (whole and adds):
                self._check_new(item, document, number)
        document = replace(document, data=_later(document.data, file, number, replaced, adds))
        if adds:
            self._found.additions[file] = (*self._found.additions.get(file, ()), document)
        else:
            self._found.documents[file] = document

    def _replace_sheet(self, document: Document, number: int) -> None:
        """Put a pack's price sheet in the place of the base's."""
        if self._sheet:
            hint = f"the other is {self._sheet}; keep one of the two"
            self._problems.append(document.problem("two packs bring a price sheet", hint, ("sheet",), kind=FAULT))
        self._sheet = document.file
        self._found.additions.pop(PRICES, None)
        self._found.left_out = {entry for entry in self._found.left_out if entry[0] != PRICES}
        self._found.documents[PRICES] = replace(document, data=_later(document.data, PRICES, number, set(), False))

    def _still_read(self, item: Located) -> bool:
        """Whether the file of the base in which an item stands is neither disabled nor replaced."""
        document = self._found.documents.get(item.file)
        return document is not None and document.file == item.shown

    def _extends(self, file: str, document: Document) -> bool:
        """Whether a file adds entries to a file of the same name, and does not stand for a whole item."""
        if not lists_of(file):
            return False
        titled = isinstance(document.data, dict) and not document.data.keys() <= {"id", "questions"}
        return not (file.startswith("questions/") and titled)

    def _check_new(self, item: Located, document: Document, number: int) -> None:
        """Complain of an item that is there already, and leave the one of the base out."""
        path: Path = (*item.path, "id")
        there = self._base.find(item.kind, item.id)
        if there is not None and (item.key is None or self._still_read(there)):
            message = f"the {item} stands in the base too, in {there.shown}"
            self._problems.append(document.problem(message, _way_out(item, there), path, kind=FAULT))
            self._take_out(there, with_options=False)
            return
        place = document.problem("", "", item.path)
        first, shown = self._added.setdefault(_named(item), (number, f"{place.file}:{place.line}"))
        if first != number:
            hint = f"the other is {shown}; rename one, or keep one of the two"
            self._problems.append(document.problem(f"the {item} stands in two packs", hint, path, kind=FAULT))


def _named(item: Located) -> tuple[str, str]:
    return item.kind, item.id


def _way_out(item: Located, there: Located) -> str:
    """How to mend that a pack holds an item of the base."""
    if item.key is None and item.file != there.file:
        return f"to replace that one, move yours to `{there.file}` and write `- replace: {item}` into {OVERRIDES}"
    hint = f"to replace that one, write `- replace: {item}` with a reason into {OVERRIDES}; else rename yours"
    return f"to add questions to it, write only `id` and `questions` here; {hint}" if item.kind == "section" else hint


def _later(data: Any, file: str, number: int, replaced: set[tuple[str, str]], adds: bool) -> Any:
    """The values of a pack's file with every order number counted after those of the base and of earlier packs."""
    for key, kind in lists_of(file):
        entries = entries_of(data, key)
        if entries:
            shifted = [
                entry if isinstance(entry, dict) and (kind, str(entry.get("id"))) in replaced else _shift(entry, number)
                for entry in entries
            ]
            data = {**data, key: shifted} if key else shifted
    whole = next((item for item in located_in(file, file, None) if item.key is None), None)
    if whole is None or adds or _named(whole) in replaced:
        return data
    return _shift(data, number)


def _shift(entry: Any, number: int) -> Any:
    order = entry.get("order") if isinstance(entry, dict) else None
    if not isinstance(order, int) or isinstance(order, bool):
        return entry
    return {**entry, "order": number * ORDERS_APART + order}
