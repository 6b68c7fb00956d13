"""The page *Recommendation*: what to do and why, first in short, then part by part."""

from collections.abc import Callable

import streamlit as st

from advisor_ui import navigation, report_services, services
from advisor_ui.components.tables import table
from advisor_ui.components.thoroughly import open_thoroughly
from advisor_ui.markdown import bullets, coded, literal
from advisor_ui.questions import wording
from advisor_ui.reason_words import short_reason
from advisor_ui.report_services import MainDecision, ReportView, StacksView, SummaryView
from advisor_ui.services import Considered
from advisor_ui.views import advice_parts, decision_part
from advisor_ui.views.rules_address import rules_address

TITLE = "Recommendation"


def page() -> None:
    """Draw the page."""
    opened = open_thoroughly(TITLE)
    if opened is None:
        return
    saved, considered = opened
    st.markdown(f"**{literal(saved.name)}**")
    if not saved.answers:
        st.markdown(
            "Nothing was answered yet, so there is nothing to recommend. The core questions take a few minutes."
        )
        navigation.link("questionnaire", "Answer the core questions")
        return
    _left_out(considered)
    if considered.assessment is None:
        _contradictions(considered)
        return
    report = report_services.view(considered.assessment)
    if report.summary is None:
        _out_of_scope(report)
        return
    _summary(report, report.summary)
    _parts(report, considered)


def _left_out(considered: Considered) -> None:
    if considered.problems:
        asked = services.base().questions
        lines = [
            (0, f"{literal(asked[name].ask if name in asked else name)} {coded(wording.fault_words(problem))}")
            for name, problems in considered.problems.items()
            for problem in problems
        ]
        count = len(considered.problems)
        st.warning(
            f"**{count} {'answer is' if count == 1 else 'answers are'} left out until mended:**\n\n{bullets(lines)}"
        )
        navigation.link("check_answers", "Check the answers")


def _contradictions(considered: Considered) -> None:
    lines = [(0, coded(problem.message)) for problem in considered.contradictions]
    st.error("**The answers contradict each other**, so nothing can be recommended yet.\n\n" + bullets(lines))
    navigation.link("check_answers", "Check the answers")


def _out_of_scope(report: ReportView) -> None:
    st.header("This project is not our subject", anchor=False)
    st.markdown("The advisor knows nothing about systems of this kind, and so recommends nothing.")
    for reason, instead in report.out_of_scope.reasons if report.out_of_scope else ():
        st.markdown(f"**Why:** {literal(reason)}")
        st.markdown(f"**What to do instead:** {literal(instead)}")
    navigation.link("check_answers", "Check the answers")


def _summary(report: ReportView, summary: SummaryView) -> None:
    st.header(literal(summary.headline), anchor=False)
    st.markdown(f"Judged as of {report.as_of}. {literal(report.provisional)}")
    for sentence in report.packs.sentences:
        st.info(literal(sentence))
    for warning in report.warnings:
        st.warning(coded(warning))
    for preference in report.preferences:
        st.info(f"You are inclined to **{literal(preference.option)}**: {literal(preference.verdict)}")
    columns = st.columns(len(summary.main)) if summary.main else []
    for column, decision in zip(columns, summary.main, strict=True):
        with column.container(border=True, height="stretch"):
            _card(decision)
    if summary.stacks:
        _stacks(summary.stacks)
    if summary.others:
        rows = [
            {"Also": literal(other.title), "Decision": literal(other.verdict), "How sure": literal(other.sure)}
            for other in summary.others
        ]
        table(rows, "The other decisions")
    left, right = st.columns(2)
    with left:
        st.markdown("### The main risks")
        risks = [
            (0, f"**{literal(risk.title)}** ({risk.severity}, {literal(risk.applies_to)})") for risk in summary.risks
        ]
        st.markdown(bullets(risks) if risks else "No open risk was found.")
    with right:
        st.markdown("### What would settle most")
        if summary.experiment:
            st.markdown(f"{literal(summary.experiment.step)} {literal(summary.experiment.settles)}")
        else:
            st.markdown("No missing answer bears on a doubtful decision.")


def _stacks(stacks: StacksView) -> None:
    """What follows from each of the options that share the first place."""
    st.markdown("### The stacks side by side")
    st.markdown(literal(stacks.summary))
    rows = [
        {"Decision": literal(row.decision)}
        | {literal(name): literal(option) for name, option in zip(stacks.headings, row.options, strict=True)}
        for row in stacks.differing
    ]
    table(rows, f"What differs between the stacks with {', '.join(stacks.headings)}")
    if stacks.same:
        st.caption(literal(stacks.same))


def _card(decision: MainDecision) -> None:
    st.markdown(f"### {literal(decision.title)}")
    st.markdown(f"**{literal(decision.verdict)}**")
    st.markdown(f"How sure: {literal(decision.sure)}")
    if decision.why_low:
        st.markdown(literal(decision.why_low))
    if decision.reasons:
        st.markdown("**Because**\n\n" + bullets([(0, short_reason(reason)) for reason in decision.reasons]))
    if decision.against:
        st.markdown("**Most against it**\n\n" + bullets([(0, short_reason(reason)) for reason in decision.against]))
    if decision.critical:
        st.markdown(f"**What it hangs on**\n\n{literal(decision.critical)}")


def _parts(report: ReportView, considered: Considered) -> None:
    parts: dict[str, Callable[[], None]] = {
        "Decisions": lambda: decision_part.show(report, considered, rules_address()),
        "Architecture": lambda: advice_parts.picture(report),
        f"Risks ({len(report.risks)})": lambda: advice_parts.risks(report, rules_address()),
        "Roadmap": lambda: advice_parts.roadmap(report, rules_address()),
        "Controls": lambda: advice_parts.controls(report),
        "Preferences": lambda: advice_parts.preferences(report, rules_address()),
        f"What we do not know ({len(report.unknowns)})": lambda: advice_parts.unknowns(report),
    }
    tabs = st.tabs(list(parts), key="recommendation-parts", on_change="rerun")
    for tab, draw in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                draw()
