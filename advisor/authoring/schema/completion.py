"""What fits where in a document, read from its JSON Schema: the words that an editor offers while somebody types."""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
_NESTED = ("anyOf", "oneOf", "allOf")


def completion_graph(schema: Schema) -> dict[str, list[Any]]:
    """The schema as a graph of nodes; a document starts at node 0, and the items of a list stand for the list.

    Each node has `keys` [label, meaning, number of the node below], `values` [label, meaning], and `other`, the number
    of the node below keys that the schema does not list (or None).
    """
    return {"nodes": _Graph(schema).nodes}


class _Graph:
    """Numbers the nodes as they are met, so that a schema that refers to itself comes to an end."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._numbers: dict[frozenset[int], int] = {}
        self.nodes: list[dict[str, Any]] = []
        self._number(schema)

    def _number(self, schema: Schema) -> int:
        leaves = list(self._leaves(schema))
        identity = frozenset(map(id, leaves))
        if identity in self._numbers:
            return self._numbers[identity]
        number = self._numbers[identity] = len(self.nodes)
        self.nodes.append({"keys": [], "values": [], "other": None})
        keys: dict[str, list[Any]] = {}
        values: dict[str, str] = {}
        for leaf in leaves:
            for name, below in leaf.get("properties", {}).items():
                keys.setdefault(name, [name, self._meaning(below), self._number(below)])
            values |= _values(leaf)
            if isinstance(leaf.get("additionalProperties"), dict):
                self.nodes[number]["other"] = self._number(leaf["additionalProperties"])
        self.nodes[number] |= {"keys": list(keys.values()), "values": [list(pair) for pair in values.items()]}
        return number

    def _leaves(self, schema: Schema) -> Iterator[Schema]:
        """The schema and whatever it refers to or chooses from, lists as their items."""
        waiting, seen = [schema], set[int]()
        while waiting:
            found = waiting.pop(0)
            if id(found) in seen:
                continue
            seen.add(id(found))
            yield found
            waiting += [part for key in _NESTED for part in found.get(key, ())]
            waiting += [found["items"]] if isinstance(found.get("items"), dict) else []
            waiting += [self._referred(found["$ref"])] if "$ref" in found else []

    def _referred(self, reference: str) -> Schema:
        found: Any = self._schema
        for part in reference.removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/").replace("~0", "~")]
        schema: Schema = found
        return schema

    def _meaning(self, schema: Schema) -> str:
        """The first sentence of the first description on the way."""
        for leaf in self._leaves(schema):
            if text := str(leaf.get("description", "")):
                return text.split(". ")[0].rstrip(".")
        return ""


def _values(leaf: Schema) -> dict[str, str]:
    """The values that a leaf lists, with what they mean."""
    if "const" in leaf:
        return {_written(leaf["const"]): str(leaf.get("description", leaf.get("title", "")))}
    if "enum" in leaf:
        meanings = leaf.get("enumDescriptions") or [""] * len(leaf["enum"])
        return {_written(value): str(meaning) for value, meaning in zip(leaf["enum"], meanings, strict=False)}
    return {"true": "", "false": ""} if leaf.get("type") == "boolean" else {}


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else "null" if value is None else str(value)
