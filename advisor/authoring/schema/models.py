"""The schema of a model: what its types say, with the meaning of every key, and the parts that a rule base decides."""

from math import isfinite
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from advisor.authoring.schema.key_meanings import GIVEN_BY_PLACE, KEY_MEANINGS
from advisor.authoring.schema.pieces import Schema, described, mapping, one_or_many
from advisor.model.base import Item
from advisor.model.words import as_choices, as_tuple


def schema_of(model: type[Item], parts: dict[str, Schema] | None = None) -> Schema:
    """The mapping that states a model; `parts` takes the place of what its types say of some keys.

    `Model.key` in `parts` names a key of a model within this one.
    """
    written = model.model_json_schema(schema_generator=_Generator, ref_template="{model}")
    inner: dict[str, Schema] = written.pop("$defs", {})
    return _finished(model.__name__, written, inner, parts or {})


def _finished(name: str, written: Schema, inner: dict[str, Schema], parts: dict[str, Schema]) -> Schema:
    """The schema of one model, those within it written out in place."""
    meanings, given = KEY_MEANINGS.get(name, {}), GIVEN_BY_PLACE.get(name, ())
    properties: dict[str, Schema] = {}
    for key, schema in written.get("properties", {}).items():
        if key in given:
            continue
        part = parts.get(f"{name}.{key}")
        found = part if part is not None else _in_draft_7(schema, inner, parts)
        properties[key] = described(_bare(found), meanings.get(key, ""))
    required = [key for key in written.get("required", ()) if key not in given]
    return mapping(properties, required, " ".join(written.get("description", "").split()))


def _in_draft_7(schema: Any, inner: dict[str, Schema], parts: dict[str, Schema]) -> Any:
    """The schema with the models within it, without titles, and with pairs as draft-07 knows them."""
    if isinstance(schema, list):
        return [_in_draft_7(part, inner, parts) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"]
        if "properties" in inner[name]:
            return _finished(name, inner[name], inner, parts)
        return _in_draft_7(inner[name], inner, parts)
    found = {key: _in_draft_7(value, inner, parts) for key, value in schema.items() if key != "title"}
    if "prefixItems" in found:
        found["items"] = found.pop("prefixItems")[0]
    return found


def _bare(schema: Schema) -> Schema:
    """A schema whose only content is one of an alternative is that alternative."""
    return schema["allOf"][0] if set(schema) == {"allOf"} and len(schema["allOf"]) == 1 else schema


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with the leniencies of our files and without what has no form in them."""

    def is_instance_schema(self, schema: Any) -> JsonSchemaValue:
        """A condition; the rule base's facts decide what it looks like."""
        return {}

    def function_before_schema(self, schema: Any) -> JsonSchemaValue:
        """A word for a list of one, a mapping for a list of choices."""
        inner = self.generate_inner(schema["schema"])
        function = schema["function"]["function"]
        if function is as_tuple:
            items = inner.get("items", {})
            return one_or_many(items) if inner.get("type") == "array" else {"anyOf": [{"type": "string"}, inner]}
        if function is as_choices:
            keys = ("label", "help", "part", "kept_by")
            entry = {"type": "object", "properties": {key: {"type": "string"} for key in keys}}
            labelled = {"anyOf": [{"type": "string"}, {**entry, "additionalProperties": False, "required": ["label"]}]}
            return {"anyOf": [{"type": "object", "additionalProperties": labelled}, inner]}
        return inner

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        """Defaults that a file could state; an empty text or list goes without saying."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        plain = isinstance(default, bool | int | str) and default != ""
        return {**inner, "default": default} if plain or (isinstance(default, float) and isfinite(default)) else inner

    def tagged_union_schema(self, schema: Any) -> JsonSchemaValue:
        """The conclusions; the rule base decides what they look like."""
        return {}
