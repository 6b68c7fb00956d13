"""How every rule stands under one profile: fired and how surely, or which of its conditions kept it silent."""

from dataclasses import dataclass
from typing import Any

from advisor.authoring.cases import failed_conditions
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.engine.reasons import facts_of
from advisor.model.assessment import Certainty
from advisor.model.profile import Profile


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """One rule under one profile: `certainty` is None when it is silent; `open` names what does not (surely) hold."""

    rule: str
    certainty: Certainty | None
    facts: dict[str, Any]
    open: tuple[str, ...] = ()


def rule_standings(program: Program, profile: Profile) -> dict[str, RuleStanding]:
    """Every rule by id, as the assessment of this profile sees it."""
    priority = profile.answers.get("criteria_priority")
    run = infer(program, gather_facts(profile, program.base), priority.sequence if priority else ())
    standings = {}
    for rule in program.base.rules.values():
        certainty = run.certainty(rule.id)
        unmet = () if certainty in ("certain", "likely") else tuple(failed_conditions(rule.when, run))
        standings[rule.id] = RuleStanding(rule.id, certainty, facts_of(rule, run), unmet)
    return standings
