"""The pages of practices, risks, regimes with their controls, and sources."""

from collections.abc import Iterator

from advisor.model.advice import Control, Practice, Regime, Risk
from advisor.model.evidence import Evidence
from advisor.reporting.rulebase_site.crossings import Crossings
from advisor.reporting.rulebase_site.links import Links, page_of
from advisor.reporting.rulebase_site.pieces import (
    Block,
    Page,
    Paragraph,
    Part,
    Piece,
    joined,
    list_of,
    paragraph,
    rows,
    said,
    sentences,
)
from advisor.reporting.rulebase_site.rule_pages import cited, properties
from advisor.reporting.wording import GRADE, PRIORITY, SEVERITY

_STUB = "a stub: it is never recommended"


def advice_pages(links: Links, crossings: Crossings) -> Iterator[Page]:
    """A page for every practice, risk, regime and source."""
    base = links.base
    for practice in base.practices.values():
        yield _practice(practice, links, crossings)
    for risk in base.risks.values():
        yield _risk(risk, links, crossings)
    for regime in base.regimes.values():
        yield _regime(regime, links, crossings)
    for source in base.evidence.values():
        yield _source(source, links, crossings)


def _practice(practice: Practice, links: Links, crossings: Crossings) -> Page:
    base = links.base
    lessened = (links.risk(risk.id) for risk in base.risks.values() if practice.id in risk.mitigations)
    met = (links.control(name) for name, (_, control) in base.controls.items() if practice.id in control.practices)
    tools = ((family, said(", ".join(names))) for family, names in practice.tools.items())
    short = {
        "Priority": PRIORITY[practice.priority],
        "Trigger": practice.trigger,
        "Done when": practice.done_when,
        "Status": _STUB if practice.status == "stub" else "",
    }
    parts = (
        Part("In short", properties("Properties", short)),
        Part("How", paragraph(practice.how)),
        Part("First steps", sentences(practice.first_steps)),
        Part("Tools", rows("Tools", tools)),
        Part("Why so many need it", paragraph(practice.common)),
        Part("Rules that recommend it", list_of(links.rule(rule) for rule in crossings.recommending[practice.id])),
        Part("Risks that it lessens", list_of(lessened)),
        Part("Controls that it meets", list_of(met)),
        Part("Sources", cited(practice.evidence, links)),
    )
    return Page(page_of("practices", practice.id), "Practice", practice.title, practice.id, practice.what, parts=parts)


def _risk(risk: Risk, links: Links, crossings: Crossings) -> Page:
    short = {"Severity": SEVERITY[risk.severity], "Status": _STUB if risk.status == "stub" else ""}
    parts = (
        Part("In short", properties("Properties", short)),
        Part("Early signs", sentences(risk.early_signs)),
        Part("Why so many run it", paragraph(risk.common)),
        Part("Practices that lessen it", list_of(links.practice(name) for name in risk.mitigations)),
        Part("Rules that warn of it", list_of(links.rule(rule) for rule in crossings.warning[risk.id])),
        Part("Sources", cited(risk.evidence, links)),
    )
    return Page(page_of("risks", risk.id), "Risk", risk.title, risk.id, risk.what_happens, parts=parts)


def _regime(regime: Regime, links: Links, crossings: Crossings) -> Page:
    parts = (
        Part("In short", properties("Properties", {"Authority": regime.authority, "Caution": regime.caution})),
        *(
            Part(f"{control.reference} {control.title}", _control(control, links, crossings))
            for control in regime.controls
        ),
        Part("Sources", cited(regime.evidence, links)),
    )
    return Page(page_of("controls", regime.id), "Regime", regime.title, regime.id, parts=parts)


def _control(control: Control, links: Links, crossings: Crossings) -> tuple[Block, ...]:
    entries = (
        ("Id", (Piece(control.id, code=True),)),
        ("Asks for", said(control.implies)),
        ("Met by", joined(links.practice(name) for name in control.practices)),
        ("Required by", joined((links.rule(rule) for rule in crossings.requiring[control.id]), "; ")),
    )
    return rows(f"{control.reference} {control.title}", entries)


def _source(source: Evidence, links: Links, crossings: Crossings) -> Page:
    web = source.address.startswith(("https://", "http://"))
    address = Piece(source.address, source.address if web else "", outside=web)
    entries = (
        ("Address", (address,)),
        ("Kind", said(source.kind)),
        ("Grade", said(f"{source.grade}: {GRADE[source.grade]}")),
        ("Read", said(source.read.isoformat())),
        ("Review by", said(source.review_by.isoformat())),
    )
    parts = (
        Part("The source", rows("The source", entries)),
        Part("What is wrong with it", (Paragraph(said(source.correction)),) if source.correction else ()),
        Part("Figures", sentences(source.figures)),
        Part("Rules that cite it", list_of(links.rule(rule) for rule in crossings.citing[source.id])),
        Part("What else cites it", list_of(crossings.other_citing[source.id])),
    )
    return Page(page_of("evidence", source.id), "Source", source.title, source.id, source.supports, parts=parts)
