"""What would change it: the tipping points of one decision, answer by answer."""

import streamlit as st

from advisor_ui import charts
from advisor_ui.components.tables import table
from advisor_ui.explore import explore_services, parts, tipping_bars, tipping_chart, tipping_words
from advisor_ui.explore.outcome_colours import Colours
from advisor_ui.markdown import literal
from advisor_ui.services import Considered


def show(considered: Considered) -> None:
    """Draw the decision that the reader chooses."""
    decision = parts.choose_decision(considered)
    if decision is None:
        return
    names = explore_services.names()
    with st.spinner("Every answer is moved along its axis …"):
        axes = tipping_bars.relevant(decision, explore_services.tipping(considered))
    st.header(literal(names.decision(decision)), anchor=False)
    if not axes:
        st.markdown(
            "**No single answer changes this recommendation**, however it is moved while all others stay as told. "
            "Two together may: see the map."
        )
        return
    st.markdown(
        "Each bar is one answer, moved from one end to the other while all others stay as told. The triangle is where "
        "it is today. Numbers are rounded to two digits: the thresholds behind them are estimates."
    )
    rows = tipping_bars.bars(decision, axes, names)
    present = axes[0].present[decision]
    colours = Colours.of([present, *(segment.outcome for row in rows for segment in row.segments)])
    st.plotly_chart(
        tipping_chart.chart(decision, rows, colours, names, charts.INK[st.context.theme.type or "light"]),
        key=f"tipping-{decision}",
        alt=tipping_chart.in_words(decision, axes, names),
        config={"displayModeBar": False},
    )
    st.markdown("### The same as a table")
    rows_in_words = [
        {key: literal(text) for key, text in row.items()} for row in tipping_words.table(decision, axes, names)
    ]
    table(rows_in_words, f"Tipping points of {names.decision(decision).lower()}")
