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
        counted = _counted(items)
        shares = argument_shares(items)
        for item in items:
            change = _change(items, item, shares) if item in counted or not item.counts else 0
            found.append(_item_reason(item, item in counted, round(weight * change, 2), run))
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


def _counted(items: tuple[Item, ...]) -> list[Item]:
    """Of each argument, the strongest item for and the strongest against."""
    best: dict[tuple[str, bool], Item] = {}
    for item in items:
        if item.counts:
            key = (item.support.argument, item.support.strength > 0)
            if key not in best or abs(item.support.strength) > abs(best[key].support.strength):
                best[key] = item
    return list(best.values())


def _change(items: tuple[Item, ...], item: Item, shares: dict[str, int]) -> int:
    """What a cell gains by the item, given what each argument gives; for a merely possible one, what it would gain."""
    argument = item.support.argument
    same = [other for other in items if other.support.argument == argument]
    if item.counts:
        other_way = argument_shares(other for other in same if other is not item)
    else:
        other_way = argument_shares(same, lambda other: other.counts or other is item)
    total = sum(shares.values())
    changed = total - shares.get(argument, 0) + other_way.get(argument, 0)
    moved = abs(capped(total) - capped(changed))
    return moved if item.support.strength > 0 else -moved
