"""Changing a rule: the YAML, its faults, its cases, and what the change does to the open assessment."""

import streamlit as st

from advisor_ui import impact_words, services
from advisor_ui.components.tables import table
from advisor_ui.components.yaml_editor import sentence, yaml_editor
from advisor_ui.markdown import bullets, coded, literal
from advisor_ui.rules import drafts, rule_editing, rule_services
from advisor_ui.rules.rule_services import Tried
from advisor_ui.views.case_table import case_table


def status(tried: Tried) -> str:
    """What a screen reader hears after a pause in the typing."""
    if not tried.sound:
        return f"The rule has {len(tried.here) + len(tried.elsewhere)} faults."
    return f"No fault. {len(tried.cases) - tried.failed} of {len(tried.cases)} cases pass."


def show(name: str, tried: Tried | None) -> None:
    """Draw the editor of a draft, and what came of trying it."""
    draft = drafts.draft(name)
    if draft.replaces is None:
        st.header("A new rule", anchor=False)
        st.markdown(f"It will be the file `{draft.file}`; the file follows the id.")
    st.markdown(
        "The rule as YAML. It is checked whenever you pause. Words are offered as you type; "
        "Ctrl+Space asks for them, Escape closes them, and Tab leaves the editor."
    )
    yaml_editor(
        f"YAML of the rule {draft.rule}",
        draft.text,
        key=f"yaml-{name}",
        revision=drafts.revision(name),
        on_change=lambda text: drafts.change(name, text),
        words=rule_services.words(services.base()),
        faults=tried.here if tried else (),
    )
    left, right = st.columns(2)
    left.download_button(
        "Download as a pack file",
        rule_editing.pack_file(draft, services.base()),
        file_name=f"{draft.rule}.yaml",
        mime="application/yaml",
        on_click="ignore",
        key=f"download-{name}",
        width="stretch",
        disabled=tried is None,
    )
    right.button(
        "Start again from the template" if draft.replaces is None else "Reset to the shipped rule",
        on_click=drafts.reset,
        args=(name,),
        key=f"reset-{name}",
        width="stretch",
        disabled=name not in drafts.changed(),
    )
    if tried is None:
        st.markdown("This is the shipped rule. Change something, and what the change does is shown here.")
        return
    _faults(tried)
    if tried.sound:
        _cases(tried)
        _impact(tried)


def _faults(tried: Tried) -> None:
    st.markdown("### Check")
    if tried.sound:
        st.markdown("✓ **No fault.** The whole rule base loads with this rule in it.")
        return
    lines = [(0, f"line {fault.line}, column {fault.column}: {coded(sentence(fault))}") for fault in tried.here]
    lines += [(0, f"in `{fault.file}`, line {fault.line}: {coded(sentence(fault))}") for fault in tried.elsewhere]
    st.error(f"**{len(lines)} {'fault' if len(lines) == 1 else 'faults'}**\n\n{bullets(lines)}")


def _cases(tried: Tried) -> None:
    st.markdown("### Its cases")
    passed = len(tried.cases) - tried.failed
    st.markdown(f"{'✗' if tried.failed else '✓'} **{passed} of {len(tried.cases)} pass.**")
    case_table(tried.cases)


def _impact(tried: Tried) -> None:
    st.markdown("### What it changes in this assessment")
    if tried.impact is None:
        st.markdown("No assessment is open. Open one, and this says what your change does to it.")
        return
    names = rule_services.names()
    st.markdown(impact_words.summary(tried.impact, names))
    for change in tried.impact.decisions:
        st.markdown(f"#### {literal(names.decision(change.decision))}")
        st.markdown(impact_words.decision(change, names))
        table(
            impact_words.moves(change, names), f"{names.decision(change.decision)}: places and scores before and after"
        )
    lines = impact_words.lists(tried.impact, names)
    if lines:
        st.markdown("#### Risks, practices and controls" if tried.impact.decisions else "")
        st.markdown(bullets(lines))
