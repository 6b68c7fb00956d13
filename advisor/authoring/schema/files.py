"""The schema of each kind of file of a rule base, and of a profile."""

from collections.abc import Callable

from advisor.authoring.schema.answers import Answers, case
from advisor.authoring.schema.conclusions import attribute_value, conclusion
from advisor.authoring.schema.conditions import condition
from advisor.authoring.schema.facts import Facts
from advisor.authoring.schema.file_kinds import FILE_KINDS
from advisor.authoring.schema.models import schema_of
from advisor.authoring.schema.pieces import (
    DRAFT,
    TEXT,
    Definitions,
    Schema,
    described,
    list_of,
    mapping,
    one_or_many,
    pair_of,
    words,
)
from advisor.authoring.schema.quantities import quantity
from advisor.authoring.schema.range_files import factor_schema, prices_schema, sizing_schema
from advisor.errors import InputError, Problem, did_you_mean
from advisor.loading.items import KINDS as ITEM_KINDS
from advisor.model.advice import Practice, Regime, Risk
from advisor.model.decision import Attribute, Criterion, Decision, Option
from advisor.model.evidence import Evidence
from advisor.model.fact import ComputedFact, DerivedFact, FactType, Kind
from advisor.model.packs import Change, PackTitle
from advisor.model.question import Section
from advisor.model.rule import Rule
from advisor.model.rulebase import Constraint, Pack, RuleBase
from advisor.model.table import OTHERWISE, Table
from advisor.sizing.demand import FORMULAE

PROFILE = "profile"


def schema_names(base: RuleBase) -> dict[str, str]:
    """For the name of every schema, the pattern of the files that it describes; options have one for each decision."""
    names = {kind.name: kind.pattern for kind in FILE_KINDS if kind.name != "option"}
    options = {f"option-{decision}": f"options/{decision}/*.yaml" for decision in base.decisions}
    return names | options | {PROFILE: ""}


def schema_named(name: str, base: RuleBase) -> Schema:
    """The schema of one kind of file, self-contained.

    Raises:
        InputError: when there is no such kind.
    """
    if name not in (known := schema_names(base)):
        hint = did_you_mean(name, known) or f"the kinds are {', '.join(known)}"
        raise InputError([Problem(f"there is no kind of file `{name}`", hint)])
    definitions = Definitions()
    kind, _, decision = name.partition("-")
    root = _option(base, definitions, decision) if kind == "option" else _BUILDERS[name](base, definitions)
    pattern = known[name]
    place = f" Files: {pattern}." if pattern else ""
    described_root = {**root, "description": f"{root.get('description', '')}{place}".strip()}
    schema: Schema = {"$schema": DRAFT, "title": f"{base.pack.name}: {name}", **described_root}
    return {**schema, "definitions": definitions.parts} if definitions.parts else schema


def _sources(base: RuleBase) -> Schema:
    return words((one.id, f"{one.title} ({one.grade})") for one in base.evidence.values())


def _cited(base: RuleBase, definitions: Definitions) -> Schema:
    return one_or_many(definitions.add("evidence", _sources(base)))


def _pack(base: RuleBase, definitions: Definitions) -> Schema:
    when = condition(Facts(base, definitions), definitions, "condition")
    return {"anyOf": [schema_of(Pack, {"ScopeLimit.when": when}), schema_of(PackTitle)]}


def _criteria(base: RuleBase, definitions: Definitions) -> Schema:
    return list_of(schema_of(Criterion, {"Criterion.evidence": _cited(base, definitions)}))


def _decisions(base: RuleBase, definitions: Definitions) -> Schema:
    when = condition(Facts(base, definitions), definitions, "condition", known=False)
    criteria = list_of(words((one.id, one.meaning) for one in base.criteria.values()))
    attributes: Schema = {"type": "object", "additionalProperties": schema_of(Attribute)}
    parts = {"Decision.when": when, "Decision.criteria": criteria, "Decision.attributes": attributes}
    return list_of(schema_of(Decision, parts))


def _facts(base: RuleBase, definitions: Definitions) -> Schema:
    formulae = words((name, _first_line(formula.compute.__doc__)) for name, formula in FORMULAE.items())
    return mapping(
        {
            "derived": described(list_of(schema_of(DerivedFact)), "Facts that rules derive."),
            "computed": described(
                list_of(schema_of(ComputedFact, {"ComputedFact.formulae": list_of(formulae)})),
                "Facts that named formulae compute.",
            ),
            "factors": described(list_of(factor_schema(base, definitions)), "Numbers that formulae need."),
        }
    )


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]


def _constraints(base: RuleBase, definitions: Definitions) -> Schema:
    must = condition(Facts(base, definitions, base.questions), definitions, "condition", known=False)
    return list_of(schema_of(Constraint, {"Constraint.must": must}))


def _questions(base: RuleBase, definitions: Definitions) -> Schema:
    asked = condition(Facts(base, definitions, base.questions), definitions, "condition", known=False)
    section = schema_of(Section, {"Question.ask_when": asked})
    return {**section, "required": ["id", "questions"]}  # a pack adds questions to a section of its base


def _option(base: RuleBase, definitions: Definitions, decision: str) -> Schema:
    attributes = base.decisions[decision].attributes
    values = {
        name: described(list_of(attribute_value(one)) if one.type == "many" else attribute_value(one), one.meaning)
        for name, one in attributes.items()
    }
    cited = _cited(base, definitions)
    required = [name for name, one in attributes.items() if one.type != "many"]
    schema = schema_of(
        Option,
        {
            "Option.attributes": mapping(values),
            "Option.evidence": cited,
            "LifeCycle.evidence": cited,
            "Figure.evidence": cited,
        },
    )
    stub = {"properties": {"status": {"const": "stub"}}, "required": ["status"]}
    stated = {"properties": {"attributes": {"required": required}}, "required": ["attributes"] if required else []}
    return {**schema, "if": stub, "then": {}, "else": stated}


def _practice(base: RuleBase, definitions: Definitions) -> Schema:
    families = dict.fromkeys(one.family for options in base.options.values() for one in options.values() if one.family)
    tools = {family: one_or_many(TEXT) for family in (*families, "any")}
    return schema_of(Practice, {"Practice.evidence": _cited(base, definitions), "Practice.tools": mapping(tools)})


def _practices(base: RuleBase) -> Schema:
    return one_or_many(words((one.id, one.title) for one in base.practices.values()))


def _risk(base: RuleBase, definitions: Definitions) -> Schema:
    return schema_of(Risk, {"Risk.evidence": _cited(base, definitions), "Risk.mitigations": _practices(base)})


def _controls(base: RuleBase, definitions: Definitions) -> Schema:
    practices = one_or_many(definitions.add("practice", _practices(base)["anyOf"][0]))
    return schema_of(Regime, {"Regime.evidence": _cited(base, definitions), "Control.practices": practices})


def _evidence(base: RuleBase, definitions: Definitions) -> Schema:
    return schema_of(Evidence)


def _rule(base: RuleBase, definitions: Definitions) -> Schema:
    facts = Facts(base, definitions)
    when = condition(facts, definitions, "condition")
    follows = list_of(conclusion(base, definitions), least=1)
    facts_of_case = case(base, definitions)
    shared = {"evidence": _cited(base, definitions), "replaced_by": _replacements(base)}
    rule = schema_of(
        Rule,
        {f"Rule.{key}": part for key, part in shared.items()}
        | {"Rule.when": when, "Rule.then": follows, "Rule.evidence": _some(shared["evidence"])}
        | {"Cases.fires": list_of(facts_of_case), "Cases.silent": list_of(facts_of_case)},
    )
    cells = {fact: described({"anyOf": [{"const": "any", "description": "Every value."}, cell]}, facts.meaning(fact))
             for fact, cell in ((fact, definitions.refer(f"condition:{fact}")) for fact in facts.names)}  # fmt: skip
    row = {"when": definitions.add("cells", mapping(cells)), "then": follows, "evidence": shared["evidence"]}
    table = schema_of(
        Table,
        {f"Table.{key}": part for key, part in shared.items()}
        | {"Table.when": when, "Grid.reads": one_or_many(facts.ids()), "TableCase.given": facts_of_case}
        | {f"Row.{key}": part for key, part in row.items()}
        | {f"{OTHERWISE.title()}.{key}": part for key, part in row.items()},
    )
    return {"anyOf": [definitions.add("rule", rule), definitions.add("table", table)]}


def _some(words: Schema) -> Schema:
    """A word, or a list that is not empty."""
    one, several = words["anyOf"]
    return {"anyOf": [one, {**several, "minItems": 1}]}


def _replacements(base: RuleBase) -> Schema:
    names = {rule.id: rule.title for rule in base.rules.values()} | {one.id: one.title for one in base.tables.values()}
    return {"anyOf": [{"const": ""}, words(names.items())]}


def _overrides(base: RuleBase, definitions: Definitions) -> Schema:
    named: Schema = {"type": "string", "pattern": f"^\\s*({'|'.join(ITEM_KINDS)}) +\\S+\\s*$"}
    weights = mapping(
        {one.id: {"type": "integer", "minimum": 1, "description": one.meaning} for one in base.criteria.values()}
    )
    parts = {"Change.disable": named, "Change.replace": named, "Change.weight": {**weights, "minProperties": 1}}
    actions = [{"required": [action]} for action in ("disable", "replace", "weight")]
    return list_of({**schema_of(Change, parts), "oneOf": actions})


def _profile(base: RuleBase, definitions: Definitions) -> Schema:
    answers = Answers(base, definitions)
    number = {factor.id: quantity(FactType(kind=Kind.NUMBER, unit=factor.unit)) for factor in base.factors.values()}
    factors = {
        factor.id: {"anyOf": [number[factor.id], pair_of(number[factor.id])], "description": factor.title}
        for factor in base.factors.values()
    }
    asked = {question.id: answers.answer(question) for question in base.questions.values()}
    nothing: Schema = {"type": "null"}
    properties: dict[str, Schema] = {
        "profile": {"type": "string", "minLength": 1, "description": "The name of the project."},
        "as_of": {"type": ["string", "null"], "format": "date", "description": "The day for the age of sources."},
        "answers": {
            "anyOf": [mapping(asked), nothing],
            "description": "What is known; a question that is left out is unknown, never zero.",
        },
        "factors": {
            "anyOf": [mapping(factors), nothing],
            "description": "Own values of the numbers that the formulae need, each one number or a range.",
        },
    }
    return mapping(properties, ["profile"], "What is known of a project.")


_BUILDERS: dict[str, Callable[[RuleBase, Definitions], Schema]] = {
    "pack": _pack,
    "criteria": _criteria,
    "decisions": _decisions,
    "facts": _facts,
    "constraints": _constraints,
    "sizing": sizing_schema,
    "prices": prices_schema,
    "questions": _questions,
    "practice": _practice,
    "risk": _risk,
    "controls": _controls,
    "evidence": _evidence,
    "rule": _rule,
    "overrides": _overrides,
    PROFILE: _profile,
}
