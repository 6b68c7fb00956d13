"""ZEN, the fastest way we found: all conditions of a layer in one compiled expression that gives a list of truths.

ZEN's expressions do not chain: between layers, derived facts are raised in Python. A decision table a layer, with a row
for every rule, took ten times as long and more; a decision graph takes four to nine times as long (see `zen_graph`).
"""

from itertools import compress

import zen

from advisor.model.rulebase import RuleBase
from benchmarks.generated import Answers
from benchmarks.peers.infix import infix
from benchmarks.peers.layers import derive, layers_of, places_of, start


class ZenExpressions:
    """One compiled expression a layer."""

    def __init__(self, base: RuleBase) -> None:
        self._base = base
        self._places = places_of(base)
        self._layers = [
            (
                layer,
                tuple(rule.id for rule in layer.rules),
                zen.compile_expression(f"[{', '.join(infix(rule.when) for rule in layer.rules)}]"),
            )
            for layer in layers_of(base)
        ]

    def assess(self, answers: Answers) -> set[str]:
        """The ids of the rules that fire."""
        facts = start(answers, self._base)
        fired: set[str] = set()
        for layer, rules, expression in self._layers:
            truths = expression.evaluate(facts)
            fired.update(compress(rules, truths))
            derive(facts, layer, truths, self._places)
        return fired


def prepare(base: RuleBase) -> ZenExpressions:
    """The rules, compiled.

    Raises:
        UntranslatableError: when the rules say what ZEN cannot.
    """
    return ZenExpressions(base)
