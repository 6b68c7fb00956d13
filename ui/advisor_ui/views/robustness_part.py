"""How robust one decision is, and which single answers would change it."""

import streamlit as st

from advisor_ui import charts, navigation
from advisor_ui.components.tables import table
from advisor_ui.explore import explore_services, tipping_bars, tipping_words
from advisor_ui.markdown import bullets, literal
from advisor_ui.report_services import DecisionView, RobustnessView
from advisor_ui.services import Considered

SHOWN = 4


def show(decision: DecisionView, robustness: RobustnessView) -> None:
    """Draw how often each option is first, and why the recommended one is not first more often."""
    st.markdown("### How sure")
    said, drawn = st.columns([3, 2], gap="large")
    with said:
        sentences = (
            robustness.sentence,
            robustness.ahead,
            robustness.why_low,
            robustness.rival,
            robustness.by_answers,
        )
        st.markdown("\n\n".join(literal(sentence) for sentence in sentences if sentence))
    with drawn:
        st.markdown("**First places, by option**")
        shares = [(share.name, share.share, share.recommended) for share in robustness.shares]
        spoken = ", ".join(f"{share.name} {share.percent}" for share in robustness.shares)
        st.plotly_chart(
            charts.share_chart(shares, charts.INK[st.context.theme.type or "light"]),
            key=f"shares-{decision.id}",
            alt=f"First places in the samples: {spoken}.",
            config={"displayModeBar": False},
        )
        if robustness.others:
            st.caption(literal(robustness.others))
    with st.expander("First places as a table"):
        rows = [
            {
                "Option": literal(share.name),
                "First in": share.percent,
                "By open answers alone": share.by_answers,
            }
            for share in robustness.shares
        ]
        table(rows, f"{decision.title}: in how many samples each option is first")


def what_would_change_it(decision: DecisionView, considered: Considered) -> None:
    """Draw the first of the single answers that tip the decision, and the way to all of them."""
    names = explore_services.names()
    axes = tipping_bars.relevant(decision.id, explore_services.tipping(considered))
    st.markdown("### What would change it")
    lines = [
        (0, f"{literal(names.base.questions[axis.question].ask)} **{literal(condition)}** → {literal(then)}")
        for axis in axes
        for condition, then in tipping_words.changes(decision.id, axis, names)
    ]
    if lines:
        more = f" The first {SHOWN} of {len(lines)}:" if len(lines) > SHOWN else ""
        st.markdown(f"Each of these alone, all other answers as told.{more}\n\n{bullets(lines[:SHOWN])}")
    else:
        st.markdown("No single answer, however it is moved while all others stay as told.")
    navigation.link("explore", "Explore: try other answers, see every tipping point")
