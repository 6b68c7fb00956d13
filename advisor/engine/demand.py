"""Computed facts: each from the formulae that the rule base names, where the answers they need are known."""

from collections.abc import Iterator
from math import isfinite

from advisor.engine.assuming import assume_one
from advisor.engine.facts import Facts, Origin
from advisor.model.fact import ComputedFact
from advisor.model.factor import Factor
from advisor.model.knowledge import Choice, Interval, Knowledge
from advisor.model.profile import Profile
from advisor.model.rulebase import RuleBase
from advisor.sizing.demand import FORMULAE, Formula
from advisor.sizing.estimate import Estimate

_NOTICEABLE = 2.0
"""Two rates of different periods are reported as a conflict when they differ by more than this factor."""


def compute_demand(profile: Profile, base: RuleBase, facts: Facts) -> None:
    """Add the computed facts; an answer given stands before a computed fact of the same id."""
    factors = {factor.id: assume_one(factor, facts).bounds.base for factor in base.factors.values()}
    for fact in base.computed.values():
        if fact.id in profile.answers:
            continue
        results = [
            (name, result) for name in fact.formulae if (result := _apply(FORMULAE[name], facts, factors)) is not None
        ]
        if not results:
            if fact.id not in facts.origins:
                facts.origins[fact.id] = Origin("unknown", _inputs(fact))
                unknown = Knowledge(Interval(0.0, float("inf")))
                facts.certain.knowledge[fact.id] = facts.likely.knowledge[fact.id] = unknown
            continue
        estimate = _combine(fact, results, facts)
        sources = tuple(dict.fromkeys(source for name, _ in results for source in _sources(name, facts, base)))
        facts.origins[fact.id] = Origin("computed", sources)
        facts.certain.knowledge[fact.id] = Knowledge(Interval(estimate.low, estimate.high))
        facts.likely.knowledge[fact.id] = Knowledge(Interval(estimate.best, estimate.best))


def _apply(formula: Formula, facts: Facts, factors: dict[str, Estimate]) -> Estimate | None:
    if formula.only_if:
        condition = facts.likely.knowledge.get(formula.only_if)
        if condition is None or condition.values != Choice(frozenset({True})):
            return None
    needed = [_estimate(fact, facts) for fact in formula.facts]
    optional = [_estimate(fact, facts) for fact in formula.optional]
    if any(value is None for value in needed) or not any((*needed, *optional)):
        return None
    if any(
        value.low <= 0 for fact, value in zip(formula.facts, needed, strict=True) if value and fact in formula.positive
    ):
        return None
    return formula.compute(*needed, *(factors[factor] for factor in formula.factors), *optional)


def _estimate(fact: str, facts: Facts) -> Estimate | None:
    certain, likely = facts.certain.knowledge.get(fact), facts.likely.knowledge.get(fact)
    if certain is None or likely is None:
        return None
    values, best = certain.values, likely.values
    if (
        not isinstance(values, Interval)
        or not isinstance(best, Interval)
        or not best.exact
        or not isfinite(values.high)
    ):
        return None
    return Estimate(values.low, best.low, values.high)


def _combine(fact: ComputedFact, results: list[tuple[str, Estimate]], facts: Facts) -> Estimate:
    total, conflict = results[0][1], ""
    for _, result in results[1:]:
        if fact.combine == "larger":
            if min(total.best, result.best) * _NOTICEABLE < max(total.best, result.best):
                conflict = "the larger one counts"
            total = total.larger(result)
            continue
        if total.contradicts(result) and not any(_beyond(name, facts) for name, _ in results):
            conflict = "the whole range between them counts"
        total = total.common(result)
    if conflict:
        facts.warnings.append(_conflict(fact, results, conflict, facts))
    return total


def _beyond(formula: str, facts: Facts) -> bool:
    """Whether an answer says that a factor of the formula reaches past its range."""
    if (said := FORMULAE[formula].beyond) is None:
        return False
    question, choice = said
    known = facts.likely.knowledge.get(question)
    return known is not None and known.values == Choice(frozenset({choice}))


def _conflict(fact: ComputedFact, results: list[tuple[str, Estimate]], remedy: str, facts: Facts) -> str:
    shown = "; ".join(f"{_reading(name, facts)} {_shown_range(result, fact.unit)}" for name, result in results)
    return f"The answers disagree on {fact.id}: {shown}; {remedy}."


def _reading(formula: str, facts: Facts) -> str:
    """What a formula read, with the verb that follows it."""
    read = _read(formula, facts)
    return f"{' and '.join(read)} {'gives' if len(read) == 1 else 'give'}"


def _shown_range(result: Estimate, unit: str) -> str:
    best = f"{_shown(result.best)} {unit}".rstrip()
    return best if result.low == result.high else f"{best} ({_shown(result.low)} to {_shown(result.high)})"


def _shown(value: float) -> str:
    """A number in three digits as people write it: `12,000`, `0.25`."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if rounded.is_integer() else f"{rounded:,g}"


def _sources(name: str, facts: Facts, base: RuleBase) -> tuple[str, ...]:
    formula = FORMULAE[name]
    told = (factor for factor in formula.factors if factor not in facts.ranges)
    return (
        *_read(name, facts),
        *([formula.only_if] if formula.only_if else []),
        *(fact for factor in told for fact in base.factors[factor].reads),
        *map(_as_source, formula.factors),
    )


def _read(formula: str, facts: Facts) -> list[str]:
    """The inputs of a formula that are known."""
    declared = FORMULAE[formula]
    return [fact for fact in (*declared.facts, *declared.optional) if _estimate(fact, facts) is not None]


def read_by_formulae(base: RuleBase, fact: str) -> tuple[str, ...]:
    """Every fact that the formulae of a computed fact read, its factors' own reading included, each once."""
    read: dict[str, None] = {}
    for formula in (FORMULAE[name] for name in base.computed[fact].formulae):
        read |= dict.fromkeys(formula.reads)
        read |= dict.fromkeys(name for factor in formula.factors for name in base.factors[factor].reads)
    return tuple(read)


def factors_used(base: RuleBase, facts: Facts) -> Iterator[Factor]:
    """The factors with which facts were computed, in declared order."""
    read = {source for name in base.computed if name in facts.origins for source in facts.origins[name].sources}
    return (factor for factor in base.factors.values() if _as_source(factor.id) in read)


def _as_source(factor: str) -> str:
    return f"factor {factor}"


def _inputs(fact: ComputedFact) -> tuple[str, ...]:
    names = (name for formula in fact.formulae for name in (*FORMULAE[formula].facts, *FORMULAE[formula].optional))
    return tuple(dict.fromkeys(names))
