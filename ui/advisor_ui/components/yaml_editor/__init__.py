"""A YAML editor with completion and marks; both the words and the findings come from Python."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from advisor.authoring.findings import Finding, Level
from advisor_ui import state

_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "info"}


def yaml_editor(
    label: str,
    text: str,
    *,
    key: str,
    revision: int,
    on_change: Callable[[str], None],
    words: dict[str, Any],
    findings: Iterable[Finding] = (),
) -> None:
    """Draw the editor; `on_change` gets the text, before the page runs anew, whenever the user pauses or leaves it.

    `words` is a graph as `advisor.authoring.schema.completion` makes it.
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
            "findings": [
                {
                    "line": finding.place.line,
                    "column": finding.place.column,
                    "message": sentence(finding),
                    "severity": _SEVERITIES[finding.kind.level],
                }
                for finding in findings
            ],
        },
        on_edit_change=changed,
    )


def sentence(finding: Finding) -> str:
    """What was found and how to mend it, without its place."""
    return f"{finding.message}. {finding.mend}"


@cache
def _component() -> Any:
    folder = files(__package__)
    return st.components.v2.component(
        "advisor_yaml_editor",
        html='<div class="yaml-editor"></div>',
        css=folder.joinpath("editor.css").read_text(encoding="utf-8"),
        js=folder.joinpath("bundle.js").read_text(encoding="utf-8"),
    )
