"""The trace of a run: what every rule read, how surely it fired, or which of its conditions kept it silent."""

from dataclasses import dataclass
from typing import Any

from advisor.engine.findings import Inference
from advisor.engine.reasons import facts_of
from advisor.model.assessment import Certainty
from advisor.model.condition import All, Condition
from advisor.model.evaluation import View, evaluate
from advisor.model.truth import Truth


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """One rule under one profile: `certainty` is None when it is silent; `open` names what does not (surely) hold."""

    rule: str
    certainty: Certainty | None
    facts: dict[str, Any]
    open: tuple[str, ...] = ()


def trace(run: Inference) -> dict[str, RuleStanding]:
    """Every rule by id, fired or not."""
    standings = {}
    for rule in run.program.base.rules.values():
        certainty = run.certainty(rule.id)
        unmet = () if certainty in ("certain", "likely") else tuple(failed_conditions(rule.when, run.facts.likely))
        standings[rule.id] = RuleStanding(rule.id, certainty, facts_of(rule, run), unmet)
    return standings


def failed_conditions(condition: Condition, likely: View) -> list[str]:
    """The parts of a condition that do not hold in the likely pass, each with what is known instead."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    found = []
    for part in parts:
        truth = evaluate(part, likely)
        if truth is not Truth.TRUE:
            found.append(f"{part} is {'not known' if truth is Truth.UNKNOWN else 'false'}")
    return found
