"""Risks, practices, controls and preferences as readers see them."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.assessment import Assessment, PracticeResult, RiskResult
from advisor.reporting.naming import Names
from advisor.reporting.report.reasons import ReasonView, ReasonWriter
from advisor.reporting.report.verdicts import NONE
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.wording import PRIORITY, SEVERITY, VERDICT, clean, listed

_AVOIDED = "avoided by"


@dataclass(frozen=True)
class Mitigation:
    """A practice that lessens a risk, and when the roadmap has it (empty: it is not in the roadmap)."""

    title: str
    when: str


@dataclass(frozen=True)
class RiskView:
    """One risk."""

    id: str
    title: str
    severity: str
    applies_to: str
    what_happens: str
    early_signs: tuple[str, ...]
    mitigations: tuple[Mitigation, ...]
    reasons: tuple[ReasonView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class PracticeView:
    """One practice of the roadmap. `slips` are those of its sources that err somewhere."""

    id: str
    title: str
    what: str
    how: str
    first_steps: tuple[str, ...]
    tools: str
    done_when: str
    trigger: str
    reasons: tuple[ReasonView, ...]
    sources: tuple[SourceView, ...]
    slips: tuple[SourceView, ...]


@dataclass(frozen=True)
class RoadmapStage:
    """The practices of one priority."""

    id: str
    title: str
    practices: tuple[PracticeView, ...]


@dataclass(frozen=True)
class ControlView:
    """One requirement of a regime."""

    reference: str
    title: str
    implies: str
    practices: str


@dataclass(frozen=True)
class RegimeView:
    """A regime and its requirements; `controls` is empty where the rule base has none."""

    title: str
    authority: str
    caution: str
    controls: tuple[ControlView, ...]
    reasons: tuple[ReasonView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class PreferenceView:
    """What we say of an option that the architect is inclined to."""

    decision: str
    option: str
    verdict: str
    reasons_for: tuple[ReasonView, ...]
    reasons_against: tuple[ReasonView, ...]
    risks: tuple[str, ...]


class AdviceWriter:
    """Writes risks, practices, controls and preferences in the words of one rule base."""

    def __init__(self, assessment: Assessment, names: Names, citations: Citations) -> None:
        self._assessment = assessment
        self._names = names
        self._base = names.base
        self._citations = citations
        self._reasons = ReasonWriter(names, citations)
        self._families = _families(assessment)

    def risks(self, status: str) -> tuple[RiskView, ...]:
        """The risks that are `open`, or `avoided`."""
        return tuple(self._risk(risk) for risk in self._assessment.risks if risk.status == status)

    def _risk(self, risk: RiskResult) -> RiskView:
        known = self._base.risks.get(risk.id)
        priorities = {practice.id: PRIORITY[practice.priority] for practice in self._assessment.practices}
        return RiskView(
            id=risk.id,
            title=clean(risk.title),
            severity=SEVERITY[risk.severity],
            applies_to=self._applies_to(risk),
            what_happens=clean(known.what_happens) if known else "",
            early_signs=tuple(clean(sign) for sign in known.early_signs) if known else (),
            mitigations=tuple(
                Mitigation(self._names.practice(name), priorities.get(name, "").lower()) for name in risk.mitigations
            ),
            reasons=self._reasons.write_all(risk.reasons),
            sources=self._citations.cite(known.evidence) if known else (),
        )

    def _applies_to(self, risk: RiskResult) -> str:
        """What a risk belongs to, in a phrase; options without a name, such as none at all, go without saying."""
        words = {"project": "of the project", "recommended": "of what is recommended", "existing": "of what exists"}
        named: dict[str, list[str]] = {}
        for applies in risk.applies_to:
            names = named.setdefault(words.get(applies.as_, _AVOIDED), [])
            if applies.option and applies.option != NONE:
                names.append(self._names.any_option(applies.option))
        return listed(_belonging(role, list(dict.fromkeys(names))) for role, names in named.items())

    def roadmap(self) -> tuple[RoadmapStage, ...]:
        """The practices by priority; a stage without practices is left out."""
        stages = []
        for priority, title in PRIORITY.items():
            practices = tuple(self._practice(one) for one in self._assessment.practices if one.priority == priority)
            if practices:
                stages.append(RoadmapStage(priority, title, practices))
        return tuple(stages)

    def _practice(self, result: PracticeResult) -> PracticeView:
        practice = self._base.practices[result.id]
        sources = self._citations.cite(practice.evidence)
        return PracticeView(
            id=practice.id,
            title=clean(result.title),
            what=clean(practice.what),
            how=clean(practice.how),
            first_steps=tuple(clean(step) for step in practice.first_steps),
            tools=self._tools(practice.tools),
            done_when=clean(practice.done_when),
            trigger=clean(practice.trigger) if result.priority == "at_trigger" else "",
            reasons=self._reasons.write_all(result.reasons),
            sources=sources,
            slips=tuple(source for source in sources if source.correction),
        )

    def _tools(self, tools: dict[str, tuple[str, ...]]) -> str:
        """Tools for the families that are recommended, and those for any."""
        named = [tool for family in (*self._families, "any") for tool in tools.get(family, ())]
        return ", ".join(dict.fromkeys(clean(tool) for tool in named))

    def regimes(self) -> tuple[RegimeView, ...]:
        """The regimes that apply with their requirements, then those that the rule base has nothing on."""
        required: dict[str, list[str]] = {}
        for control in self._assessment.controls:
            required.setdefault(control.regime, []).append(control.id)
        return (
            *(self._regime(name, required[name]) for name in self._base.regimes if name in required),
            *self._missing(required),
        )

    def _regime(self, name: str, controls: list[str]) -> RegimeView:
        regime = self._base.regimes[name]
        reasons = {
            reason.rule: reason for one in self._assessment.controls if one.regime == name for reason in one.reasons
        }
        return RegimeView(
            title=clean(regime.title),
            authority=clean(regime.authority),
            caution=clean(regime.caution),
            controls=tuple(
                ControlView(
                    reference=clean(control.reference),
                    title=clean(control.title),
                    implies=clean(control.implies),
                    practices=listed(self._names.practice(practice) for practice in control.practices),
                )
                for control in regime.controls
                if control.id in controls
            ),
            reasons=self._reasons.write_all(reasons.values()),
            sources=self._citations.cite(regime.evidence),
        )

    def _missing(self, required: dict[str, list[str]]) -> Iterator[RegimeView]:
        told = next((fact.value for fact in self._assessment.facts if fact.id == "regulated"), None)
        for name in told if isinstance(told, list) else ():
            if name not in required:
                yield RegimeView(self._names.choice("regulated", name), "", "", (), (), ())

    def preferences(self) -> tuple[PreferenceView, ...]:
        """The verdicts on what the architect is inclined to."""
        return tuple(
            PreferenceView(
                decision=self._names.decision(one.decision),
                option=self._names.option(one.decision, one.option),
                verdict=VERDICT[one.verdict],
                reasons_for=self._reasons.write_all([r for r in one.reasons if r.strength > 0 and r.counted][:4]),
                reasons_against=self._reasons.write_all([r for r in one.reasons if r.strength <= 0 and r.counted][:4]),
                risks=tuple(self._names.risk(risk) for risk in one.risks),
            )
            for one in self._assessment.preferences
        )


def _belonging(role: str, names: list[str]) -> str:
    if not names:
        return role
    return f"{role} {listed(names)}" if role == _AVOIDED else f"{role} ({listed(names)})"


def _families(assessment: Assessment) -> tuple[str, ...]:
    """The families of what is recommended, in the order of the decisions."""
    found = (
        ranked.family
        for result in assessment.decisions.values()
        for ranked in result.ranking
        if ranked.option == result.recommended
    )
    return tuple(dict.fromkeys(found))
