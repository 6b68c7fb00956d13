"""rule-engine: one compiled expression a rule, and layers evaluated one after the other, since it does not chain."""

from itertools import compress

import rule_engine

from advisor.model.rulebase import RuleBase
from benchmarks.generated import Answers
from benchmarks.peers.infix import infix
from benchmarks.peers.layers import derive, layers_of, places_of, start


class RuleEngineRules:
    """One compiled expression a rule."""

    def __init__(self, base: RuleBase) -> None:
        self._base = base
        self._places = places_of(base)
        context = rule_engine.Context(resolver=rule_engine.resolve_item)
        self._layers = [
            (
                layer,
                tuple(rule.id for rule in layer.rules),
                [rule_engine.Rule(infix(rule.when), context=context).matches for rule in layer.rules],
            )
            for layer in layers_of(base)
        ]

    def assess(self, answers: Answers) -> set[str]:
        """The ids of the rules that fire."""
        facts = start(answers, self._base)
        fired: set[str] = set()
        for layer, rules, conditions in self._layers:
            truths = [holds(facts) for holds in conditions]
            fired.update(compress(rules, truths))
            derive(facts, layer, truths, self._places)
        return fired


def prepare(base: RuleBase) -> RuleEngineRules:
    """The rules, compiled.

    Raises:
        UntranslatableError: when the rules say what rule-engine cannot.
    """
    return RuleEngineRules(base)
