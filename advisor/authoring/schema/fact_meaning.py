"""What a fact is, in words."""

from advisor.model.rulebase import RuleBase
from advisor.sizing.arithmetic import ARITHMETIC


def fact_meaning(fact: str, base: RuleBase) -> str:
    """The question behind an answer, or the meaning of a computed, derived or sized fact; nothing for an unknown id."""
    if fact in base.questions:
        return base.questions[fact].ask
    if fact in base.derived:
        return base.derived[fact].meaning
    if fact in base.computed:
        return base.computed[fact].meaning
    if fact in ARITHMETIC.figures:
        return f"{ARITHMETIC.figures[fact].title}: known after all decisions."
    kind, _, rest = fact.partition(".")
    decision, _, attribute = rest.partition(".")
    if kind == "pain_in":
        return "The parts of the existing stack in which this pain is felt."
    if decision not in base.decisions:
        return ""
    which = "what is recommended" if kind == "chosen" else "what exists today"
    known = base.decisions[decision].attributes.get(attribute)
    family = "the family of the options" if attribute == "family" else ""
    more = known.meaning if known else family
    return f"{base.decisions[decision].title}, {which}{f': {more}' if more else ''}"


def value_meanings(fact: str, base: RuleBase) -> dict[str, str]:
    """What the values of a fact mean, where somebody said so."""
    question = base.questions.get(fact)
    if question:
        return {
            one.id: ". ".join(part.rstrip(".") for part in (one.label, one.help) if part) for one in question.choices
        }
    kind, _, rest = fact.partition(".")
    if kind in ("chosen", "existing") and rest in base.options:
        return {option.id: option.name for option in base.options[rest].values()}
    return {}
