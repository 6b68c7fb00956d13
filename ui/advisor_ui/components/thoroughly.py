"""The opening of pages that need the full assessment."""

import streamlit as st

from advisor_ui import services
from advisor_ui.components.absent import open_or_explain
from advisor_ui.components.heading import heading
from advisor_ui.services import Considered, SavedAssessment


def open_thoroughly(title: str) -> tuple[SavedAssessment, Considered] | None:
    """The open assessment and all that the advisor makes of it, under the page's heading; None where none is open."""
    saved = open_or_explain(title)
    if saved is None:
        return None
    with st.spinner(services.HOW_SURE):
        considered = services.consider(saved.profile, quick=not saved.answers)
    heading(title, layout="wide")
    return saved, considered
