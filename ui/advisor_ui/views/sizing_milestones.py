"""The project at today's load, at three and at ten times that, side by side."""

import streamlit as st

from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, literal
from advisor_ui.sizing import sizing_services
from advisor_ui.sizing.sizing_services import MilestonesView, Sized, SizingView


def show(now: Sized, view: SizingView) -> None:
    """Draw a card and a picture for each milestone, and all figures in a table."""
    found = view.milestones
    if found is None:
        st.markdown("Too little is told to look ahead: tell the peak load first.")
        return
    for place, column in enumerate(st.columns(len(found.stages))):
        with column.container(border=True, height="stretch"):
            _card(found, place)
    st.markdown("### Side by side")
    rows = [
        {"Figure": literal(row.title)}
        | {
            literal(stage.title): literal(f"{cell.value} ({cell.span})" if cell.span else cell.value)
            for stage, cell in zip(found.stages, row.cells, strict=True)
        }
        for row in found.rows
    ]
    table(rows, "Figures at each milestone")
    _pictures(now)


def _card(found: MilestonesView, place: int) -> None:
    stage = found.stages[place]
    st.markdown(f"### {literal(stage.title)}")
    main = [(0, f"{literal(row.title)}: **{literal(row.cells[place].value)}**") for row in found.rows[:5]]
    st.markdown(bullets(main))
    st.markdown(f"**Full first:** {literal(stage.full_first)}")
    if stage.changes:
        st.markdown("**What changes**\n\n" + bullets([(0, literal(change)) for change in stage.changes]))
    elif place:
        st.markdown("Nothing else is recommended than before.")


def _pictures(now: Sized) -> None:
    pictures = sizing_services.pictures(now)
    if not pictures:
        return
    st.markdown("### The architecture of each day")
    chosen = st.radio(
        "Picture of",
        range(len(pictures)),
        format_func=lambda place: pictures[place].title,
        horizontal=True,
        key="sizing-picture",
    )
    shown = pictures[chosen or 0]
    st.image(shown.svg, alt=shown.words, width="stretch")
    st.markdown(f"The same in words: {literal(shown.words)}")
