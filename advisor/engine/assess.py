"""A profile and a program → the assessment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from advisor.engine.advice import assess_controls, assess_practices
from advisor.engine.assuming import assume_one
from advisor.engine.demand import factors_used
from advisor.engine.facts import Facts, ToldRange
from advisor.engine.findings import Foretell, Inference
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer, reconsider
from advisor.engine.milestones import with_milestones
from advisor.engine.outcome import outcome
from advisor.engine.plain import plain
from advisor.engine.preferences import assess_preferences
from advisor.engine.present import runs_with_what_exists, what_exists
from advisor.engine.program import Program
from advisor.engine.risks import assess_risks
from advisor.engine.scope import limits_within
from advisor.engine.stacks import whole_stacks
from advisor.engine.unknowns import assess_unknowns
from advisor.model.assessment import (
    Assessment,
    DecisionResult,
    FactResult,
    Firing,
    Robustness,
    Scope,
    TippingPoint,
)
from advisor.model.knowledge import Subset
from advisor.model.profile import Profile
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Sizing
from advisor.model.stamps import ProfileStamp, Remark, RuleBaseStamp, Software


@dataclass(frozen=True)
class Expected:
    """What varying a profile has shown: robustness by decision, worth by open answer, and tipping points.

    `worth_for` is the decision for which an open answer is worth most; `grown` holds what would be recommended when the
    load has grown so many times.
    """

    robustness: Mapping[str, Robustness] = field(default_factory=dict)
    worth: Mapping[str, float] = field(default_factory=dict)
    worth_for: Mapping[str, str] = field(default_factory=dict)
    tipping_points: tuple[TippingPoint, ...] = ()
    grown: Mapping[float, Mapping[str, str | None]] = field(default_factory=dict)


def assess(
    program: Program,
    profile: Profile,
    expected: Expected | None = None,
    foretell: Foretell | None = None,
    engine: str = "durable-rules",
    measured: Mapping[str, ToldRange] | None = None,
) -> Assessment:
    """Everything the advisor says of the profile; the same input gives the same result.

    `expected` is what was found out beforehand by varying the profile. Where another reader foretells what fires,
    `engine` names it. What was `measured` stands in the place of what the sizing assumes.
    """
    expected = expected or Expected()
    base = program.base
    facts = gather_facts(profile, base, measured)
    scope = _scope(base, facts)
    if scope.status == "out":
        return _assessment(base, profile, scope, facts, engine, warnings=tuple(facts.warnings))
    priority = profile.priority
    run = infer(program, facts, priority, foretell=foretell)
    present = what_exists(run)
    preferred = _preferred(profile)
    decisions = {
        name: outcome(ranking, present, run, expected.robustness.get(name)) for name, ranking in run.rankings.items()
    }
    return _assessment(
        base,
        profile,
        scope,
        run.facts,
        engine,
        decisions=decisions,
        stacks=whole_stacks(run, decisions, priority),
        practices=assess_practices(run),
        risks=assess_risks(run, runs_with_what_exists(run, present)),
        controls=assess_controls(run),
        preferences=assess_preferences(reconsider(run, preferred, priority), preferred, expected.robustness)
        if preferred
        else (),
        unknowns=assess_unknowns(run, expected.worth, expected.worth_for),
        tipping_points=expected.tipping_points,
        sizing=_sizing(run, expected),
        fired=tuple(Firing(rule=rule.id, certainty=certainty) for rule, certainty in run.fired()),
        warnings=_warnings(run, profile, preferred),
    )


def _sizing(run: Inference, expected: Expected) -> Sizing | None:
    if run.sized is None:
        return None
    choices = {name: option.id if option else None for name, option in run.chosen.items()}
    return with_milestones(run.program.base, run.facts, run.sized, choices, expected.grown)


def _assessment(
    base: RuleBase, profile: Profile, scope: Scope, facts: Facts, engine: str, **results: Any
) -> Assessment:
    empty: dict[str, Any] = {"practices": (), "risks": (), "controls": (), "preferences": (), "unknowns": ()}
    decisions: dict[str, DecisionResult] = {}
    return Assessment(
        advisor=Software(version=software_version(), engine=engine),
        as_of=profile.as_of or base.pack.snapshot,
        rulebase=RuleBaseStamp.of(base),
        profile=ProfileStamp(
            name=profile.name,
            sha256=profile.sha256,
            answers={name: answer.raw for name, answer in profile.answers.items()},
            remarks={
                name: Remark(note=answer.note, source=answer.source)
                for name, answer in profile.answers.items()
                if answer.note or answer.source
            },
            factors={name: (interval.low, interval.high) for name, interval in profile.factors.items()},
        ),
        scope=scope,
        facts=_fact_results(base, facts),
        factors=tuple(assume_one(factor, facts).used for factor in factors_used(base, facts)),
        **{"decisions": decisions, **empty, **results},
    )


def software_version() -> str:
    """The version of the advisor that is installed."""
    try:
        return version("scalability-advisor")
    except PackageNotFoundError:
        return "0"


def _scope(base: RuleBase, facts: Facts) -> Scope:
    reached = limits_within(facts, base)
    if not reached:
        return Scope(status="in")
    return Scope(
        status="out",
        reasons=tuple(limit.reason for limit in reached),
        instead=tuple(limit.instead for limit in reached),
    )


def _preferred(profile: Profile) -> dict[str, str]:
    answer = profile.answers.get("preferred")
    return dict(answer.detail) if answer else {}


def _fact_results(base: RuleBase, facts: Facts) -> tuple[FactResult, ...]:
    results = []
    for name in (*base.questions, *(fact for fact in base.computed if fact not in base.questions), *base.derived):
        origin = facts.origins.get(name)
        if origin is None:
            continue
        assumed = origin.status == "assumed"
        view = facts.likely if assumed else facts.certain
        value = plain(view.knowledge[name], facts.likely.knowledge.get(name)) if origin.status != "unknown" else None
        results.append(FactResult(id=name, value=value, status=origin.status, sources=origin.sources))
    return tuple(results)


def _warnings(run: Inference, profile: Profile, preferred: dict[str, str]) -> tuple[str, ...]:
    base = run.program.base
    found = list(run.facts.warnings)
    regimes = profile.answers.get("regulated")
    named = regimes.knowledge.values.required if regimes and isinstance(regimes.knowledge.values, Subset) else ()
    missing = [_regime(regime, base) for regime in sorted(named) if regime not in base.regimes]
    if missing:
        unheld = _joined(missing)
        found.append(f"The rule base has no control entries for {unheld} yet; check the requirements yourself.")
    found += [
        f"`{option}` is known by name only, so nothing is said of it."
        for decision, option in preferred.items()
        if base.options[decision][option].status == "stub"
    ]
    return tuple(found)


def _regime(regime: str, base: RuleBase) -> str:
    """A regime by the label of its answer."""
    choices = base.questions["regulated"].choices
    return next((choice.label for choice in choices if choice.id == regime), regime)


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
