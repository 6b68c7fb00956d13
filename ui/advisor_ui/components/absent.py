"""What a page shows when no assessment is open."""

import streamlit as st

from advisor_ui import navigation, services, state
from advisor_ui.components.heading import heading
from advisor_ui.services import SavedAssessment


def open_or_explain(title: str) -> SavedAssessment | None:
    """The assessment that is open; without one, a page of that title which says how to open one, and None."""
    saved = services.saved(state.assessment_id())
    if saved is None:
        heading(title)
        st.markdown(
            "There is no assessment under this address."
            if state.assessment_id()
            else "No assessment is open yet: this page shows what belongs to one."
        )
        navigation.link("start", "Start a new one, or open an example")
    return saved
