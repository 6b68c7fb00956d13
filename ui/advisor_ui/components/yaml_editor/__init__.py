"""A YAML editor with completion and fault marks; both the words and the faults come from Python."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from advisor.errors import Problem


def yaml_editor(
    label: str, text: str, *, key: str, revision: int, words: dict[str, Any], faults: Iterable[Problem] = ()
) -> str:
    """The text as it stands in the browser. Another `revision` makes the browser take `text`; else it keeps its own."""
    result = _component()(
        key=key,
        data={
            "label": label,
            "text": text,
            "revision": revision,
            "words": words,
            "faults": [{"line": fault.line, "column": fault.column, "message": str_of(fault)} for fault in faults],
        },
        default={"value": {"text": text, "revision": revision}},
        on_value_change=lambda: None,
    )
    value = result.value or {}
    return str(value.get("text", text)) if value.get("revision") == revision else text


def str_of(fault: Problem) -> str:
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
