"""Rules in the order in which engines without chaining must evaluate them: derived facts before what reads them."""

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from advisor.errors import AdvisorError
from advisor.model.condition import Comparison, FactReference, facts_read, tests_of
from advisor.model.rule import Derive, Rule
from advisor.model.rulebase import RuleBase
from benchmarks.generated import Answers

Facts = dict[str, bool | str | float | tuple[str, ...]]
"""What is known in the midst of an assessment: answers and derived facts."""


class UntranslatableError(AdvisorError):
    """A rule base that says what the other engines have no words for."""


@dataclass(frozen=True)
class Layer:
    """Rules that read no fact which they, or later ones, derive.

    `derivations` are (place of the rule in the layer, fact, value).
    """

    rules: tuple[Rule, ...]
    derivations: tuple[tuple[int, str, str | bool], ...]


def layers_of(base: RuleBase) -> tuple[Layer, ...]:
    """All rules, layer by layer.

    Raises:
        UntranslatableError: when a rule reads more than answers and derived facts, or facts wait for each other.
    """
    sources: dict[str, set[str]] = {name: set() for name in base.derived}
    for rule in base.rules.values():
        _refuse_the_untranslatable(rule, base)
        for fact, _ in derivations_of(rule):
            sources[fact].update(_derived_facts_read(rule, base))
    try:
        ordered = tuple(TopologicalSorter(sources).static_order())
    except CycleError as error:
        raise UntranslatableError(f"{', '.join(error.args[1])} wait for each other") from None
    layer_of_fact: dict[str, int] = {}
    for fact in ordered:
        layer_of_fact[fact] = 1 + max((layer_of_fact[source] for source in sources[fact]), default=0)
    layers: list[list[Rule]] = [[] for _ in range(max(layer_of_fact.values(), default=0) + 1)]
    for rule in base.rules.values():
        layers[max((layer_of_fact[fact] for fact in _derived_facts_read(rule, base)), default=0)].append(rule)
    return tuple(_layer(rules) for rules in layers if rules)


def derivations_of(rule: Rule) -> tuple[tuple[str, str | bool], ...]:
    """The derived facts that hold when the rule fires, with their values."""
    return tuple(
        derived for conclusion in rule.then if isinstance(conclusion, Derive) for derived in conclusion.derive.items()
    )


def start(answers: Answers, base: RuleBase) -> Facts:
    """The facts before any rule fires: answers, sets as sequences, and the lowest value of every derived fact."""
    facts: Facts = {name: tuple(value) if isinstance(value, frozenset) else value for name, value in answers.items()}
    for fact in base.derived.values():
        facts[fact.id] = fact.floor
    return facts


def derive(facts: Facts, layer: Layer, truths: list[bool], places: dict[str, dict[str | bool, int]]) -> None:
    """Raise derived facts by what fired: of ordered values the highest holds."""
    for place, fact, value in layer.derivations:
        if truths[place] and places[fact][value] > places[fact][facts[fact]]:  # type: ignore[index]
            facts[fact] = value


def places_of(base: RuleBase) -> dict[str, dict[str | bool, int]]:
    """The place of every value on the scale of its derived fact."""
    return {name: {value: place for place, value in enumerate(fact.scale)} for name, fact in base.derived.items()}


def _layer(rules: list[Rule]) -> Layer:
    derivations = ((place, *derived) for place, rule in enumerate(rules) for derived in derivations_of(rule))
    return Layer(tuple(rules), tuple(derivations))


def _derived_facts_read(rule: Rule, base: RuleBase) -> tuple[str, ...]:
    return tuple(fact for fact in facts_read(rule.when) if fact in base.derived)


def _refuse_the_untranslatable(rule: Rule, base: RuleBase) -> None:
    for test in tests_of(rule.when):
        if test.fact not in base.questions and test.fact not in base.derived:
            raise UntranslatableError(f"Rule {rule.id} reads {test.fact}, which is neither answered nor derived")
        if test.comparison is Comparison.KNOWN or isinstance(test.operand, FactReference):
            raise UntranslatableError(f"Rule {rule.id} asks whether {test}")
