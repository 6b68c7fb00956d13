"""The head of every page: window title, heading, error summary, and the focus where a keyboard user expects it."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import streamlit as st

NAME = "Scalability Advisor"

_HTML = """<div class="summary" role="alert" tabindex="-1" hidden>
<h2>There is a problem</h2><ul></ul></div><div role="status" class="status"></div>"""

_CSS = """.summary { border: 3px solid var(--st-red-text-color, #b10e1e); padding: 0.75rem 1rem; margin: 0.25rem; }
.summary h2 { font-size: 1.25rem; margin: 0 0 0.5rem; }
.summary ul { margin: 0; padding-left: 1.25rem; }
.summary a { color: var(--st-red-text-color, #b10e1e); font-weight: 600; }
.summary:focus { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }"""


class Fault(NamedTuple):
    """One line of the error summary: what is wrong, and the key of the field at fault."""

    key: str
    text: str


def heading(
    title: str,
    *,
    faults: Iterable[Fault] = (),
    attempt: int = 0,
    field: str = "",
    status: str = "",
    caption: str = "",
    layout: Literal["centered", "wide"] = "centered",
) -> None:
    """Set the window's title and draw the page's heading.

    The heading takes the focus when the title changes; instead, `field` (a key) takes it, or the error summary when
    `attempt` (counted up with each try to go on) changes. `status` is read out by screen readers when it changes;
    `caption` stands above the title.
    """
    errors = [fault._asdict() for fault in faults]
    prefix = "Error: " if errors else ""
    st.set_page_config(page_title=f"{prefix}{title} · {NAME}", layout=layout)
    data = {
        "errors": errors,
        "attempt": attempt,
        "field": field,
        "status": status,
        "token": f"{title}|{attempt}|{field}",
    }
    _component()(data=data, key="page-head", height="content")
    if caption:
        st.caption(caption)
    st.title(title, anchor=False)


@cache
def _component() -> Any:
    script = files("advisor_ui.components").joinpath("focus.js").read_text(encoding="utf-8")
    return st.components.v2.component("advisor_page_head", html=_HTML, css=_CSS, js=script)
