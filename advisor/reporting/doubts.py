"""What we do not know and what it matters for, and the cheapest step that would settle the main doubt."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.assessment import Assessment, Unknown
from advisor.reporting.decisions import DecisionView
from advisor.reporting.naming import Names
from advisor.reporting.wording import clean, listed

REHEARSAL = "load_test_before_launch"
"""The practice that settles doubts about capacity; named here since a report may propose it as an experiment."""


@dataclass(frozen=True)
class UnknownView:
    """A missing answer."""

    id: str
    ask: str
    why: str
    effort: str
    decisions: tuple[str, ...]
    others: tuple[str, ...]
    matters: str


@dataclass(frozen=True)
class Experiment:
    """The cheapest step that would settle the main doubt: what to do, and what it would settle."""

    step: str
    settles: str


def unknown_views(assessment: Assessment, names: Names) -> tuple[UnknownView, ...]:
    """The missing answers in words, those that most waits for first."""
    return tuple(_view(unknown, assessment, names) for unknown in assessment.unknowns)


def _view(unknown: Unknown, assessment: Assessment, names: Names) -> UnknownView:
    question = names.base.questions[unknown.answer]
    decisions = tuple(names.decision(subject) for subject in unknown.matters_for if ":" not in subject)
    others = tuple(names.subject(subject) for subject in unknown.matters_for if ":" in subject)
    return UnknownView(
        id=unknown.answer,
        ask=clean(question.ask),
        why=clean(question.why),
        effort=f"about {question.effort} min",
        decisions=decisions,
        others=others,
        matters="; ".join((*decisions, *others)),
    )


def experiment(
    assessment: Assessment, decisions: tuple[DecisionView, ...], main: int, names: Names
) -> Experiment | None:
    """The step that settles most doubt a minute: a missing answer that a doubtful decision waits for, or a rehearsal.

    A doubtful decision is one that is not clear; the first `main` decisions weigh three times. None when nothing fits.
    """
    weights = {
        decision.id: 3 if place < main else 1
        for place, decision in enumerate(decisions)
        if decision.band not in ("", "clear")
    }
    best: tuple[float, Unknown] | None = None
    for unknown in assessment.unknowns:
        worth = (
            sum(weights.get(subject, 0) for subject in unknown.matters_for)
            / names.base.questions[unknown.answer].effort
        )
        if worth and (best is None or worth > best[0]):
            best = worth, unknown
    if best:
        return _asking(best[1], weights, names)
    return next(_rehearsal(assessment, names), None)


def _asking(unknown: Unknown, weights: dict[str, int], names: Names) -> Experiment:
    question = names.base.questions[unknown.answer]
    settled = listed(names.decision(subject).lower() for subject in unknown.matters_for if subject in weights)
    minutes = f"{question.effort} minute{'' if question.effort == 1 else 's'}"
    return Experiment(
        f"Find out, in about {minutes}: {clean(question.ask)}", f"It bears on what is not clear yet: {settled}."
    )


def _rehearsal(assessment: Assessment, names: Names) -> Iterator[Experiment]:
    for result in assessment.practices:
        if result.id == REHEARSAL:
            practice = names.base.practices[result.id]
            yield Experiment(f"{clean(practice.title)}.", f"It is settled when this holds: {clean(practice.done_when)}")
