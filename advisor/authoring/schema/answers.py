"""Answers as schemas: every form in which a question can be answered in a profile."""

from advisor.authoring.schema.facts import ANY_WORD, Facts
from advisor.authoring.schema.pieces import (
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
from advisor.loading.profile import map_words
from advisor.model.fact import Kind
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase

MEANINGS = {
    "value": "The answer, beside a note or a source.",
    "between": "The two ends of a range, the lower one first.",
    "best": "The best estimate within the range.",
    "one_of": "One of these, it is not known which.",
    "at_least": "These, and perhaps more.",
    "not_applicable": "Why the question does not arise.",
    "note": "A remark to keep with the answer.",
    "source": "Where the answer comes from.",
}
UNKNOWN: Schema = {"enum": ["unknown", None], "enumDescriptions": ["Nobody knows; the same as leaving it out.", ""]}


class Answers:
    """The answers to the questions of a rule base."""

    def __init__(self, base: RuleBase, definitions: Definitions) -> None:
        self._base = base
        self._definitions = definitions
        self._facts = Facts(base, definitions)
        self._words = map_words(base)

    def answer(self, question: Question) -> Schema:
        """Name the forms in which a question can be answered, and refer to them."""
        notes = {key: described(TEXT, MEANINGS[key]) for key in ("note", "source")}
        forms = [
            mapping({key: described(schema, MEANINGS[key]) for key, schema in form.items()} | notes, [next(iter(form))])
            for form in self._forms(question)
        ]
        plain = self._plain(question)
        short = [pair_of(self._number(question))] if question.type.numeric else []
        unit = f" In {question.unit}." if question.unit else ""
        return self._definitions.add(
            f"answer:{question.id}",
            {"anyOf": [plain, *short, UNKNOWN, *forms], "description": f"{question.ask}{unit} Why: {question.why}"},
        )

    def _forms(self, question: Question) -> list[dict[str, Schema]]:
        """The forms that are mappings; the first key of each is required."""
        plain = self._plain(question)
        found: list[dict[str, Schema]] = [
            {"value": {"anyOf": [plain, UNKNOWN]}},
            {"not_applicable": {"type": "string", "minLength": 1}},
        ]
        if question.type.numeric:
            number = self._number(question)
            found += [{"between": pair_of(number), "best": number}, {"one_of": list_of(number, 1)}]
        elif question.type not in (Kind.MAP, Kind.ORDER):
            found.append({"one_of": list_of(plain, 1)})
        if question.type is Kind.MANY:
            found.append({"at_least": plain})
        return found

    def _plain(self, question: Question) -> Schema:
        match question.type:
            case Kind.MAP:
                return self._map(question)
            case Kind.ORDER:
                return {**list_of(self._among(self._words.get(question.keys, ()))), "uniqueItems": True}
            case kind if kind.numeric:
                return self._number(question)
            case _:
                return self._facts.value(question.id)

    def _number(self, question: Question) -> Schema:
        return self._definitions.share("number", quantity(question.fact_type, bounded=True))

    def _map(self, question: Question) -> Schema:
        keys = self._words.get(question.keys, ())
        properties: dict[str, Schema] = {}
        for key in keys:
            named = isinstance(question.values, str)
            own = self._words.get(f"{question.values}:{key}") if named else question.values
            properties[key] = one_or_many(ANY_WORD) if own is None else self._among(tuple(own))
        if keys:
            return mapping(properties)
        return {"type": "object", "additionalProperties": one_or_many(ANY_WORD)}

    def _among(self, known: tuple[str, ...]) -> Schema:
        if not known:
            return TEXT
        titles = {one.id: one.title for one in self._base.criteria.values()}
        titles |= {one.id: one.title for one in self._base.decisions.values()}
        return self._definitions.share("names", words((word, titles.get(word, "")) for word in known))


def case(base: RuleBase, definitions: Definitions) -> Schema:
    """Name the facts that a case of a rule may set, and refer to them."""
    answers, facts = Answers(base, definitions), Facts(base, definitions)
    properties = {
        fact: answers.answer(base.questions[fact])
        if fact in base.questions
        else described(facts.value(fact), facts.meaning(fact))
        for fact in base.fact_types
    }
    return definitions.add(
        "case", mapping(properties, description="Facts that hold in this case; all others are open.")
    )
