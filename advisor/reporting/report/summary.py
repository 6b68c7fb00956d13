"""The first page: what a busy reader needs, and nothing else."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment
from advisor.model.condition import facts_read
from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor.reporting.report.advice import RiskView
from advisor.reporting.report.decisions import DecisionView
from advisor.reporting.report.doubts import Experiment, UnknownView, experiment
from advisor.reporting.report.rarity import rarity
from advisor.reporting.report.reasons import ReasonView
from advisor.reporting.report.stacks import StacksView, stacks_view
from advisor.reporting.report.verdicts import UNTOLD
from advisor.reporting.sizing.view import SizingView
from advisor.reporting.wording import capitalised, listed

MAIN = 3
"""How many decisions the first page argues: the first ones in declared order, which bind for longest."""

_ASK = "The answer existing_stack, where complete, would say more"


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
    """The first page; `stacks` where one of the first decisions is a tie, `sizing` where something was sized."""

    headline: str
    sizing: str
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
    sizing: SizingView | None,
) -> SummaryView:
    """The first page of a report on a project that is in scope."""
    return SummaryView(
        headline=_headline(decisions),
        sizing=sizing.in_a_line if sizing else "",
        main=tuple(_main(decision, unknowns) for decision in decisions[:MAIN]),
        others=decisions[MAIN:],
        stacks=stacks_view(assessment, names),
        risks=_pressing(risks, names.base)[:2],
        experiment=experiment(assessment, decisions, MAIN, names),
    )


def _pressing(risks: tuple[RiskView, ...], base: RuleBase) -> tuple[RiskView, ...]:
    """The risks for the first page: of the gravest, those that hurt already, then those that few projects have."""

    def felt(risk: RiskView) -> bool:
        rules = (base.rules[reason.rule] for reason in risk.reasons if reason.rule in base.rules)
        return any(fact == "pains" or fact.endswith("_pain") for rule in rules for fact in facts_read(rule.when))

    def special(risk: RiskView) -> float:
        return max((rarity(reason.rule, base) for reason in risk.reasons), default=0.0)

    gravest = [risk for risk in risks if risk.severity == risks[0].severity]
    return (*sorted(gravest, key=lambda risk: (not felt(risk), -special(risk))), *risks[len(gravest) :])


def _headline(decisions: tuple[DecisionView, ...]) -> str:
    """What is decided in one sentence: the main decisions, and of the others those that change what exists.

    What hardly matters is not urged, and neither is a change of what nobody told.
    """
    said = [
        one for place, one in enumerate(decisions) if _urged(one) or (place < MAIN and one.option and not _idle(one))
    ]
    untold = [one for one in said if one.move == "stay" and not one.kept]
    stays = listed(one.kept for one in said if one.move in ("keep", "stay"))
    parts = [f"keep {stays}"] if stays else []
    for verb in ("choose", "add"):
        named = _apart([one.said for one in said if one.move == verb])
        parts += [f"{verb} {named}"] if named else []
    parts += [f"{one.verdict[:1].lower()}{one.verdict[1:]}" for one in said if one.move in ("grow", "replace")]
    if untold:
        parts.append(f"keep {listed(f'{UNTOLD} as {one.title.lower()} (chosen anew: {one.said})' for one in untold)}")
    close = listed(_close(one) for one in said if one.band in ("tie", "indifferent"))
    sentences = (capitalised("; ".join(parts)), f"Close: {close}" if close else "", _ASK if untold else "")
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _apart(names: list[str]) -> str:
    """Names as a list; with a comma more where one of them is a choice: `A or B, and C`."""
    if len(names) > 1 and any(" or " in name for name in names):
        return f"{', '.join(names[:-1])}, and {names[-1]}"
    return listed(names)


def _close(decision: DecisionView) -> str:
    """A decision that is close, with the option that is first more often where its verdict does not name that."""
    oftener = decision.oftener if decision.said == decision.name else ""
    return decision.title.lower() + (f" ({oftener} comes first more often)" if oftener else "")


def _urged(decision: DecisionView) -> bool:
    """Whether a decision beyond the main ones is a change to be urged."""
    return decision.move in ("add", "grow", "replace") and decision.band != "indifferent"


def _explained(decision: DecisionView) -> bool:
    """Whether the words on how sure a decision is say already why another option is first more often."""
    return decision.band == "tie" and bool(decision.oftener)


def _idle(decision: DecisionView) -> bool:
    """Whether a decision would add what hardly matters."""
    return decision.move == "add" and decision.band == "indifferent"


def _main(decision: DecisionView, unknowns: tuple[UnknownView, ...]) -> MainDecision:
    waiting = [unknown.ask for unknown in unknowns if unknown.pays and decision.title in unknown.decisions][:2]
    return MainDecision(
        id=decision.id,
        title=decision.title,
        verdict=decision.verdict,
        sure=decision.sure,
        why_low=decision.robustness.why_low if decision.robustness and not _explained(decision) else "",
        band=decision.band,
        reasons=decision.main_for,
        against=decision.main_against,
        known_limit="" if decision.main_against else next(iter(decision.limits), ""),
        critical=" ".join((decision.hangs_on, *(f"{argument}." for argument in decision.critical))),
        decisive=bool(decision.critical),
        unknown=" ".join(waiting),
    )
