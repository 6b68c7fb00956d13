"""How busy, slow and dear it becomes as the load grows: each chart with its table."""

from collections.abc import Sequence

import streamlit as st

from advisor_ui import charts
from advisor_ui.components.tables import table
from advisor_ui.markdown import literal
from advisor_ui.sizing import curve_charts, growth_words, sizing_services
from advisor_ui.sizing.curve_charts import Curve, Mark
from advisor_ui.sizing.sizing_services import GrowthCurves, Sized

_BUSY_TOP = 130.0


def show(now: Sized) -> None:
    """Draw the curves over the load."""
    with st.spinner("The load is moved from a tenth to twenty times today's …"):
        curves = sizing_services.curves(now)
    if curves is None or now.sizing is None or not (curves.as_built or curves.full_at):
        st.markdown("No curve can be drawn yet: tell the peak load first.")
        return
    marks = growth_words.marks(curves)
    _plan(curves, marks)
    st.markdown("### What each load takes")
    st.markdown("Here the stack is sized anew for each load.")
    _chart("instances", "Instances to run", growth_words.instance_curves(curves), marks, "instances")
    money = growth_words.money(now.sizing)
    costs = growth_words.cost_curves(curves)
    if costs and money:
        _chart("cost", f"Cost by architecture, in {money}, without people", costs, marks, money)


def _plan(curves: GrowthCurves, marks: Sequence[Mark]) -> None:
    st.markdown("### Today's plan under another load")
    words = "The instances and the database stay as they are planned for today's peak."
    full = growth_words.plan_full_at(curves)
    if full is not None:
        instances, database = map(sizing_services.times_words, full)
        words += f" The instances are full at about ×{instances}, the database's processors at about ×{database}."
    if len(marks) > 1:
        words += f" However much of both is added, it {marks[1].words}."
    st.markdown(words)
    _chart(
        "busy",
        "How busy it is, in percent",
        growth_words.busy_curves(curves),
        marks,
        "%",
        limit=(100.0, "full"),
        top=_BUSY_TOP,
    )
    times = growth_words.time_curves(curves)
    if times:
        _chart(
            "times",
            "Response time in ms, without the way to the user",
            times,
            marks,
            "ms",
            top=_time_top(times),
        )


def _time_top(times: Sequence[Curve]) -> float:
    """Where the axis ends: above the slowest of what is answered, but not so far that today's time cannot be read."""
    today = [
        value for curve in times for load, value in zip(curve.loads, curve.values, strict=True) if value and load <= 1
    ]
    highest = max(value for curve in times for value in curve.values if value is not None)
    return min(1.1 * highest, 6 * max(today, default=highest))


def _chart(
    name: str,
    title: str,
    drawn: Sequence[Curve],
    marks: Sequence[Mark],
    unit: str,
    limit: tuple[float, str] | None = None,
    top: float | None = None,
) -> None:
    if not drawn:
        return
    st.markdown(f"#### {literal(title)}")
    ink = charts.INK[st.context.theme.type or "light"]
    st.plotly_chart(
        curve_charts.chart(drawn, marks, unit, ink, limit, top, logarithmic=name in ("instances", "cost")),
        key=f"sizing-{name}",
        alt=growth_words.in_words(title, drawn, unit, marks),
        config={"displayModeBar": False},
    )
    with st.expander(f"As a table: {title}", key=f"sizing-table-{name}"):
        rows = [{literal(key): literal(text) for key, text in row.items()} for row in growth_words.table(drawn, unit)]
        table(rows, f"{title}, by load")
