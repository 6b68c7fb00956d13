"""Why: each piece of evidence and each firing as a reason that names rule, facts, sources and effect."""

from typing import Any

from advisor.engine.findings import Inference
from advisor.engine.plain import plain
from advisor.engine.ranking import Ranking, Standing
from advisor.engine.scoring import CAP, Item, argument_shares, capped
from advisor.engine.selection import reads_facts
from advisor.model.assessment import Certainty, Reason
from advisor.model.condition import facts_read
from advisor.model.rule import Rule


def facts_of(rule: Rule, run: Inference, extra: tuple[str, ...] = ()) -> dict[str, Any]:
    """The facts that a rule read, as plain values."""
    key = (rule.id, extra)
    if key not in run.facts_shown:
        certain, likely = run.facts.certain.knowledge, run.facts.likely.knowledge
        run.facts_shown[key] = {
            name: None
            if run.facts.origins[name].status == "unknown"
            else plain(likely[name] if name.startswith("chosen.") else certain[name], likely.get(name))
            for name in dict.fromkeys((*facts_read(rule.when), *extra))
            if name in certain
        }
    return run.facts_shown[key]


def firing_reason(rule: Rule, certainty: Certainty, run: Inference, because: str = "") -> Reason:
    """A reason for a practice, risk, control or verdict: no points are given."""
    return Reason(
        rule=rule.id,
        counted=certainty != "possible",
        because=because or rule.because,
        evidence=rule.evidence,
        facts=facts_of(rule, run),
        certainty=certainty,
    )


def option_reasons(
    standing: Standing, ranking: Ranking, run: Inference
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What speaks for an option, and what against, the weightiest first."""
    total = 2 * CAP * sum(ranking.weights.likely.values())
    found: list[Reason] = []
    for criterion, items in standing.evidence.items():
        weight = 100 * ranking.weights.likely[criterion] / total
        shares = argument_shares(items)
        value = sum(shares.values())
        for argument, group in _by_argument(items).items():
            counted = _counted(group)
            for item in group:
                change = 0
                if item in counted or not item.counts:
                    change = capped(value) - capped(value - shares.get(argument, 0) + _other_way(group, item))
                effect = round(weight * abs(change), 2)
                found.append(_item_reason(item, item in counted, effect if item.support.strength > 0 else -effect, run))
    found.sort(key=lambda reason: (not reason.counted, -abs(reason.effect), -abs(reason.strength)))
    return tuple(r for r in found if r.strength > 0), tuple(r for r in found if r.strength < 0)


def _item_reason(item: Item, counted: bool, effect: float, run: Inference) -> Reason:
    """The reason that a piece of evidence gives; options that it touches alike share it."""
    key = (item.support, item.certainty, counted, effect)
    reason = run.reasons.get(key)
    if reason is None:
        support = item.support
        reason = run.reasons[key] = Reason(
            rule=support.rule.id,
            criterion=support.criterion,
            strength=support.strength,
            argument=support.argument,
            counted=counted,
            because=support.rule.because,
            evidence=support.rule.evidence,
            facts=facts_of(support.rule, run, reads_facts(support.target)),
            certainty=item.certainty,
            effect=effect,
        )
    return reason


def veto_reasons(standing: Standing, run: Inference) -> tuple[Reason, ...]:
    """The vetoes on an option."""
    return tuple(firing_reason(item.support.rule, item.certainty, run, item.support.reason) for item in standing.vetoes)


def _by_argument(items: tuple[Item, ...]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.support.argument, []).append(item)
    return groups


def _counted(group: list[Item]) -> list[Item]:
    """Of the items of one argument, the strongest for and the strongest against."""
    if len(group) == 1:
        return group if group[0].counts else []
    best: dict[bool, Item] = {}
    for item in group:
        if item.counts:
            favours = item.support.strength > 0
            if favours not in best or abs(item.support.strength) > abs(best[favours].support.strength):
                best[favours] = item
    return list(best.values())


def _other_way(group: list[Item], item: Item) -> int:
    """What the item's argument would give without it, or with it where it is merely possible."""
    if len(group) == 1:
        return 0 if item.counts else item.support.strength
    if item.counts:
        shares = argument_shares(other for other in group if other is not item)
    else:
        shares = argument_shares(group, lambda other: other.counts or other is item)
    return shares.get(item.support.argument, 0)
