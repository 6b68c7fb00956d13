"""What we do not know and what it matters for, and the cheapest step that would settle the main doubt."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.assessment import Assessment, Unknown
from advisor.reporting.naming import Names
from advisor.reporting.report.decisions import DecisionView
from advisor.reporting.wording import clean, counted, listed

REHEARSAL = "load_test_before_launch"
"""The practice that settles doubts about capacity; named here since a report may propose it as an experiment."""

HARDLY_PAYS = 0.01
"""Answers worth less, on a scale of 0 to 1, are not worth the asking for the sake of the recommendation."""

POINTS = 100
"""The points of the scale on which scores are shown."""

_WORTH = ((0.05, "much"), (0.02, "something"), (0.0, "a little"))


@dataclass(frozen=True)
class UnknownView:
    """A missing answer; `worth` is empty where nothing was measured.

    `valued` says whether this answer could be valued, `pays` whether it may be worth the asking: all that is not known
    to pay hardly.
    """

    id: str
    ask: str
    why: str
    effort: str
    worth: str
    valued: bool
    pays: bool
    decisions: tuple[str, ...]
    others: tuple[str, ...]
    matters: str


@dataclass(frozen=True)
class Experiment:
    """The cheapest step that would settle the main doubt: what to do, and what it would settle."""

    step: str
    settles: str


def unknown_views(assessment: Assessment, names: Names) -> tuple[UnknownView, ...]:
    """The missing answers in words, in the order given: by worth per minute, then those that most waits for."""
    measured = any(result.robustness for result in assessment.decisions.values())
    return tuple(_view(unknown, names, measured) for unknown in assessment.unknowns)


def worth_in_words(unknown: Unknown, measured: bool) -> str:
    """What hearing an answer is worth in points of the score, and a minute of finding it out."""
    if unknown.worth is None:
        return "not valued (nobody has said which answers are likely)" if measured else ""
    points = POINTS * unknown.worth
    if unknown.worth < HARDLY_PAYS:
        return f"hardly pays ({'under 0.1' if points < 0.1 else f'{points:.1f}'} points)"
    word = next(word for least, word in _WORTH if unknown.worth >= least)
    return f"{word} ({points:.1f} points, {points / unknown.effort:.2g} a minute)"


def _view(unknown: Unknown, names: Names, measured: bool) -> UnknownView:
    question = names.base.questions[unknown.answer]
    decisions = tuple(names.decision(subject) for subject in unknown.matters_for if ":" not in subject)
    others = tuple(names.subject(subject) for subject in unknown.matters_for if ":" in subject)
    return UnknownView(
        id=unknown.answer,
        ask=clean(question.ask),
        why=clean(question.why),
        effort=effort_in_words(unknown, question.effort),
        worth=worth_in_words(unknown, measured),
        valued=unknown.worth is not None,
        pays=unknown.worth is None or unknown.worth >= HARDLY_PAYS,
        decisions=decisions,
        others=others,
        matters="; ".join((*decisions, *others)),
    )


def effort_in_words(unknown: Unknown, own: int) -> str:
    """The minutes to find an answer out; where it leads to a further question, with those of that."""
    return f"about {own} min" + (f", {unknown.effort} with what it leads to" if unknown.effort > own else "")


def asked(unknowns: tuple[UnknownView, ...]) -> tuple[tuple[UnknownView, ...], str]:
    """The missing answers that may pay, and a sentence on how many others hardly do (empty: none)."""
    paying = tuple(unknown for unknown in unknowns if unknown.pays)
    left = len(unknowns) - len(paying)
    if not left:
        return paying, ""
    verb = "is" if left == 1 else "are"
    more = counted(left, "further answer" if paying else "missing answer")
    return paying, f"{more} {verb} hardly worth asking for, for the sake of what is recommended."


def experiment(
    assessment: Assessment, decisions: tuple[DecisionView, ...], main: int, names: Names
) -> Experiment | None:
    """The step that settles most doubt a minute: the missing answer worth most, where that was measured, else one that
    a doubtful decision waits for, or a rehearsal. None when nothing fits.

    A doubtful decision is one that is not clear; the first `main` decisions weigh three times. An answer that is
    worth most for a decision that this project does not take is no step for it.
    """
    weights = {
        decision.id: 3 if place < main else 1
        for place, decision in enumerate(decisions)
        if decision.band not in ("", "clear")
    }
    pays = [
        unknown
        for unknown in assessment.unknowns
        if (unknown.worth or 0) >= HARDLY_PAYS and (not unknown.worth_for or unknown.worth_for in assessment.decisions)
    ]
    if pays:
        return _asking(max(pays, key=lambda unknown: (unknown.worth or 0) / unknown.effort), weights, names)
    best: tuple[float, Unknown] | None = None
    for unknown in assessment.unknowns:
        waiting = sum(weights.get(subject, 0) for subject in unknown.matters_for) / unknown.effort
        if unknown.worth is None and waiting and (best is None or waiting > best[0]):
            best = waiting, unknown
    if best:
        return _asking(best[1], weights, names)
    return next(_rehearsal(assessment, names), None)


def _asking(unknown: Unknown, weights: dict[str, int], names: Names) -> Experiment:
    question = names.base.questions[unknown.answer]
    minutes = counted(question.effort, "minute")
    decisions = [subject for subject in unknown.matters_for if subject in names.base.decisions]
    doubtful = [subject for subject in decisions if subject in weights]
    settles = listed(names.decision(subject).lower() for subject in doubtful or decisions)
    bears = f"It bears on {'what is not clear yet: ' if doubtful else ''}{settles}." if settles else ""
    worth = f"Worth {worth_in_words(unknown, True)}." if unknown.worth else ""
    return Experiment(
        f"Find out, in about {minutes}: {clean(question.ask)}", " ".join(part for part in (bears, worth) if part)
    )


def _rehearsal(assessment: Assessment, names: Names) -> Iterator[Experiment]:
    for result in assessment.practices:
        if result.id == REHEARSAL:
            practice = names.base.practices[result.id]
            yield Experiment(f"{clean(practice.title)}.", f"It is settled when this holds: {clean(practice.done_when)}")
