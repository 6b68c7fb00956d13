"""ZEN as its makers mean it to be used: one decision graph, whose expression node does the chaining by itself.

A key of the node is a list of the truths of one layer; the next keys are the derived facts that follow from it, which
later expressions read as `$.fact`. One list a layer is faster than one key a rule.
"""

import json
from itertools import compress, pairwise
from typing import Any

import zen

from advisor.model.fact import DerivedFact
from advisor.model.rulebase import RuleBase
from benchmarks.generated import Answers
from benchmarks.peers.infix import infix
from benchmarks.peers.layers import Layer, derivations_of, layers_of


class ZenGraph:
    """One decision graph."""

    def __init__(self, base: RuleBase) -> None:
        layers = layers_of(base)
        self._rules = tuple(
            (f"layer{number}", tuple(rule.id for rule in layer.rules)) for number, layer in enumerate(layers)
        )
        self._decision = zen.ZenEngine().create_decision(json.dumps(_graph(_expressions(base, layers))))

    def assess(self, answers: Answers) -> set[str]:
        """The ids of the rules that fire."""
        given = {name: tuple(value) if isinstance(value, frozenset) else value for name, value in answers.items()}
        result = self._decision.evaluate(given)["result"]
        fired: set[str] = set()
        for key, rules in self._rules:
            fired.update(compress(rules, result[key]))
        return fired


def prepare(base: RuleBase) -> ZenGraph:
    """The rules as a decision graph.

    Raises:
        UntranslatableError: when the rules say what ZEN cannot.
    """
    return ZenGraph(base)


def _expressions(base: RuleBase, layers: tuple[Layer, ...]) -> list[tuple[str, str]]:
    """Keys and expressions, each after those that it reads."""
    derived = frozenset(base.derived)
    deriving: dict[str, list[tuple[str | bool, str]]] = {name: [] for name in base.derived}
    last: dict[str, int] = dict.fromkeys(base.derived, 0)
    for number, layer in enumerate(layers):
        for place, rule in enumerate(layer.rules):
            for fact, value in derivations_of(rule):
                deriving[fact].append((value, f"$.layer{number}[{place}]"))
                last[fact] = number
    found = []
    for number, layer in enumerate(layers):
        truths = ", ".join(infix(rule.when, "$.", derived) for rule in layer.rules)
        found.append((f"layer{number}", f"[{truths}]"))
        found += [(name, _value(base.derived[name], deriving[name])) for name in derived if last[name] == number]
    return found


def _value(fact: DerivedFact, deriving: list[tuple[str | bool, str]]) -> str:
    """The highest value that some rule derives, else the lowest."""
    expression = json.dumps(fact.floor)
    for value in fact.scale[fact.scale.index(fact.floor) + 1 :]:
        rules = " or ".join(rule for derived, rule in deriving if derived == value)
        if rules:
            expression = f"(({rules}) ? {json.dumps(value)} : {expression})"
    return expression


def _graph(expressions: list[tuple[str, str]]) -> dict[str, Any]:
    """Input, one expression node, output, in ZEN's JSON decision model."""
    content = {
        "expressions": [
            {"id": f"expression{number}", "key": key, "value": value} for number, (key, value) in enumerate(expressions)
        ]
    }
    kinds = ("inputNode", "expressionNode", "outputNode")
    nodes = [{"id": kind, "type": kind, "name": kind, "position": {"x": 0, "y": 0}} for kind in kinds]
    nodes[1]["content"] = content
    edges = [
        {"id": f"to-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in pairwise(kinds)
    ]
    return {"nodes": nodes, "edges": edges}
