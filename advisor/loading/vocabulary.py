"""Every fact that a condition may read, with its type."""

from collections.abc import Mapping

from advisor.model.decision import Decision, Option
from advisor.model.fact import ComputedFact, DerivedFact, FactType, Kind
from advisor.model.question import Question
from advisor.model.sizing import FigureKind

_SHARES = {"share": Kind.SHARE, "%": Kind.PERCENT}


def fact_types(
    questions: dict[str, Question],
    derived: dict[str, DerivedFact],
    computed: dict[str, ComputedFact],
    decisions: dict[str, Decision],
    options: dict[str, dict[str, Option]],
    figures: Mapping[str, FigureKind],
) -> dict[str, FactType]:
    """The types of answers, derived and computed facts, `existing.*`, `chosen.*`, `pain_in.*`, `size.*`, by fact id."""
    types = {question.id: question.fact_type for question in questions.values()}
    types |= {fact.id: fact.fact_type for fact in derived.values()}
    for fact in computed.values():
        types.setdefault(fact.id, FactType(kind=Kind.NUMBER, unit=fact.unit))
    for decision in decisions.values():
        names = tuple(options.get(decision.id, {}))
        families = tuple(sorted({option.family or option.id for option in options.get(decision.id, {}).values()}))
        types[f"chosen.{decision.id}"] = FactType(kind=Kind.ONE, choices=names)
        types[f"existing.{decision.id}"] = FactType(kind=Kind.MANY, choices=names)
        types[f"chosen.{decision.id}.family"] = FactType(kind=Kind.ONE, choices=families)
        types[f"existing.{decision.id}.family"] = FactType(kind=Kind.MANY, choices=families)
        for name, attribute in decision.attributes.items():
            types[f"chosen.{decision.id}.{name}"] = attribute.fact_type
            types[f"existing.{decision.id}.{name}"] = FactType(
                kind=Kind.MANY, choices=attribute.choices, open=not attribute.choices
            )
    pains = questions.get("pains")
    for pain in pains.fact_type.choices if pains else ():
        types[f"pain_in.{pain}"] = FactType(kind=Kind.MANY, open=True)
    for name, figure in figures.items():
        kind = _SHARES.get(figure.unit, Kind.NUMBER)
        number = FactType(kind=kind, unit="" if figure.unit in _SHARES else figure.unit)
        types[name] = FactType(kind=Kind.ONE, choices=figure.choices) if figure.choices else number
    return types
