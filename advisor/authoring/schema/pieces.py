"""The small parts of schemas. Schemas are of draft-07, the newest that all common YAML editors understand."""

import json
from collections.abc import Iterable
from typing import Any

from advisor.loading.document import plain_value

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT: Schema = {"type": "string"}
NEVER: Schema = {"not": {}}


def words(meanings: Iterable[tuple[str, str]]) -> Schema:
    """One of these words, each with its meaning; a word that YAML reads as a number may stand as that number."""
    found: dict[Any, str] = {}
    for word, meaning in meanings:
        plain = plain_value(word) if word else word
        for value in (word, plain) if isinstance(plain, int | float) and not isinstance(plain, bool) else (word,):
            found.setdefault(value, meaning)
    return {"enum": list(found), "enumDescriptions": list(found.values())} if found else dict(NEVER)


def one_or_many(item: Schema) -> Schema:
    """A word, or a list of such words."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def list_of(item: Schema, least: int = 0) -> Schema:
    """A list, with at least so many items."""
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def pair_of(item: Schema) -> Schema:
    """A list of exactly two."""
    return {"type": "array", "items": item, "minItems": 2, "maxItems": 2}


def mapping(properties: dict[str, Schema], required: Iterable[str] = (), description: str = "") -> Schema:
    """A mapping that takes these keys and no others."""
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if needed := list(required):
        found["required"] = needed
    return described(found, description)


def described(schema: Schema, description: str) -> Schema:
    """The schema with a description; one that only refers elsewhere is wrapped, as draft-07 asks."""
    if not description:
        return schema
    if "$ref" in schema:
        return {"allOf": [schema], "description": description}
    return {**schema, "description": description}


class Definitions:
    """The named parts of one schema; equal parts of one name are one."""

    def __init__(self) -> None:
        self.parts: dict[str, Schema] = {}
        self._shared: dict[str, str] = {}

    def add(self, name: str, schema: Schema) -> Schema:
        """Name a part, and refer to it."""
        self.parts[name] = schema
        return self.refer(name)

    def share(self, name: str, schema: Schema) -> Schema:
        """Name a part unless an equal one has a name already, and refer to it."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self._shared:
            number = sum(known.startswith(f"{name}-") for known in self.parts) + 1
            self._shared[key] = f"{name}-{number}"
            self.parts[self._shared[key]] = schema
        return self.refer(self._shared[key])

    @staticmethod
    def refer(name: str) -> Schema:
        """A reference to a named part."""
        return {"$ref": f"#/definitions/{name}"}
