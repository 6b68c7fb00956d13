"""The parts of the recommendation beside the decisions: picture, risks, roadmap, controls, preferences, unknowns."""

import streamlit as st

from advisor_ui import navigation, services
from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, literal
from advisor_ui.questions.steps import step_of, steps
from advisor_ui.reason_words import reason_lines, short_reason, source_line
from advisor_ui.report_services import PracticeView, RegimeView, ReportView, RiskView, UnknownView

FIRST_UNKNOWNS = 8


def picture(report: ReportView) -> None:
    """Draw the recommended architecture."""
    st.header("The recommended architecture", anchor=False)
    parts = "; ".join(f"{decision.title}: {decision.name}" for decision in report.decisions if decision.name)
    st.image(report.picture, alt=f"Containers of the recommended architecture. {parts}.", width="stretch")
    st.markdown("The same in words:\n\n" + bullets([(0, literal(part)) for part in parts.split("; ")]))


def risks(report: ReportView, rules: str) -> None:
    """Draw open risks, then those that the recommendation avoids."""
    st.header("Risks", anchor=False)
    st.markdown(
        "Open the one you want to read. Risks that the recommendation avoids stand below: they are half of its reason."
    )
    st.markdown("### Open")
    if not report.risks:
        st.markdown("No open risk was found.")
    for risk in report.risks:
        _risk(risk, rules)
    st.markdown("### Avoided by the recommendation")
    if not report.avoided:
        st.markdown("None.")
    for risk in report.avoided:
        _risk(risk, rules)


def _risk(risk: RiskView, rules: str) -> None:
    with st.expander(f"**{literal(risk.title)}** · {risk.severity} · {literal(risk.applies_to)}"):
        st.markdown(literal(risk.what_happens))
        if risk.early_signs:
            st.markdown("**Early signs**\n\n" + bullets([(0, literal(sign)) for sign in risk.early_signs]))
        if risk.mitigations:
            lines = [
                (0, literal(item.title) + (f" (roadmap: {item.when})" if item.when else ""))
                for item in risk.mitigations
            ]
            st.markdown("**What lessens it**\n\n" + bullets(lines))
        st.markdown("**Why it is raised**\n\n" + bullets(reason_lines(risk.reasons, rules)))
        if risk.sources:
            st.markdown(source_line(risk.sources))


def roadmap(report: ReportView, rules: str) -> None:
    """Draw the practices by when they are due."""
    st.header("Roadmap", anchor=False)
    if not report.roadmap:
        st.markdown("No practice is recommended.")
    for stage in report.roadmap:
        st.markdown(f"### {literal(stage.title)} ({len(stage.practices)})")
        for practice in stage.practices:
            _practice(practice, rules)


def _practice(practice: PracticeView, rules: str) -> None:
    with st.expander(f"**{literal(practice.title)}**"):
        if practice.trigger:
            st.markdown(f"**Start when:** {literal(practice.trigger)}")
        st.markdown(f"{literal(practice.what)} {literal(practice.how)}")
        if practice.first_steps:
            st.markdown("**First steps**\n\n" + bullets([(0, literal(step)) for step in practice.first_steps]))
        if practice.tools:
            st.markdown(f"**Tools:** {literal(practice.tools)}")
        if practice.done_when:
            st.markdown(f"**Done when:** {literal(practice.done_when)}")
        for slip in practice.slips:
            st.markdown(f"**Correction of a source:** {literal(slip)}")
        st.markdown("**Why**\n\n" + bullets(reason_lines(practice.reasons, rules)))
        if practice.sources:
            st.markdown(source_line(practice.sources))


def controls(report: ReportView) -> None:
    """Draw the requirements of every regime."""
    st.header("Controls", anchor=False)
    if not report.regimes:
        st.markdown("No regime was named, so no control is required.")
        return
    st.markdown(literal(report.not_legal_advice))
    for regime in report.regimes:
        _regime(regime)


def _regime(regime: RegimeView) -> None:
    st.markdown(f"### {literal(regime.title)}")
    if not regime.controls:
        st.markdown("The rule base has no entries for this regime yet: check its requirements yourself.")
        return
    st.markdown(f"{literal(regime.authority)} {literal(regime.caution)}")
    if regime.reasons:
        st.markdown(bullets([(0, short_reason(reason)) for reason in regime.reasons]))
    rows = [
        {
            "Reference": literal(control.reference),
            "Requirement": literal(control.title),
            "What it asks for": literal(control.implies),
            "Practices": literal(control.practices),
        }
        for control in regime.controls
    ]
    table(rows, f"Requirements of {regime.title}")


def preferences(report: ReportView, rules: str) -> None:
    """Draw the verdicts on what the architect is inclined to."""
    st.header("Your preferences", anchor=False)
    if not report.preferences:
        st.markdown(
            "You named no option that you are inclined to. Name one, and this says what speaks for and against it."
        )
        answer_link("preferred", "Name a preference")
        return
    for preference in report.preferences:
        st.markdown(f"### {literal(preference.decision)}: {literal(preference.option)}")
        st.markdown(f"**{literal(preference.verdict)}**")
        if preference.reasons_for:
            st.markdown("**For it**\n\n" + bullets(reason_lines(preference.reasons_for, rules)))
        if preference.reasons_against:
            st.markdown("**Against it**\n\n" + bullets(reason_lines(preference.reasons_against, rules)))
        if preference.risks:
            st.markdown("**Its risks**\n\n" + bullets([(0, literal(risk)) for risk in preference.risks]))


def unknowns(report: ReportView) -> None:
    """Draw the missing answers, those that most waits for first."""
    st.header("What we do not know", anchor=False)
    if not report.unknowns:
        st.markdown("Nothing that would matter.")
        return
    st.markdown("Missing answers that some rule waits for, those that most waits for first.")
    for place, unknown in enumerate(report.unknowns):
        if place == FIRST_UNKNOWNS:
            st.markdown("### And also")
        if place < FIRST_UNKNOWNS:
            _unknown(unknown)
    if len(report.unknowns) > FIRST_UNKNOWNS:
        st.markdown(bullets([(0, literal(unknown.ask)) for unknown in report.unknowns[FIRST_UNKNOWNS:]]))


def _unknown(unknown: UnknownView) -> None:
    st.markdown(f"### {literal(unknown.ask)}")
    touched = [*unknown.decisions, *unknown.others]
    st.markdown(f"{literal(unknown.why)} To find out: {literal(unknown.effort)}.")
    shown = ", ".join(map(literal, touched[:6])) + (f" and {len(touched) - 6} more" if len(touched) > 6 else "")
    st.markdown(f"It bears on {shown}.")
    answer_link(unknown.id, f"Answer: {unknown.ask}")


def answer_link(question: str, label: str) -> None:
    """A link to a question, on the page of the questionnaire that asks it."""
    step = step_of(question, steps(services.base()))
    navigation.link("questionnaire", label, section=step.id, question=question)
