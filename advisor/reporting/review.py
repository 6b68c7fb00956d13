"""When to look at the decision again: what it hangs on, what practices wait for, and what ends by itself."""

from dataclasses import dataclass
from datetime import date

from advisor.reporting.advice import RoadmapStage
from advisor.reporting.decisions import DecisionView


@dataclass(frozen=True)
class ReviewTrigger:
    """Something that, when it happens, calls for another look: when, and at what."""

    when: str
    then: str


def review_triggers(
    decisions: tuple[DecisionView, ...], roadmap: tuple[RoadmapStage, ...], as_of: date
) -> tuple[ReviewTrigger, ...]:
    """Critical arguments of the decisions, triggers of practices, and ends of support after the day of the report."""
    critical = [
        ReviewTrigger(
            f"This no longer holds: {argument}.", f"{decision.title}: {decision.name} would no longer be first."
        )
        for decision in decisions
        for argument in decision.critical
    ]
    waiting = [
        ReviewTrigger(practice.trigger, f"Start: {practice.title}.")
        for stage in roadmap
        for practice in stage.practices
        if practice.trigger
    ]
    endings = [
        ReviewTrigger(
            f"{end}: free support of {decision.name}, version {version}, ends.", "Be on a later version by then."
        )
        for decision in decisions
        for version, end in decision.ends
        if end > as_of.isoformat()
    ]
    return (*critical, *waiting, *endings)
