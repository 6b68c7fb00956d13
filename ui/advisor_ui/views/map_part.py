"""The map of two answers: what one decision comes to as both change, all else as told."""

import streamlit as st

from advisor_ui import charts
from advisor_ui.components.tables import table
from advisor_ui.explore import explore_services, map_chart, map_grid, parts
from advisor_ui.explore.outcome_colours import Colours
from advisor_ui.markdown import literal
from advisor_ui.services import Considered


def show(considered: Considered) -> None:
    """Draw the fields that choose the map, and the map."""
    names = explore_services.names()
    with st.spinner("Every answer is moved along its axis …"):
        axes = explore_services.tipping(considered)
    first, second, third = st.columns(3)
    with first:
        decision = parts.choose_decision(considered)
    if decision is None:
        return
    ordered = sorted(axes, key=lambda axis: not any(point.decision == decision for point in axis.tipping))
    questions = [axis.question for axis in ordered]
    with second:
        across = _choose("Across", questions, decision, 0)
    with third:
        down = _choose("Upwards", questions, decision, 1)
    if across is None or down is None or across == down:
        st.markdown("Choose two different answers.")
        return
    with st.spinner("Every pair of answers is assessed …"):
        found = explore_services.decision_map_of(considered, across, down, decision)
    here = {axis.question: float(axis.here) for axis in axes if isinstance(axis.here, float | int)}
    grid = map_grid.grid(found, here, names)
    colours = Colours.of([axes[0].present[decision], *(outcome for row in grid.outcomes for outcome in row)])
    st.markdown(
        "What is recommended as both answers change, all others as told. The diamond is today; a dotted line means "
        "that the other answer is open."
    )
    st.plotly_chart(
        map_chart.chart(decision, grid, colours, names, charts.INK[st.context.theme.type or "light"]),
        key="decision-map",
        alt=map_chart.in_words(decision, grid, names),
        config={"displayModeBar": False},
    )
    if found.sampled_border:
        st.markdown(
            "The border is sampled, since a formula, a comparison or a constraint joins the two numbers: "
            "where it is no straight line, it lies between two samples."
        )
    with st.expander("The same as a table" if map_chart.is_whole(grid) else "A part of it as a table"):
        rows = [
            {literal(key): literal(text) for key, text in row.items()} for row in map_chart.table(decision, grid, names)
        ]
        table(rows, f"{names.decision(decision)} over two answers")


def _choose(label: str, questions: list[str], decision: str, place: int) -> str | None:
    """A field to choose an answer; those that change the decision by themselves come first."""
    base = explore_services.names().base
    return st.selectbox(
        label,
        questions,
        index=place,
        key=f"map-{label}-{decision}",
        format_func=lambda name: base.questions[name].ask,
    )
