"""A YAML editor with completion and fault marks; both the words and the faults come from Python."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from advisor.errors import Problem
from advisor_ui import state


def yaml_editor(
    label: str,
    text: str,
    *,
    key: str,
    revision: int,
    on_change: Callable[[str], None],
    words: dict[str, Any],
    faults: Iterable[Problem] = (),
) -> None:
    """Draw the editor; `on_change` gets the text, before the page runs anew, whenever the user pauses or leaves it.

    The browser keeps its own text until `revision` changes, so that an answer from Python never overtakes the typing.
    """

    def changed() -> None:
        value = state.field(key, {}).get("edit") or {}
        if value.get("revision") == revision:
            on_change(str(value["text"]))

    _component()(
        key=key,
        data={
            "label": label,
            "text": text,
            "revision": revision,
            "words": words,
            "faults": [{"line": fault.line, "column": fault.column, "message": sentence(fault)} for fault in faults],
        },
        on_edit_change=changed,
    )


def sentence(fault: Problem) -> str:
    """A fault in one sentence, without its place."""
    return f"{fault.message} ({fault.hint})" if fault.hint else fault.message


@cache
def _component() -> Any:
    folder = files(__package__)
    return st.components.v2.component(
        "advisor_yaml_editor",
        html='<div class="yaml-editor"></div>',
        css=folder.joinpath("editor.css").read_text(encoding="utf-8"),
        js=folder.joinpath("bundle.js").read_text(encoding="utf-8"),
    )
