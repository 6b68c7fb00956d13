"""What the advisor says of one profile, as far as two versions of the rules are compared on it."""

from dataclasses import dataclass
from typing import Literal

from advisor.compiled.foretelling import foretell
from advisor.engine.advice import assess_controls, assess_practices
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer, reconsider
from advisor.engine.preferences import assess_preferences
from advisor.engine.present import runs_with_what_exists, what_exists
from advisor.engine.program import Program
from advisor.engine.provisional import provisional_band
from advisor.engine.risks import assess_risks
from advisor.engine.scope import limits_within
from advisor.engine.scoring import on_scale
from advisor.model.profile import Profile

Kind = Literal["scope", "winner", "band", "risk", "practice", "control", "preference"]
"""What may change, the gravest first; `preference` is the verdict on an option that the architect is inclined to."""

KINDS: tuple[Kind, ...] = ("scope", "winner", "band", "risk", "control", "practice", "preference")

Aspect = tuple[Kind, str]
"""What is compared: a kind, and the id of the decision, risk, practice, control or preference."""

RULED_OUT = ""
"""The recommendation where vetoes leave nothing of a decision."""


@dataclass(frozen=True)
class Outlook:
    """What is said, by aspect (an aspect that does not arise is absent), and per decision the score of every option."""

    said: dict[Aspect, str]
    scores: dict[str, dict[str, float]]


def outlook(program: Program, profile: Profile, compiled: bool = True) -> Outlook:
    """The outlook of a profile, as an assessment without robustness has it.

    Where `compiled` is false, durable-rules is asked; that saves generating functions for a program asked once.
    """
    base = program.base
    facts = gather_facts(profile, base)
    if limits_within(facts, base):
        return Outlook({("scope", ""): "out"}, {})
    priority = profile.priority
    run = infer(program, facts, priority, foretell=foretell(program, profile, priority) if compiled else None)
    said: dict[Aspect, str] = {("scope", ""): "in"}
    for name, ranking in run.rankings.items():
        said["winner", name] = ranking.first.option.id if ranking.first else RULED_OUT
        said["band", name] = provisional_band(ranking)[0]
    for risk in assess_risks(run, runs_with_what_exists(run, what_exists(run))):
        said["risk", risk.id] = f"{risk.severity}, {risk.status}"
    said |= {("practice", practice.id): practice.priority for practice in assess_practices(run)}
    said |= {("control", control.id): "required" for control in assess_controls(run)}
    answer = profile.answers.get("preferred")
    if answer and answer.detail:
        preferred = dict(answer.detail)
        for item in assess_preferences(reconsider(run, preferred, priority), preferred, {}):
            said["preference", f"{item.decision}.{item.option}"] = item.verdict
    scores = {
        name: {one.option.id: on_scale(one.score, ranking.weights.likely) for one in ranking.standings}
        for name, ranking in run.rankings.items()
    }
    return Outlook(said, scores)


def differing(before: dict[Aspect, str], after: dict[Aspect, str]) -> dict[Aspect, tuple[str | None, str | None]]:
    """Every aspect that differs, before and after; None where it does not arise.

    The band of a decision that is no longer taken, or newly, is not counted beside its recommendation; where a profile
    leaves or enters the scope, nothing else is counted.
    """
    scope: Aspect = ("scope", "")
    if before.get(scope) != after.get(scope):
        return {scope: (before.get(scope), after.get(scope))}
    names = dict.fromkeys((*before, *after))
    found = {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}
    return {name: change for name, change in found.items() if name[0] != "band" or None not in change}
