"""`overrides.yaml` of a pack → what it disables, replaces and weighs otherwise, each held against the base."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from advisor.errors import Path, Problem, did_you_mean
from advisor.loading.document import Document
from advisor.loading.items import KINDS, Items, Located
from advisor.loading.validation import validate
from advisor.model.packs import Action, Change

FILE = "overrides.yaml"
FAULT = "pack-fault"
"""The kind of finding that every fault of a pack is."""


@dataclass(frozen=True, slots=True)
class Request:
    """One override that a pack asks for: the item of the base that it concerns, and where it is asked for."""

    action: Action
    item: Located
    reason: str
    document: Document
    path: Path
    weight: int | None = None

    @property
    def place(self) -> str:
        """File and line of the entry."""
        problem = self.document.problem("", "", self.path)
        return f"{problem.file}:{problem.line}"


def requests(document: Document, base: Items, problems: list[Problem]) -> Iterator[Request]:
    """The overrides that a pack asks for and that fit the base; faults are added to `problems`."""
    if not isinstance(document.data, list):
        hint = "write `- disable: rule some-id` lines, each with a reason"
        problems.append(document.problem("a list is expected here", hint, kind=FAULT))
        return
    for index, entry in enumerate(document.data):
        change = validate(Change, entry, document, (index,), problems)
        if change and change.weight:
            yield from _weights(change, document, (index,), base, problems)
        elif change:
            action: Action = "disable" if change.disable else "replace"
            item = _item(change.disable or change.replace, document, (index, action), base, problems)
            if item:
                _check_as_it_was(change, item, document, index, base, problems)
                yield Request(action, item, change.reason, document, (index,))
        else:
            yield from _meant(entry, document, (index,), base)


def _meant(entry: Any, document: Document, path: Path, base: Items) -> Iterator[Request]:
    """What a faulty entry was to override, so that its fault is not followed by others."""
    action: Action
    for action in ("disable", "replace"):
        item = _item(str(entry.get(action)), document, path, base, []) if isinstance(entry, dict) else None
        if item:
            yield Request(action, item, "", document, path)


def _weights(change: Change, document: Document, path: Path, base: Items, problems: list[Problem]) -> Iterator[Request]:
    for criterion, weight in change.weight.items():
        item = base.find("criterion", criterion)
        if item:
            yield Request("weight", item, change.reason, document, path, weight)
        elif base.complete("criterion"):
            hint = base.similar("criterion", criterion) or "a pack weighs the criteria of its base"
            message = f"the criterion `{criterion}` is not known in the base"
            problems.append(document.problem(message, hint, (*path, "weight", criterion), kind=FAULT))


def _item(words: str, document: Document, path: Path, base: Items, problems: list[Problem]) -> Located | None:
    kind, _, name = words.strip().partition(" ")
    name = name.strip()
    if kind not in KINDS or not name:
        hint = (did_you_mean(kind, KINDS) if name else "") or f"write kind and id; the kinds are {', '.join(KINDS)}"
        problems.append(document.problem(f"`{words}` names no item", hint, path, kind=FAULT))
        return None
    item = base.find(kind, name)
    if item is None and base.complete(kind):
        hint = base.similar(kind, name) or "a pack disables and replaces items of its base; check the id"
        problems.append(document.problem(f"the {kind} `{name}` is not known in the base", hint, path, kind=FAULT))
    return item


def _check_as_it_was(
    change: Change, item: Located, document: Document, index: int, base: Items, problems: list[Problem]
) -> None:
    """Complain when the base's item is no longer the one that the author of the pack had read."""
    now = base.fingerprint(item)
    if change.sha256 == now:
        return
    if not change.sha256:
        path: Path = (index,)
        message = f"the `sha256` of the {item} is missing"
        hint = f"read {item.shown}, then add `sha256: {now}`, so that a later change of it does not go unnoticed"
    else:
        path = (index, "sha256")
        message = f"the {item} of the base has changed since this pack was written"
        hint = f"read {item.shown} again, see whether the reason still holds, then write `sha256: {now}`"
    problems.append(document.problem(message, hint, path, kind=FAULT))
