"""How every rule stands under one profile."""

from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.engine.trace import RuleStanding, trace
from advisor.model.profile import Profile

__all__ = ["RuleStanding", "rule_standings"]


def rule_standings(program: Program, profile: Profile) -> dict[str, RuleStanding]:
    """Every rule by id, as the assessment of this profile sees it: fired and how surely, or what kept it silent."""
    return trace(infer(program, gather_facts(profile, program.base), profile.priority))
