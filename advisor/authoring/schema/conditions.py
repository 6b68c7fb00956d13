"""Conditions as schemas: which facts may be read, and which comparisons fit each."""

from advisor.authoring.schema.facts import Facts, is_list, shape_of
from advisor.authoring.schema.pieces import Definitions, Schema, described, list_of, pair_of

MEANINGS = {
    "is": "The fact is exactly this; the same as writing the value alone.",
    "in": "The fact is one of these.",
    "not": "What stands here does not hold.",
    "at_least": "The fact is this or more.",
    "at_most": "The fact is this or less.",
    "more_than": "The fact is more than this.",
    "less_than": "The fact is less than this.",
    "between": "The fact is at least the first and at most the second.",
    "includes": "The list holds this word.",
    "includes_any": "The list holds one of these words at least.",
    "includes_all": "The list holds all of these words.",
    "known": "Whether anything was told about the fact; leads only to `warn` and `recommend`.",
    "uncertain": "The range within which the threshold might as well stand, lower end first.",
    "all": "All of these conditions hold.",
    "any": "At least one of these conditions holds.",
}
_ORDER = ("at_least", "at_most", "more_than", "less_than")


def condition(facts: Facts, definitions: Definitions, name: str, known: bool = True) -> Schema:
    """Name the condition over some facts, with its parts, and refer to it; `known` tells whether that may be asked."""
    itself = definitions.refer(name)
    properties: dict[str, Schema] = {
        "all": described(list_of(itself), MEANINGS["all"]),
        "any": described(list_of(itself), MEANINGS["any"]),
        "not": described(itself, MEANINGS["not"]),
    }
    for fact in facts.names:
        properties[fact] = described(cell(facts, definitions, fact, name, known), facts.meaning(fact))
    return definitions.add(
        name,
        {
            "type": "object",
            "description": "What must hold: every line of it. `any:`, `all:` and `not:` nest.",
            "properties": properties,
            "additionalProperties": False,
        },
    )


def cell(facts: Facts, definitions: Definitions, fact: str, name: str, known: bool) -> Schema:
    """What may be asked of one fact: a value alone, or comparisons."""
    itself = definitions.refer(f"{name}:{fact}")
    comparisons = {
        word: described(schema, MEANINGS[word]) for word, schema in _comparisons(facts, fact, itself, known).items()
    }
    asked: Schema = {
        "type": "object",
        "properties": comparisons,
        "additionalProperties": False,
        "minProperties": 1,
    }
    if "uncertain" in comparisons:
        asked["dependencies"] = {"uncertain": {"anyOf": [{"required": [word]} for word in (*_ORDER, "between")]}}
    return definitions.add(f"{name}:{fact}", {"anyOf": [facts.value(fact), asked]})


def _comparisons(facts: Facts, fact: str, itself: Schema, known: bool) -> dict[str, Schema]:
    declared = facts.base.fact_types[fact]
    shape, word, value = shape_of(declared), facts.word(fact), facts.value(fact)
    found: dict[str, Schema] = {"is": _or(value, facts.alike(fact)), "not": itself}
    if is_list(declared):
        found["includes"] = _or(word, facts.alike(fact, "word"))
        found["includes_any"] = found["includes_all"] = _or(list_of(word), facts.alike(fact))
    if shape == "word":
        found["in"] = _or(list_of(word), facts.alike(fact, "list"))
    if shape == "number" or declared.ordered:
        operand = _or(word, facts.alike(fact)) if shape == "number" else word
        found |= dict.fromkeys(_ORDER, operand)
        found["between"] = pair_of(operand)
    if shape == "number":
        found["uncertain"] = pair_of(word)
    if known:
        found["known"] = {"type": "boolean"}
    return found


def _or(first: Schema, second: Schema | None) -> Schema:
    return first if second is None else {"anyOf": [first, second]}
