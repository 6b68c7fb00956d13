"""The pages by name, and links between them that keep the assessment in the address."""

from collections.abc import Callable
from importlib import import_module
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from advisor_ui import state

TITLES = {
    "start": "Start",
    "questionnaire": "Questionnaire",
    "check_answers": "Check answers",
    "recommendation": "Recommendation",
    "sizing": "Sizing",
    "explore": "Explore",
    "report": "Report",
    "rules": "Rules",
}


def current_page() -> Page:
    """The page that the address names; draws the navigation on top."""
    return st.navigation([page_of(name) for name in TITLES], position="top")


def page_of(name: str) -> Page:
    """A page by the name of its view."""
    return st.Page(_view(name), title=TITLES[name], url_path=name.replace("_", "-"), default=name == "start")


def link(name: str, label: str, help: str | None = None, **parameters: str) -> None:
    """A link to a page about the same assessment."""
    st.page_link(page_of(name), label=label, help=help, query_params=_address(parameters))


def go(name: str, **parameters: str) -> NoReturn:
    """Leave for a page about the same assessment."""
    st.switch_page(page_of(name), query_params=_address(parameters))


def _address(parameters: dict[str, str]) -> dict[str, str]:
    identifier = state.assessment_id()
    return {state.ADDRESS_KEY: identifier, **parameters} if identifier else parameters


def _view(name: str) -> Callable[[], None]:
    # Imported when shown: a page need not wait for what other pages import, and views can import this module.
    def show() -> None:
        import_module(f"advisor_ui.views.{name}").page()

    return show
