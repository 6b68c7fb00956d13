"""Risks of the project, of what is recommended, and of what exists; and those that the recommendation avoids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Literal

from advisor.engine.findings import Inference
from advisor.engine.reasons import firing_reason
from advisor.engine.selection import selects
from advisor.model.advice import Severity
from advisor.model.assessment import AppliesTo, Certainty, Reason, RiskResult
from advisor.model.condition import All, Any, facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.rule import Rule, Target, Warn
from advisor.model.truth import Truth

Role = Literal["project", "recommended", "existing", "avoided"]
_SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One warning of one rule, and the decisions whose choice the rule reads."""

    rule: Rule
    warn: Warn
    certainty: Certainty
    decisions: tuple[str, ...]


@dataclass(slots=True)
class _Risk:
    """What is gathered about one risk."""

    severity: Severity = "low"
    open: bool = False
    applies_to: dict[tuple[str | None, Role], None] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)


def sightings(run: Inference) -> Iterator[Sighting]:
    """Every warning that surely or likely holds in a run."""
    for rule, certainty in run.fired():
        for conclusion in rule.then:
            if isinstance(conclusion, Warn) and certainty != "possible":
                yield Sighting(rule, conclusion, certainty, decisions_blamed(rule, run))


def decisions_read(rule: Rule) -> tuple[str, ...]:
    """The decisions whose choice a rule reads."""
    chosen = (fact.split(".")[1] for fact in facts_read(rule.when) if fact.startswith("chosen."))
    return tuple(dict.fromkeys(chosen))


def decisions_blamed(rule: Rule, run: Inference) -> tuple[str, ...]:
    """The decisions whose choice a rule reads and without whose choice it would not hold."""
    read = decisions_read(rule)
    if not read or not isinstance(rule.when, All | Any):
        return read
    return tuple(one for one in read if evaluate(rule.when, _undecided(one, run.facts.likely)) is not Truth.TRUE)


def _undecided(decision: str, view: View) -> View:
    """What is known, but for a choice, which may be anything."""
    unknown = {
        name: Knowledge(_anything(known.values), known.absent)
        for name, known in view.knowledge.items()
        if name.startswith("chosen.") and name.split(".")[1] == decision
    }
    return View({**view.knowledge, **unknown}, view.given)


def _anything(values: Interval | Choice | Subset | None) -> Interval | Choice | Subset | None:
    match values:
        case Interval():
            return Interval(-inf, inf)
        case Choice():
            return Choice(None)
        case Subset():
            return Subset(frozenset(), None)
        case None:
            return None


def avoids(run: Inference, target: Target) -> bool:
    """Whether what is chosen in the run is among the options that the target selects."""
    option = run.chosen.get(target.decision)
    return option is not None and selects(target, option, run.facts.likely) is Truth.TRUE


def assess_risks(run: Inference, existing: list[tuple[Inference, dict[str, str]]]) -> tuple[RiskResult, ...]:
    """All risks raised. `existing` are runs in which what exists stands in the place of what is recommended."""
    found: dict[str, _Risk] = {}
    for sighting in sightings(run):
        _note_recommended(found, sighting, run)
    for other, fixed in existing:
        for sighting in sightings(other):
            _note_existing(found, sighting, other, fixed, run)
    risks = run.program.base.risks
    results = [_result(run, name, found[name]) for name in risks if name in found]
    order = {name: risk.order for name, risk in risks.items()}
    results.sort(key=lambda risk: (risk.status != "open", -_SEVERITIES.index(risk.severity), order[risk.id]))
    return tuple(results)


def _note_recommended(found: dict[str, _Risk], sighting: Sighting, run: Inference) -> None:
    risk = found.setdefault(sighting.warn.warn, _Risk())
    target = sighting.warn.avoided_by
    if target and avoids(run, target):
        option = run.chosen[target.decision]
        risk.applies_to[(option.id if option else None, "avoided")] = None
    else:
        risk.open = True
        options = [run.chosen.get(decision) for decision in sighting.decisions]
        for option in options:
            risk.applies_to[(option.id if option else None, "recommended")] = None
        if not options:
            risk.applies_to[(None, "project")] = None
    _add(risk, sighting, run)


def _note_existing(
    found: dict[str, _Risk], sighting: Sighting, other: Inference, fixed: dict[str, str], run: Inference
) -> None:
    """Note a risk of what exists: open while it stays, avoided when it is replaced."""
    read = [decision for decision in sighting.decisions if decision in fixed]
    if not read or (sighting.warn.avoided_by and avoids(other, sighting.warn.avoided_by)):
        return
    risk = found.setdefault(sighting.warn.warn, _Risk())
    for decision in read:
        risk.applies_to[(fixed[decision], "existing")] = None
        stays = run.chosen.get(decision)
        risk.open = risk.open or (stays is not None and stays.id == fixed[decision])
    _add(risk, sighting, other)


def _add(risk: _Risk, sighting: Sighting, run: Inference) -> None:
    severity = sighting.warn.severity or run.program.base.risks[sighting.warn.warn].severity
    risk.severity = max(risk.severity, severity, key=_SEVERITIES.index)
    if all(reason.rule != sighting.rule.id for reason in risk.reasons):
        risk.reasons.append(firing_reason(sighting.rule, sighting.certainty, run))


def _result(run: Inference, name: str, risk: _Risk) -> RiskResult:
    declared = run.program.base.risks[name]
    return RiskResult(
        id=name,
        title=declared.title,
        severity=risk.severity,
        status="open" if risk.open else "avoided",
        applies_to=tuple(AppliesTo(option=option, as_=role) for option, role in risk.applies_to),
        reasons=tuple(risk.reasons),
        mitigations=declared.mitigations,
    )
