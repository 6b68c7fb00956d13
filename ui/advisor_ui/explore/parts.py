"""The parts of the page *Explore*, and what they share."""

import streamlit as st

from advisor_ui import state
from advisor_ui.explore import explore_services
from advisor_ui.services import Considered

KEY = "explore-parts"
WHAT_IF = "What if"
TIPPING = "What would change it"
MAP = "Map of two answers"
WHY_NOT = "Why not another"
NEXT = "What to ask next"


def turn_to(part: str) -> None:
    """Open another part (in a callback)."""
    state.set_field(KEY, part)


def choose_decision(considered: Considered) -> str | None:
    """A field to choose one of the decisions taken, the same in every part; gives its id."""
    assert considered.assessment is not None
    names = explore_services.names()
    return st.selectbox(
        "Decision",
        list(considered.assessment.decisions),
        key="explore-decision",
        persist_state="session",
        format_func=names.decision,
    )


def searches_longer(search: str, considered: Considered, *of: str) -> bool:
    """Whether the user asked this search, on these answers, to take longer than usual."""
    return bool(state.field(f"longer-{search}") == (considered.document, of))


def offer_longer(search: str, considered: Considered, *of: str) -> None:
    """Draw the button that asks a search that was not finished to take longer."""
    st.button(
        f"Search for up to {explore_services.LONGER:.0f} seconds",
        key=f"search-{search}-longer",
        on_click=state.set_field,
        args=(f"longer-{search}", (considered.document, of)),
    )
