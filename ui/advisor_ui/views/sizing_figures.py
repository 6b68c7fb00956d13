"""The figures of a sizing by part of the system, each with its range, and its formula on demand."""

import streamlit as st

from advisor_ui.components.tables import table
from advisor_ui.markdown import literal
from advisor_ui.sizing import sizing_services
from advisor_ui.sizing.sizing_services import FigureView, PartView, Sized, SizingView

RANGES = (
    "Every number is a range: the best estimate, and where eight of ten draws from the answers and assumptions lie. "
    "A load test of your own replaces the widest assumption."
)


def show(before: Sized, now: Sized, view: SizingView) -> None:
    """Draw every part; where something is tried, what is saved stands beside it."""
    st.markdown(RANGES)
    if view.missing:
        st.markdown(literal(view.missing))
    former = sizing_services.view(before)
    saved = {one.id: _words(one) for part in former.parts for one in part.figures} if former else {}
    moved = any(_words(one) != saved.get(one.id) for part in view.parts for one in part.figures)
    for part in view.parts:
        _part(part, saved if moved else None)


def _words(one: FigureView) -> str:
    return f"{one.value} ({one.span})" if one.span else one.value


def _part(part: PartView, saved: dict[str, str] | None) -> None:
    st.markdown(f"### {literal(part.title)}")
    rows = []
    for one in part.figures:
        value = f"**{literal(one.value)}**" + (" (measured)" if one.measured else "")
        row = {"Figure": literal(one.title), "Best estimate": value, "Likely range": literal(one.span) or "–"}
        if saved is not None:
            former = saved.get(one.id, "–")
            row["Saved"] = "the same" if former == _words(one) else literal(former)
        rows.append(row)
    table(rows, f"{part.title}: figures with their likely ranges")
    formulae = st.expander(f"Formulae: {part.title}", key=f"formulae-{part.id}", type="compact", on_change="rerun")
    if formulae.open:
        with formulae:
            for one in part.figures:
                _formula(one)


def _formula(one: FigureView) -> None:
    inputs = "; ".join(f"{literal(read.name)}: {literal(read.value)}" for read in one.inputs)
    st.markdown(
        f"**{literal(one.title)}** = {literal(one.meaning)}  \n{literal(one.law)}."
        + (f"  \n:small[From {inputs}.]" if inputs else "")
    )
