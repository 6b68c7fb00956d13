"""One rule file → the same file in the usual layout; its meaning never changes."""

import json
from typing import Any

from advisor.authoring.formatting.key_order import put_in_order
from advisor.authoring.formatting.printer import print_tree
from advisor.authoring.formatting.tree import Collection, read_tree
from advisor.authoring.schema.file_kinds import kind_of
from advisor.errors import InputError, Problem
from advisor.loading.document import read_document


def formatted(content: bytes, name: str, shown: str = "") -> bytes:
    """The file in the usual layout. `name` is its path below the rule base's folder, by which its keys are ordered.

    Raises:
        InputError: when it is no YAML that rules can be read from, or when the layout would change what it says.
    """
    shown = shown or name
    tree = read_tree(content, shown)
    kind = kind_of(name)
    if kind and name == "facts.yaml" and isinstance(tree.root, Collection):
        for entry in tree.root.entries:
            put_in_order(entry.value, kind.models)
    elif kind:
        put_in_order(tree.root, kind.models)
    text = print_tree(tree).encode()
    if _meaning(content, shown) != _meaning(text, shown):
        message = "the layout of this file cannot be changed without changing what it says"
        raise InputError([Problem(message, "lay it out by hand; the file was left as it is", shown)])
    return text


def _meaning(content: bytes, shown: str) -> Any:
    """What the file says, in a form in which 1, 1.0 and true differ."""
    try:
        return json.dumps(read_document(content, shown).data, sort_keys=True)
    except InputError:
        return None
