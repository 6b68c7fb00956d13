"""The project as the advisor understood it: what was told, assumed, computed and derived, and what does not apply."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isinf

from advisor.model.assessment import Assessment, FactResult
from advisor.model.sizing import UsedAssumption
from advisor.reporting.naming import Names
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.values import NOT_KNOWN, as_written, show_number, show_range
from advisor.reporting.wording import capitalised, clean
from advisor.sizing.demand import FORMULAE


@dataclass(frozen=True)
class FactView:
    """One fact: what it is, its value, and where that comes from."""

    id: str
    name: str
    meaning: str
    value: str
    origin: str
    remark: str


@dataclass(frozen=True)
class FactSection:
    """Facts told on one page of the questionnaire."""

    title: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True)
class FactorView:
    """A number that formulae needed and nobody knows exactly."""

    title: str
    value: str
    because: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class Understanding:
    """The project as understood, in groups of one origin each."""

    told: tuple[FactSection, ...]
    assumed: tuple[FactView, ...]
    computed: tuple[FactView, ...]
    derived: tuple[FactView, ...]
    not_applicable: tuple[FactView, ...]
    demand: tuple[FactView, ...]
    factors: tuple[FactorView, ...]


def understanding(assessment: Assessment, names: Names, citations: Citations) -> Understanding:
    """The facts of an assessment in words."""
    facts = {fact.id: fact for fact in assessment.facts}
    views = {fact.id: _view(fact, assessment, names) for fact in assessment.facts}
    by_status = {
        status: tuple(views[name] for name, fact in facts.items() if fact.status == status)
        for status in ("assumed", "computed", "not_applicable")
    }
    return Understanding(
        told=tuple(_sections(facts, views, names)),
        assumed=by_status["assumed"],
        computed=by_status["computed"],
        derived=tuple(
            views[name]
            for name in names.base.derived
            if name in facts and _holds(facts[name], names) and views[name].value != NOT_KNOWN
        ),
        not_applicable=by_status["not_applicable"],
        demand=tuple(
            replace(views[name], origin=views[name].origin or "As told.")
            for name in names.base.computed
            if name in facts and facts[name].status in ("given", "computed")
        ),
        factors=tuple(_factors(assessment, names, citations)),
    )


def _sections(facts: dict[str, FactResult], views: dict[str, FactView], names: Names) -> Iterator[FactSection]:
    for section in names.base.sections:
        told = tuple(
            views[question.id]
            for question in section.questions
            if question.id in facts and facts[question.id].status == "given"
        )
        if told:
            yield FactSection(clean(section.title), told)


def _holds(fact: FactResult, names: Names) -> bool:
    """Whether a derived fact says more than its absence."""
    return fact.value is not None and fact.value != names.base.derived[fact.id].floor and bool(fact.sources)


def _view(fact: FactResult, assessment: Assessment, names: Names) -> FactView:
    question = names.base.questions.get(fact.id)
    computed, derived = names.base.computed.get(fact.id), names.base.derived.get(fact.id)
    meaning = question.ask if question and fact.status != "computed" else (computed or derived or question)
    remark = assessment.profile.remarks.get(fact.id)
    return FactView(
        id=fact.id,
        name=capitalised(names.fact(fact.id)),
        meaning=clean(meaning if isinstance(meaning, str) else getattr(meaning, "meaning", "") or ""),
        value=fact_value(fact, assessment, names),
        origin=_origin(fact, assessment, names),
        remark=clean("; ".join(part for part in (remark.note, remark.source) if part)) if remark else "",
    )


def fact_value(fact: FactResult, assessment: Assessment, names: Names) -> str:
    """A fact's value in words; answers that no set describes are shown as they were told."""
    raw = assessment.profile.answers.get(fact.id)
    question = names.base.questions.get(fact.id)
    if fact.status == "given" and question and question.type in ("map", "order"):
        inner = raw["value"] if isinstance(raw, dict) and "value" in raw else raw
        return names.value(fact.id, inner)
    return names.value(fact.id, fact.value, fact.status == "computed")


def _origin(fact: FactResult, assessment: Assessment, names: Names) -> str:
    """Where the value comes from, in words."""
    match fact.status:
        case "computed":
            return " ".join(_formulae(fact, names))
        case "derived":
            return "; ".join(names.rule(rule) for rule in fact.sources)
        case "assumed":
            return "Nothing was told; silence is taken to mean this."
        case "not_applicable":
            raw = assessment.profile.answers.get(fact.id)
            if isinstance(raw, dict) and "not_applicable" in raw:
                return f"As told: {as_written(raw['not_applicable'])}"
            return f"The question does not arise, given {', '.join(names.fact(name) for name in fact.sources)}."
        case _:
            return ""


def _formulae(fact: FactResult, names: Names) -> Iterator[str]:
    """The formulae that gave a computed fact: those of which every input was used."""
    read = set(fact.sources)
    for name in names.base.computed[fact.id].formulae if fact.id in names.base.computed else ():
        formula = FORMULAE[name]
        needed = {*formula.facts, *(f"factor {factor}" for factor in formula.factors)}
        if needed <= read and (formula.facts or read & set(formula.optional)):
            yield clean(formula.compute.__doc__ or "")


def _factors(assessment: Assessment, names: Names, citations: Citations) -> Iterator[FactorView]:
    for factor in assessment.factors:
        own = factor.origin == "profile"
        yield FactorView(
            title=clean(factor.title),
            value=_own_factor(factor) if own else _range(factor.low, factor.high, factor.best, factor.unit),
            because=clean(factor.because),
            sources=citations.cite(factor.evidence),
        )


def _own_factor(factor: UsedAssumption) -> str:
    if factor.low == factor.high:
        return f"{show_number(factor.low)} {factor.unit}".rstrip()
    return _range(factor.low, factor.high, None, factor.unit)


def _range(low: float, high: float, best: float | None, unit: str) -> str:
    shown = show_range(low, high, None, None, False)
    return f"{shown} {unit}".rstrip() + (f", best {show_number(best)}" if best is not None and not isinf(best) else "")
