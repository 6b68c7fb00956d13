"""Conclusions as schemas: what a rule may say, with the ids that it may name."""

from advisor.authoring.schema.facts import Facts
from advisor.authoring.schema.models import schema_of
from advisor.authoring.schema.pieces import Definitions, Schema, described, mapping, one_or_many, words
from advisor.model.base import Item
from advisor.model.decision import Attribute
from advisor.model.rule import Derive, Disfavour, Favour, Recommend, Require, Veto, Warn, Weigh
from advisor.model.rulebase import RuleBase


def conclusion(base: RuleBase, definitions: Definitions) -> Schema:
    """Name the conclusions of rules, and refer to them."""
    target = _target(base, definitions)
    criterion = definitions.add("criterion", words((one.id, one.meaning) for one in base.criteria.values()))
    practice = definitions.add("practice", words((one.id, one.title) for one in base.practices.values()))
    risk = definitions.add("risk", words((one.id, one.title) for one in base.risks.values()))
    weights = {one.id: {"enum": [2, 3], "description": one.meaning} for one in base.criteria.values()}
    variants: list[tuple[type[Item], dict[str, Schema]]] = [
        (Favour, {"Favour.favour": target, "Favour.criterion": criterion}),
        (Disfavour, {"Disfavour.disfavour": target, "Disfavour.criterion": criterion}),
        (Veto, {"Veto.veto": target}),
        (Weigh, {"Weigh.weigh": _only_one(mapping(weights))}),
        (Derive, {"Derive.derive": _derivation(base)}),
        (Require, {"Require.require": _requirement(base)}),
        (Recommend, {"Recommend.recommend": practice}),
        (Warn, {"Warn.warn": risk, "Warn.avoided_by": target}),
    ]
    for model, parts in variants:
        definitions.add(model.__name__.lower(), _with_criteria(schema_of(model, parts), model, base))
    return definitions.add(
        "conclusion", {"anyOf": [definitions.refer(model.__name__.lower()) for model, _ in variants]}
    )


def _with_criteria(schema: Schema, model: type[Item], base: RuleBase) -> Schema:
    """Points count on a criterion of the decision that they concern."""
    if model not in (Favour, Disfavour):
        return schema
    key = model.__name__.lower()
    narrowed = [
        {
            "if": {"required": [key], "properties": {key: {"type": "object", "required": [decision.id]}}},
            "then": {"properties": {"criterion": {"enum": list(decision.criteria)}}},
        }
        for decision in base.decisions.values()
    ]
    return {**schema, "allOf": narrowed}


def _target(base: RuleBase, definitions: Definitions) -> Schema:
    properties = {
        decision.id: described(_selector(base, definitions, decision.id), f"{decision.title}: which of its options.")
        for decision in base.decisions.values()
    }
    return definitions.add("target", _only_one(mapping(properties, description="Options of one decision.")))


def _selector(base: RuleBase, definitions: Definitions, decision: str) -> Schema:
    options = base.options[decision]
    ids = definitions.share("options", words((one.id, one.name) for one in options.values()))
    families = words((family, "") for family in dict.fromkeys(one.family or one.id for one in options.values()))
    facts = Facts(base, definitions).ids()
    properties = {
        "id": described(_test(ids, facts, definitions), "Options by id."),
        "family": described(_test(families, facts, definitions), "Options by family."),
    }
    for name, attribute in base.decisions[decision].attributes.items():
        properties[name] = described(_test(attribute_value(attribute), facts, definitions), attribute.meaning)
    return {"anyOf": [*one_or_many(ids)["anyOf"], {**mapping(properties), "minProperties": 1}]}


def attribute_value(attribute: Attribute) -> Schema:
    """One value of an attribute."""
    if attribute.type == "bool":
        return {"type": "boolean"}
    if attribute.type == "number":
        return {"type": "number"}
    return words((choice, "") for choice in attribute.choices) if attribute.choices else {"type": "string"}


def _test(value: Schema, facts: Schema, definitions: Definitions) -> Schema:
    """Values that select, those that a fact holds, or neither."""
    known = one_or_many(value)["anyOf"]
    fact = definitions.share(
        "values-of-fact", mapping({"fact": described(facts, "Options that share a value with this fact.")}, ["fact"])
    )
    inverse = mapping({"not": {"anyOf": [*known, fact]}}, ["not"], "All other options.")
    return definitions.share("selector", {"anyOf": [*known, fact, inverse]})


def _derivation(base: RuleBase) -> Schema:
    facts = base.derived.values()
    alone = words((fact.id, fact.meaning) for fact in facts if fact.type == "bool")
    valued = {
        fact.id: {**words((value, "") for value in fact.values), "description": fact.meaning}
        if fact.type == "one"
        else {"type": "boolean", "description": fact.meaning}
        for fact in facts
    }
    return {"anyOf": [alone, _only_one(mapping(valued))]}


def _requirement(base: RuleBase) -> Schema:
    controls = words((name, f"{regime.title}: {one.title}") for name, (regime, one) in base.controls.items())
    regimes = words((regime.id, regime.title) for regime in base.regimes.values())
    whole = mapping({"regime": described(regimes, "All controls of this regime.")}, ["regime"])
    return {"anyOf": [*one_or_many(controls)["anyOf"], whole]}


def _only_one(schema: Schema) -> Schema:
    return {**schema, "minProperties": 1, "maxProperties": 1}
