"""How much each criterion of a decision counts: integers, so that every reader agrees to the bit."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from math import prod

from advisor.engine.program import Weighing
from advisor.model.decision import Decision
from advisor.model.rulebase import RuleBase

TOTAL = 10_000
"""What the weights of a given order of priority sum to."""


def base_weights(base: RuleBase, decision: Decision, priority: tuple[str, ...]) -> dict[str, int]:
    """The weights before rules multiply them: the declared ones, or those of the architect's order of priority."""
    ranked = [criterion for criterion in priority if criterion in decision.criteria]
    if not ranked:
        return {criterion: base.criteria[criterion].weight for criterion in decision.criteria}
    return rank_order_weights(ranked, [criterion for criterion in decision.criteria if criterion not in ranked])


def rank_order_weights(ranked: list[str], others: list[str]) -> dict[str, int]:
    """Rank-order centroid over the ranked criteria and one last place that the others share equally.

    The weight of place i of n is (1/n) Σ_{j=i..n} 1/j (Barron and Barrett 1996), scaled to integers that sum to 10,000.
    """
    places = len(ranked) + (1 if others else 0)
    centroid = [sum((Fraction(1, j) for j in range(i, places + 1)), Fraction(0)) / places for i in range(1, places + 1)]
    exact = {criterion: centroid[place] * TOTAL for place, criterion in enumerate(ranked)}
    exact |= {criterion: centroid[-1] * TOTAL / len(others) for criterion in others}
    weights = {criterion: int(share) for criterion, share in exact.items()}
    by_remainder = sorted(exact, key=lambda criterion: weights[criterion] - exact[criterion])
    for criterion in by_remainder[: TOTAL - sum(weights.values())]:
        weights[criterion] += 1
    return weights


def multipliers(weighings: Iterable[Weighing]) -> dict[str, int]:
    """By what each criterion is multiplied: the largest factor of each argument, all arguments together."""
    largest: dict[str, dict[str, int]] = defaultdict(dict)
    for weighing in weighings:
        arguments = largest[weighing.criterion]
        arguments[weighing.argument] = max(arguments.get(weighing.argument, 1), weighing.factor)
    return {criterion: prod(arguments.values()) for criterion, arguments in largest.items()}
