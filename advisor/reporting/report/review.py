"""When to look at the decision again: what it hangs on, where it tips, what practices wait for, what ends by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.assessment import Assessment, TippingPoint
from advisor.reporting.naming import Names
from advisor.reporting.report.advice import RoadmapStage
from advisor.reporting.report.decisions import DecisionView
from advisor.reporting.report.reach import one_a_cause, within_reach
from advisor.reporting.report.tipping import condition, instead, nearest
from advisor.reporting.wording import counted, listed

PER_DECISION, IN_ALL = 2, 10
"""How many tipping points become triggers: of one decision, and in all."""


@dataclass(frozen=True)
class ReviewTrigger:
    """Something that, when it happens, calls for another look: when, and at what."""

    when: str
    then: str


@dataclass(frozen=True)
class ReviewView:
    """The triggers, and a sentence on those that are left out (empty when none is)."""

    triggers: tuple[ReviewTrigger, ...]
    more: str


def review(
    assessment: Assessment, decisions: tuple[DecisionView, ...], roadmap: tuple[RoadmapStage, ...], names: Names
) -> ReviewView:
    """Tipping points, critical arguments, triggers of practices, and ends of support after the day of the report."""
    points = nearest(assessment, names)
    chosen = _chosen(one_a_cause(within_reach(points, assessment, names.base), names.base))
    tipping = _alike([_tipping(group, names) for group in _together(chosen)])
    left = len(points) - len(chosen)
    further = (
        f"{counted(left, 'further tipping point')} (far off, of answers not known, or alike), and " if left else ""
    )
    more = f"The command advisor explore shows {further}what any other answer would change." if points else ""
    triggers = (*tipping, *_critical(decisions), *_waiting(roadmap), *_endings(decisions, assessment.as_of.isoformat()))
    return ReviewView(triggers, more)


def _chosen(points: tuple[TippingPoint, ...]) -> list[TippingPoint]:
    """The nearest points of each decision, the first decisions first."""
    taken: dict[str, list[TippingPoint]] = {}
    for point in points:
        of_decision = taken.setdefault(point.decision, [])
        if len(of_decision) < PER_DECISION:
            of_decision.append(point)
    return [point for of_decision in taken.values() for point in of_decision][:IN_ALL]


def _together(points: list[TippingPoint]) -> list[list[TippingPoint]]:
    """Points of one change of one answer, in the order of the first of them."""
    groups: dict[tuple[object, ...], list[TippingPoint]] = {}
    for point in points:
        groups.setdefault((point.question, point.change, point.value, point.uncertain), []).append(point)
    return list(groups.values())


def _tipping(points: list[TippingPoint], names: Names) -> ReviewTrigger:
    changes = listed(
        f"{names.decision(point.decision).lower()} ({instead(point.decision, point.before, point.after, names)})"
        for point in points
    )
    return ReviewTrigger(f"{condition(points[0], names)}:", f"review {changes}.")


def _alike(triggers: list[ReviewTrigger]) -> Iterator[ReviewTrigger]:
    """The triggers, those with one consequence as one: `Should a pass 10, or should b pass 100: …`."""
    groups: dict[str, list[str]] = {}
    for trigger in triggers:
        groups.setdefault(trigger.then, []).append(trigger.when.removesuffix(":"))
    for then, (first, *others) in groups.items():
        more = "".join(f", or {when[:1].lower()}{when[1:]}" for when in others)
        yield ReviewTrigger(f"{first}{more}:", then)


def _critical(decisions: tuple[DecisionView, ...]) -> Iterator[ReviewTrigger]:
    """One trigger for each decision: any of the arguments on which it hangs, as far as a project can change them."""
    for decision in decisions:
        arguments = decision.changeable if decision.move != "stay" else ()
        if arguments:
            which = "This no longer holds" if len(arguments) == 1 else "One of these no longer holds"
            then = f"{decision.title}: {decision.name} would no longer be first."
            yield ReviewTrigger(f"{which}: {'; '.join(arguments)}.", then)


def _waiting(roadmap: tuple[RoadmapStage, ...]) -> Iterator[ReviewTrigger]:
    for stage in roadmap:
        for practice in stage.practices:
            if practice.trigger:
                yield ReviewTrigger(practice.trigger, f"Start: {practice.title}.")


def _endings(decisions: tuple[DecisionView, ...], today: str) -> Iterator[ReviewTrigger]:
    """The end of support of the newest version of what is taken anew; of what is kept, nobody told the version."""
    for decision in decisions:
        for version, end in decision.newest_ends if decision.move not in ("keep", "stay") else ():
            if end > today:
                yield ReviewTrigger(
                    f"{end}: free support of {_released(version, decision)} ends.",
                    "Be on a later version by then.",
                )


def _released(version: str, decision: DecisionView) -> str:
    """A version in words: of the option itself by its number, of what it runs on by that name."""
    return f"{version}, under {decision.name}," if version[:1].isalpha() else f"{decision.name}, version {version},"
