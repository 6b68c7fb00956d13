"""One decision in full: ranking, criteria by option, reasons with evidence, and why not another."""

import streamlit as st

from advisor.model.assessment import DecisionResult
from advisor_ui import charts, services
from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, literal
from advisor_ui.reason_words import reason_lines, source_line
from advisor_ui.report_services import DecisionView, ReportView
from advisor_ui.services import Considered
from advisor_ui.views import conflict_part, robustness_part

SHOWN = 6
COMPARED = 3
MOST_COMPARED = len(charts.PALETTE)


def show(report: ReportView, considered: Considered, rules: str) -> None:
    """Draw the decision that the reader chooses."""
    decisions = {decision.id: decision for decision in report.decisions}
    chosen = st.selectbox(
        "Decision",
        list(decisions),
        key="recommendation-decision",
        persist_state="session",
        format_func=lambda name: f"{decisions[name].title}: {decisions[name].verdict}",
    )
    if chosen is None or considered.assessment is None:
        return
    decision, result = decisions[chosen], considered.assessment.decisions[chosen]
    st.header(literal(decision.title), anchor=False)
    st.markdown(f"{literal(decision.question)} **{literal(decision.verdict)}**. How sure: {literal(decision.sure)}.")
    if decision.conflict:
        conflict_part.show(decision.title, decision.conflict)
    if decision.summary:
        st.markdown(literal(decision.summary))
    if decision.robustness:
        robustness_part.show(decision, decision.robustness)
    robustness_part.what_would_change_it(decision, considered)
    _ranking(decision)
    _criteria(decision, result)
    _reasons(decision, rules)
    _why_not(decision, result, rules)
    _option(decision)


def _ranking(decision: DecisionView) -> None:
    st.markdown("### Ranking")
    st.markdown("Scores run from 0 to 100; 50 means that nothing speaks for or against. What is ruled out stands last.")
    rows = [
        {
            "Place": str(row.place),
            "Option": f"**{literal(row.name)}**" if row.recommended else literal(row.name),
            "Score": row.score,
            "Remarks": literal(", ".join(row.remarks)) or "–",
        }
        for row in decision.ranking
    ]
    table(rows[:SHOWN], f"{decision.title}: the leading options")
    if len(rows) > SHOWN:
        with st.expander(f"The other {len(rows) - SHOWN} options"):
            table(rows[SHOWN:], f"{decision.title}: the other options")


def _criteria(decision: DecisionView, result: DecisionResult) -> None:
    st.markdown("### Criteria by option")
    names = {row.id: row.name for row in decision.ranking}
    first = [row.id for row in decision.ranking][:COMPARED]
    current = [row.id for row in decision.ranking if row.current and row.id not in first][:1]
    compared = st.pills(
        "Options to compare",
        list(names)[: SHOWN + 4],
        default=[*first, *current],
        selection_mode="multi",
        format_func=lambda name: names[name],
        key=f"compared-{decision.id}",
    )
    chosen = [name for name in names if name in (compared or ())][:MOST_COMPARED]
    if len(compared or ()) > MOST_COMPARED:
        st.markdown(f"The chart shows {MOST_COMPARED} options at most: the first of those chosen.")
    titles = {name: criterion.title for name, criterion in services.base().criteria.items()}
    rows = charts.contributions(result, chosen, titles)
    if not rows:
        st.markdown(
            "Choose an option to see its points." if not chosen else "Nothing speaks for or against these options."
        )
        return
    shown = [names[name] for name in chosen]
    st.plotly_chart(
        charts.contribution_chart(rows, shown, charts.INK[st.context.theme.type or "light"]),
        key=f"chart-{decision.id}",
        alt=charts.chart_in_words(rows, shown),
        config={"displayModeBar": False},
    )
    with st.expander("The same as a table"):
        table(charts.contribution_table(rows, shown), f"{decision.title}: points by criterion")
    for emphasis in decision.emphasis:
        st.markdown(literal(emphasis))
    if decision.silent_criteria:
        st.markdown(f"Nothing speaks on {literal(decision.silent_criteria)}.")


def _reasons(decision: DecisionView, rules: str) -> None:
    st.markdown(f"### Reasons for and against {literal(decision.name)}" if decision.name else "### Reasons")
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"#### For ({len(decision.reasons_for)})")
        st.markdown(bullets(reason_lines(decision.reasons_for, rules)) or "Nothing.")
    with right:
        st.markdown(f"#### Against ({len(decision.reasons_against)})")
        st.markdown(bullets(reason_lines(decision.reasons_against, rules)) or "Nothing.")
    if decision.uncounted:
        with st.expander(f"{len(decision.uncounted)} more that depend on what is not known yet"):
            st.markdown(bullets(reason_lines(decision.uncounted, rules)))


def _why_not(decision: DecisionView, result: DecisionResult, rules: str) -> None:
    if not decision.why_not:
        return
    st.markdown("### Why not another")
    others = [row for row in decision.ranking if not row.recommended]
    place = st.selectbox(
        "Option", range(len(others)), key=f"why-not-{decision.id}", format_func=lambda number: others[number].name
    )
    if place is None:
        return
    other = decision.why_not[place]
    if other.vetoes:
        st.markdown(f"**{other.ruling}:**\n\n" + bullets(reason_lines(other.vetoes, rules)))
    if other.behind:
        st.markdown(f"It falls behind on {literal(other.behind)}.")
    if other.ahead:
        st.markdown(f"It is ahead on {literal(other.ahead)}.")
    if other.against:
        st.markdown("**What speaks most against it**\n\n" + bullets(reason_lines(other.against, rules)))
    if decision.option:
        titles = {name: criterion.title for name, criterion in services.base().criteria.items()}
        gaps = charts.gaps(result, decision.option, others[place].id, titles)
        if gaps:
            table(gaps, f"Points of {decision.name} and of {other.name} by criterion")


def _option(decision: DecisionView) -> None:
    if not decision.limits and not decision.life_cycle:
        return
    st.markdown(f"### About {literal(decision.name)}")
    if decision.limits:
        st.markdown("**Its limits**\n\n" + bullets([(0, literal(limit)) for limit in decision.limits]))
    if decision.life_cycle:
        ends = "; ".join(f"version {version} until {end}" for version, end in decision.ends)
        st.markdown(f"**Life cycle:** {literal(decision.life_cycle)} {literal(ends)}")
    if decision.sources:
        st.markdown(source_line(decision.sources))
