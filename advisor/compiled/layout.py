"""Where what a profile says stands: a place for every word and every number that rules can ask for.

A fact with words has one place a word, which says whether the fact has it, and one for all other words together; every
answer has places that say whether it has a value, whether it was given, and whether somebody or an assumption tells it.
A number has four bounds: low and high in the first pass, and in the second.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from advisor.model.condition import Condition, FactReference, Scalar, Test, tests_of
from advisor.model.fact import FactType, Kind
from advisor.model.rule import Disfavour, Favour, Target, Veto
from advisor.model.rulebase import RuleBase


class Mark(Enum):
    """Places that hold no word of a fact."""

    OTHER = "any word that no rule names"
    PRESENT = "it has a value"
    GIVEN = "the profile answers it"
    TOLD = "the second pass takes it as told"
    INEXACT = "not all of its words are known"
    PLACED = "somebody says where the pain is"


Place = tuple[str, Scalar | Mark]

SETS = (Kind.MANY, Kind.MAP, Kind.ORDER)


@dataclass
class Layout:
    """The places of a rule base's facts: `words` and `bounds` are indexes into a profile's row."""

    base: RuleBase
    values: dict[str, tuple[Scalar, ...]]
    words: dict[Place, int] = field(default_factory=dict)
    bounds: dict[str, int] = field(default_factory=dict)

    def span(self, fact: str) -> slice:
        """The places of a fact's words, the other words last, and of an answer's three marks."""
        marks = (Mark.PRESENT, Mark.GIVEN, Mark.TOLD) if fact in self.base.questions else ()
        places = [
            place
            for value in (*self.values[fact], Mark.OTHER, *marks)
            if (place := self.words.get((fact, value))) is not None
        ]
        return slice(places[0], places[-1] + 1)

    def is_set(self, fact: str) -> bool:
        """Whether a fact may have several words at once."""
        return kind_of(self.base, fact) in SETS


def kind_of(base: RuleBase, fact: str) -> Kind:
    """What type of value a fact has; what no vocabulary declares is a word."""
    declared = base.fact_types.get(fact)
    return declared.kind if declared else Kind.ONE


def lay_out(base: RuleBase) -> Layout:
    """The layout of a rule base."""
    layout = Layout(base, _values(base))
    for question in base.questions.values():
        if question.type.numeric:
            layout.bounds[question.id] = len(layout.bounds)
        else:
            _add_words(layout, question.id)
        for mark in (Mark.PRESENT, Mark.GIVEN, Mark.TOLD):
            layout.words[question.id, mark] = len(layout.words)
    for fact in base.computed:
        layout.bounds.setdefault(fact, len(layout.bounds))
    for pain in pains(base):
        _add_words(layout, f"pain_in.{pain}")
        layout.words[f"pain_in.{pain}", Mark.PLACED] = len(layout.words)
    if "existing_stack" in base.questions:
        layout.words["existing_stack", Mark.INEXACT] = len(layout.words)
    return layout


def pains(base: RuleBase) -> tuple[str, ...]:
    """The pains whose place a profile can tell."""
    return base.questions["pains"].fact_type.choices if "pains" in base.questions else ()


def every_condition(base: RuleBase) -> Iterator[Condition]:
    """Every condition of a rule base."""
    yield from (rule.when for rule in base.rules.values())
    yield from (question.ask_when for question in base.questions.values())
    yield from (decision.when for decision in base.decisions.values())
    yield from (constraint.must for constraint in base.constraints)
    yield from (limit.when for limit in base.pack.out_of_scope)


def targets(base: RuleBase) -> Iterator[Target]:
    """Every selection of options that gives or vetoes."""
    for rule in base.rules.values():
        for conclusion in rule.then:
            match conclusion:
                case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                    yield target


def _add_words(layout: Layout, fact: str) -> None:
    for value in (*layout.values[fact], Mark.OTHER):
        layout.words[fact, value] = len(layout.words)


def _values(base: RuleBase) -> dict[str, tuple[Scalar, ...]]:
    """Per fact, every word that its type or some condition names; facts compared with each other share theirs."""
    found: dict[str, dict[Scalar, None]] = defaultdict(dict)
    for fact, declared in base.fact_types.items():
        found[fact].update(dict.fromkeys(_choices(declared)))
    for question in base.questions.values():
        found.setdefault(question.id, dict.fromkeys(_choices(question.fact_type)))
    for pain in pains(base):
        found.setdefault(f"pain_in.{pain}", {})
    if "existing_stack" in base.questions:
        found["existing_stack"].update(dict.fromkeys(name for options in base.options.values() for name in options))
    for decision, options in base.options.items():
        for attribute in ("", "family", *base.decisions[decision].attributes):
            for scope in ("chosen", "existing"):
                for option in options.values():
                    values = sorted(option.values_of(attribute or "id") or (), key=str)
                    stated = values if scope == "chosen" else map(str, values)
                    found[f"{scope}.{decision}.{attribute}".rstrip(".")].update(dict.fromkeys(stated))
    links = list(_named(base, found))
    while any(_shared(found[one], found[other]) for one, other in links):
        pass
    return {fact: tuple(values) for fact, values in found.items()}


def _named(base: RuleBase, found: dict[str, dict[Scalar, None]]) -> Iterator[tuple[str, str]]:
    """Note the words that conditions name; give the facts that are compared with each other."""
    for condition in every_condition(base):
        for test in tests_of(condition):
            if isinstance(test.operand, FactReference):
                if not kind_of(base, test.fact).numeric:
                    yield test.fact, test.operand.fact
            else:
                found[test.fact].update(dict.fromkeys(_words(test)))
    for target in targets(base):
        for attribute, selector in target.attributes.items():
            if selector.fact:
                scope = f"chosen.{target.decision}.{attribute}".removesuffix(".id")
                yield selector.fact, scope


def _words(test: Test) -> tuple[Scalar, ...]:
    if isinstance(test.operand, frozenset):
        return tuple(sorted(test.operand, key=str))
    return (test.operand,) if isinstance(test.operand, str) else ()


def _choices(declared: FactType) -> tuple[Scalar, ...]:
    return (True, False) if declared.kind is Kind.BOOL else declared.choices


def _shared(one: dict[Scalar, None], other: dict[Scalar, None]) -> bool:
    """Give each the words of both; whether that was news."""
    before = len(one), len(other)
    one.update(other)
    other.update(one)
    return before != (len(one), len(other))
