"""Answers that rule out every option of a decision: the smallest set of them that does so, and why each option falls.

Whether a set of answers still leaves nothing is asked of the compiled reader; the reasons are those of durable-rules.
Answers left out are unknown, so that silence on them means what their questions assume; factors that the profile sets
stay as they are.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Literal

from advisor.compiled.evaluator import compiled
from advisor.compiled.one import Taken
from advisor.compiled.words import LIKELY
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.engine.ranking import Standing
from advisor.engine.reasons import veto_reasons
from advisor.model.assessment import Assessment, Conflict, RuledOut, VetoStatus
from advisor.model.minimal import minimal
from advisor.model.profile import Profile

Surely = Literal["certain", "likely"]

_OUT: dict[Surely, frozenset[VetoStatus]] = {
    "certain": frozenset({"vetoed"}),
    "likely": frozenset({"vetoed", "likely_vetoed"}),
}
"""How an option stands that is ruled out at least so surely."""


def conflicts(program: Program, profile: Profile) -> tuple[Conflict, ...]:
    """For every decision that applies and whose options are all vetoed, the answers that do it; mostly ().

    A profile that is out of scope is treated like any other.
    """
    found = {name: _nothing_left(taken) for name, taken in _decisions(program, profile).items()}
    return tuple(_conflict(program, profile, name, surely) for name, surely in found.items() if surely)


def with_conflicts(assessment: Assessment, program: Program, profile: Profile) -> Assessment:
    """The profile's assessment with the conflict at each decision that is left without an option."""
    at_odds = {
        name
        for name, result in assessment.decisions.items()
        if result.ranking and _all_out((ranked.status for ranked in result.ranking), "likely")
    }
    if not at_odds:
        return assessment
    found = {conflict.decision: conflict for conflict in conflicts(program, profile) if conflict.decision in at_odds}
    decisions = {
        name: result.model_copy(update={"conflict": found[name]}) if name in found else result
        for name, result in assessment.decisions.items()
    }
    return assessment.model_copy(update={"decisions": decisions})


def _conflict(program: Program, profile: Profile, decision: str, surely: Surely) -> Conflict:
    def leaves_nothing(answers: tuple[str, ...]) -> bool:
        left = _nothing_left(_decisions(program, _only(profile, answers))[decision])
        return left == "certain" or left == surely

    answers = minimal(profile.answers, leaves_nothing)
    return Conflict(
        decision=decision,
        certainty=surely,
        answers=answers,
        ruled_out=_ruled_out(program, _only(profile, answers), decision),
    )


def _ruled_out(program: Program, profile: Profile, decision: str) -> tuple[RuledOut, ...]:
    """Every option in declared order, with the vetoes on it that are certain or likely."""
    run = infer(program, gather_facts(profile, program.base), profile.priority)
    by_order = sorted(run.rankings[decision].standings, key=_order)
    return tuple(
        RuledOut(
            option=standing.option.id,
            vetoes=tuple(reason for reason in veto_reasons(standing, run) if reason.certainty != "possible"),
        )
        for standing in by_order
    )


def _nothing_left(taken: Taken) -> Surely | None:
    """How surely a decision that applies is left without an option; None when one is left."""
    if not taken.applies & LIKELY or not taken.statuses:
        return None
    return next((surely for surely in _OUT if _all_out(taken.statuses, surely)), None)


def _all_out(statuses: Iterable[VetoStatus], surely: Surely) -> bool:
    return all(status in _OUT[surely] for status in statuses)


def _decisions(program: Program, profile: Profile) -> dict[str, Taken]:
    return compiled(program).one(profile, profile.priority).decisions


def _only(profile: Profile, answers: Collection[str]) -> Profile:
    """The profile with no other answers than these."""
    return replace(profile, answers={name: answer for name, answer in profile.answers.items() if name in answers})


def _order(standing: Standing) -> int:
    return standing.option.order
