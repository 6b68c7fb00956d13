"""Saving into a pack: an item as a file of its own, and the override that lets it stand for the base's.

Comments of `overrides.yaml` are kept. Nothing is checked here beyond being YAML in a place where it is read; load the
rule base with the pack and the change first.
"""

import re
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from advisor.authoring.packs.file_set import change_files
from advisor.errors import InputError, Problem
from advisor.loading.document import CONTROL, read_document
from advisor.loading.items import Located, located_in
from advisor.loading.layout import PAGES
from advisor.loading.overrides import FILE as OVERRIDES
from advisor.loading.packs import TITLE

_SAFE = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)*\.yaml\Z")


def save_item(pack: Path, file: str, text: str, extends: str, reason: str = "", sha256: str = "") -> None:
    """Write a file of a pack (`knowledge/…/x.yaml`), and create the pack where there is none.

    `sha256` is that of the base's file which this one replaces, empty where it replaces none; with it goes the `reason`
    that the report prints. `extends` is the name of the rule base, for a pack that is created.

    Raises:
        InputError: when the file has no place in a pack, the text is no YAML, the reason is missing, the pack disables
            the item, or the disk refuses; nothing is changed then.
    """
    _check_place(pack, file)
    read_document(text.encode(), file)
    contents: dict[str, bytes | None] = {file: (text.rstrip("\n") + "\n").encode()}
    if sha256:
        contents[OVERRIDES] = _with_override(pack, "replace", str(_whole_item(pack, file)), reason, sha256)
    change_files(pack, {**contents, **_title(pack, extends)})


def disable_item(pack: Path, item: str, extends: str, reason: str, sha256: str) -> None:
    """Let a pack leave an item of the base out: `rule some-id`, `option deployment.paas`.

    Raises:
        InputError: when the reason is missing, the pack replaces the item, or the disk refuses; nothing is changed.
    """
    change_files(pack, {OVERRIDES: _with_override(pack, "disable", item, reason, sha256), **_title(pack, extends)})


def remove_item(pack: Path, file: str) -> None:
    """Take a file out of a pack, and its override with it, so that the base's item counts again.

    Raises:
        InputError: when the pack has no such file, or the disk refuses; nothing is changed then.
    """
    _check_place(pack, file)
    if not (pack / file).is_file():
        raise InputError([Problem("the pack has no such file", "check its name", str(pack / file))])
    contents: dict[str, bytes | None] = {file: None}
    item = next((one for one in located_in(file, file, None) if one.key is None), None)
    entries = _entries(pack) if item else None
    index = _index_of(entries, str(item)) if entries else None
    if entries and index is not None:
        del entries[index]
        contents[OVERRIDES] = _dumped(entries) if entries else None
    change_files(pack, contents)


def _check_place(pack: Path, file: str) -> None:
    """Refuse names that lead out of the pack, or that nothing reads."""
    held = any(True for _ in located_in(file, file, None)) or file in PAGES[1:]
    if not _SAFE.match(file) or ".." in file or not held:
        hint = "write it as in the rule base, such as knowledge/<topic>/<rule-id>.yaml"
        raise InputError([Problem(f"`{file}` is no file of a pack", hint, str(pack))])


def _whole_item(pack: Path, file: str) -> Located:
    item = next((one for one in located_in(file, file, None) if one.key is None), None)
    if item is None:
        hint = "replace its entries one by one: `- replace: criterion cost`"
        raise InputError([Problem(f"`{file}` holds many items and cannot be replaced as a whole", hint, str(pack))])
    return item


def _title(pack: Path, extends: str) -> dict[str, bytes | None]:
    """The title page of a pack that has none."""
    if (pack / TITLE).is_file():
        return {}
    name = re.sub(r"[^a-z0-9]+", "-", pack.resolve().name.lower()).strip("-") or "pack"
    lines = ("version: 0.1.0", "language: 1", "licence: Proprietary", f"extends: {extends}")
    return {TITLE: "\n".join((f'name: "{name}"', *lines, "")).encode()}


def _with_override(pack: Path, action: str, item: str, reason: str, sha256: str) -> bytes:
    """`overrides.yaml` with an entry for the item: a new one, or the present one brought up to date."""
    place = str(pack / OVERRIDES)
    if not reason.strip() or CONTROL.search(reason):
        hint = "say in a sentence why the base's item does not fit you; reports print it"
        raise InputError([Problem(f"the reason for overriding the {item} is missing", hint, place)])
    entry = {action: item, "reason": " ".join(reason.split()), "sha256": sha256}
    entries = _entries(pack)
    if entries is None:
        kept = (pack / OVERRIDES).read_text(encoding="utf-8") if (pack / OVERRIDES).is_file() else ""
        return (kept + ("\n" if kept and not kept.endswith("\n") else "")).encode() + _dumped([entry])
    index = _index_of(entries, item)
    if index is None:
        entries.append(entry)
    elif action in entries[index]:
        entries[index].update(entry)
    else:
        hint = "take that entry out first"
        raise InputError([Problem(f"the pack overrides the {item} in another way already", hint, place)])
    return _dumped(entries)


def _entries(pack: Path) -> Any:
    """The entries of `overrides.yaml` with their comments; None where there are none."""
    path = pack / OVERRIDES
    if not path.is_file():
        return None
    data = read_document(path.read_bytes(), str(path)).data
    if data is None:
        return None
    if not isinstance(data, list) or not all(isinstance(entry, dict) for entry in data):
        hint = "write `- disable: rule some-id` lines, each with a reason"
        raise InputError([Problem("a list is expected here", hint, str(path))])
    return _round_trip().load(path.read_text(encoding="utf-8"))


def _index_of(entries: Any, item: str) -> int | None:
    """Where an item is disabled or replaced."""
    for index, entry in enumerate(entries):
        if item in (" ".join(str(entry.get(action, "")).split()) for action in ("disable", "replace")):
            return index
    return None


def _dumped(entries: Any) -> bytes:
    text = StringIO()
    _round_trip().dump(entries, text)
    return text.getvalue().encode()


def _round_trip() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 10_000
    return yaml
