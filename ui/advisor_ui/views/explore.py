"""The page *Explore*: asking an assessment further, without changing what is saved."""

from collections.abc import Callable

import streamlit as st

from advisor_ui import navigation
from advisor_ui.components.thoroughly import open_thoroughly
from advisor_ui.explore import parts
from advisor_ui.markdown import literal
from advisor_ui.services import Considered, SavedAssessment
from advisor_ui.views import map_part, next_part, tipping_part, what_if, why_not_part

TITLE = "Explore"


def page() -> None:
    """Draw the page."""
    opened = open_thoroughly(TITLE)
    if opened is None:
        return
    saved, considered = opened
    st.markdown(
        f"**{literal(saved.name)}**. What you try here leaves the saved answers alone until you keep it. "
        "Whatever is said holds under these rules and weights."
    )
    if not saved.answers:
        st.markdown("Nothing was answered yet, so there is nothing to explore. The core questions take a few minutes.")
        navigation.link("questionnaire", "Answer the core questions")
        return
    if considered.assessment is None:
        st.markdown("The answers contradict each other. Mend them first.")
        navigation.link("check_answers", "Check the answers")
        return
    if considered.assessment.scope.status == "out":
        st.markdown("This project is not our subject, so there is nothing to explore.")
        navigation.link("recommendation", "See why")
        return
    _parts(saved, considered)


def _parts(saved: SavedAssessment, considered: Considered) -> None:
    drawn: dict[str, Callable[[], None]] = {
        parts.WHAT_IF: lambda: what_if.show(saved, considered),
        parts.TIPPING: lambda: tipping_part.show(considered),
        parts.MAP: lambda: map_part.show(considered),
        parts.WHY_NOT: lambda: why_not_part.show(considered),
        parts.NEXT: lambda: next_part.show(saved, considered),
    }
    tabs = st.tabs(list(drawn), key=parts.KEY, on_change="rerun")
    for tab, draw in zip(tabs, drawn.values(), strict=True):
        if tab.open:
            with tab:
                draw()
