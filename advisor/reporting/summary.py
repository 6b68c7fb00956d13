"""The first page: what a busy reader needs, and nothing else."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment
from advisor.reporting.advice import RiskView
from advisor.reporting.decisions import DecisionView
from advisor.reporting.doubts import Experiment, UnknownView, experiment
from advisor.reporting.naming import Names
from advisor.reporting.reasons import ReasonView
from advisor.reporting.stacks import StacksView, stacks_view
from advisor.reporting.wording import capitalised, listed

MAIN = 3
"""How many decisions the first page argues: the first ones in declared order, which bind for longest."""


@dataclass(frozen=True)
class MainDecision:
    """A main decision as argued on the first page."""

    id: str
    title: str
    verdict: str
    sure: str
    why_low: str
    band: str
    reasons: tuple[ReasonView, ...]
    against: tuple[ReasonView, ...]
    known_limit: str
    critical: str
    decisive: bool
    unknown: str


@dataclass(frozen=True)
class SummaryView:
    """The first page; `stacks` where one of the first decisions is a tie."""

    headline: str
    main: tuple[MainDecision, ...]
    others: tuple[DecisionView, ...]
    stacks: StacksView | None
    risks: tuple[RiskView, ...]
    experiment: Experiment | None


def summary(
    assessment: Assessment,
    decisions: tuple[DecisionView, ...],
    risks: tuple[RiskView, ...],
    unknowns: tuple[UnknownView, ...],
    names: Names,
) -> SummaryView:
    """The first page of a report on a project that is in scope."""
    return SummaryView(
        headline=_headline(decisions),
        main=tuple(_main(decision, unknowns) for decision in decisions[:MAIN]),
        others=decisions[MAIN:],
        stacks=stacks_view(assessment, names),
        risks=risks[:2],
        experiment=experiment(assessment, decisions, MAIN, names),
    )


def _headline(decisions: tuple[DecisionView, ...]) -> str:
    """What is decided in one sentence: the main decisions, and of the others those that change what exists."""
    said = [
        one for place, one in enumerate(decisions) if one.option and (place < MAIN or one.change in ("add", "replace"))
    ]
    sentence = [
        f"{verb} {listed(one.name for one in said if one.verdict.startswith(verb.capitalize()))}"
        for verb in ("keep", "choose", "add")
        if any(one.verdict.startswith(verb.capitalize()) for one in said)
    ]
    sentence += [f"{one.verdict[:1].lower()}{one.verdict[1:]}" for one in said if one.change == "replace"]
    close = [one.title.lower() for one in said if one.band in ("tie", "indifferent")]
    if close:
        sentence[-1] += f". Close: {listed(close)}"
    return capitalised("; ".join(sentence)) + "." if sentence else ""


def _main(decision: DecisionView, unknowns: tuple[UnknownView, ...]) -> MainDecision:
    waiting = [unknown.ask for unknown in unknowns if unknown.pays and decision.title in unknown.decisions][:2]
    return MainDecision(
        id=decision.id,
        title=decision.title,
        verdict=decision.verdict,
        sure=decision.sure,
        why_low=decision.robustness.why_low if decision.robustness else "",
        band=decision.band,
        reasons=decision.main_for,
        against=decision.main_against,
        known_limit="" if decision.main_against else next(iter(decision.limits), ""),
        critical=" ".join((decision.hangs_on, *(f"{argument}." for argument in decision.critical))),
        decisive=bool(decision.critical),
        unknown=" ".join(waiting),
    )
