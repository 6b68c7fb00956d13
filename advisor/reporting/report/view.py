"""Assessment + rule base → the report as plain, frozen words. Templates print it and decide nothing."""

from dataclasses import dataclass, replace

from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.diagrams.drawings import NOTHING_TO_DRAW, Diagrams, diagrams
from advisor.reporting.naming import Names
from advisor.reporting.report.advice import AdviceWriter, PreferenceView, RegimeView, RiskView, RoadmapStage
from advisor.reporting.report.appendix import Appendix, appendix
from advisor.reporting.report.decisions import DecisionView, DecisionWriter
from advisor.reporting.report.doubts import UnknownView, asked, unknown_views
from advisor.reporting.report.packs import PacksView, packs_view
from advisor.reporting.report.review import ReviewTrigger, review
from advisor.reporting.report.summary import SummaryView, summary
from advisor.reporting.report.understanding import Understanding, understanding
from advisor.reporting.sizing.view import NOT_SIZED, SizingView, sizing_view
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.wording import GRADE, NOT_LEGAL_ADVICE, PROVISIONAL, ROBUSTNESS, clean


@dataclass(frozen=True)
class OutOfScope:
    """Why the project is not our subject, and what to do instead, in pairs."""

    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReportView:
    """A whole report. `summary` is absent, and every list of advice empty, when the project is out of scope.

    `provisional` is a caution where robustness was not measured, `robustness` says what it means where it was; the
    other of the two is empty. `asked` are those of the `unknowns` that may pay, `not_asked` is a sentence on the rest.
    """

    project: str
    purpose: str
    as_of: str
    packs: PacksView
    provisional: str
    robustness: str
    not_legal_advice: str
    out_of_scope: OutOfScope | None
    summary: SummaryView | None
    warnings: tuple[str, ...]
    understanding: Understanding
    decisions: tuple[DecisionView, ...]
    picture: str
    picture_in_words: str
    diagrams: Diagrams | None
    sizing: SizingView | None
    not_sized: str
    risks: tuple[RiskView, ...]
    avoided: tuple[RiskView, ...]
    roadmap: tuple[RoadmapStage, ...]
    regimes: tuple[RegimeView, ...]
    preferences: tuple[PreferenceView, ...]
    unknowns: tuple[UnknownView, ...]
    asked: tuple[UnknownView, ...]
    not_asked: str
    triggers: tuple[ReviewTrigger, ...]
    more_triggers: str
    sources: tuple[SourceView, ...]
    grades: tuple[tuple[str, str], ...]
    appendix: Appendix


def build_view(assessment: Assessment, base: RuleBase) -> ReportView:
    """The report on an assessment, in the words of the rule base that it was made with."""
    names, citations = Names(base), Citations(base, assessment.as_of)
    deciding = DecisionWriter(assessment, names, citations)
    decisions = tuple(deciding.write(name, result) for name, result in assessment.decisions.items())
    advice = AdviceWriter(assessment, names, citations)
    risks, unknowns, roadmap = advice.risks("open"), unknown_views(assessment, names), advice.roadmap()
    sizing, drawn = sizing_view(assessment, names, citations), diagrams(assessment, base)
    inside = assessment.scope.status == "in"
    reviewing = review(assessment, decisions, roadmap, names)
    paying, hardly = asked(unknowns)
    samples = max((one.robustness.samples for one in assessment.decisions.values() if one.robustness), default=0)
    report = ReportView(
        project=clean(assessment.profile.name),
        purpose=_purpose(assessment),
        as_of=assessment.as_of.isoformat(),
        packs=packs_view(assessment, names),
        provisional="" if samples else PROVISIONAL,
        robustness=ROBUSTNESS.format(samples=samples) if samples else "",
        not_legal_advice=NOT_LEGAL_ADVICE,
        out_of_scope=None if inside else _out_of_scope(assessment),
        summary=summary(assessment, decisions, risks, unknowns, names, sizing) if inside else None,
        warnings=tuple(clean(warning.replace("`", "")) for warning in assessment.warnings),
        understanding=understanding(assessment, names, citations),
        decisions=decisions,
        picture=drawn.drawings[0].picture if drawn else "",
        picture_in_words=drawn.drawings[0].in_words if drawn else NOTHING_TO_DRAW,
        diagrams=drawn,
        sizing=sizing,
        not_sized=NOT_SIZED,
        risks=risks,
        avoided=advice.risks("avoided"),
        roadmap=roadmap,
        regimes=advice.regimes(),
        preferences=advice.preferences(),
        unknowns=unknowns,
        asked=paying,
        not_asked=hardly,
        triggers=reviewing.triggers,
        more_triggers=reviewing.more,
        sources=(),
        grades=tuple(GRADE.items()),
        appendix=appendix(assessment, names),
    )
    return _with_sources(report, citations)


def _with_sources(report: ReportView, citations: Citations) -> ReportView:
    """The report with every source that its other parts cite."""
    return replace(report, sources=citations.all)


def _purpose(assessment: Assessment) -> str:
    fact = next((fact.value for fact in assessment.facts if fact.id == "domain"), None)
    return clean(fact) if isinstance(fact, str) else ""


def _out_of_scope(assessment: Assessment) -> OutOfScope:
    pairs = zip(assessment.scope.reasons, assessment.scope.instead, strict=True)
    return OutOfScope(tuple((clean(reason), clean(instead)) for reason, instead in pairs))
