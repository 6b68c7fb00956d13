"""The small style sheet that all pages share."""

from functools import cache
from importlib.resources import files

import streamlit as st


def apply_style() -> None:
    """Add the style sheet to the page."""
    st.html(f"<style>{_sheet()}</style>")


@cache
def _sheet() -> str:
    return files("advisor_ui.components").joinpath("style.css").read_text(encoding="utf-8")
