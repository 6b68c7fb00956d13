"""Changing a rule: the YAML, what is found in it, its cases, what the change does, and where it is saved."""

import streamlit as st

from advisor_ui import services
from advisor_ui.components.yaml_editor import sentence, yaml_editor
from advisor_ui.markdown import bullets, coded
from advisor_ui.rules import drafts, rule_editing, rule_services
from advisor_ui.rules.rule_services import Finding, Level, Tried
from advisor_ui.services import Considered
from advisor_ui.views import rule_impact, rule_saving
from advisor_ui.views.case_table import case_table


def status(tried: Tried) -> str:
    """What a screen reader hears after a pause in the typing."""
    count = len(tried.here) + len(tried.elsewhere)
    found = f"{count} {'finding' if count == 1 else 'findings'}." if count else "No fault."
    return f"{found} {len(tried.cases) - tried.failed} of {len(tried.cases)} cases pass." if tried.sound else found


def show(name: str, tried: Tried | None, considered: Considered | None) -> None:
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
        findings=tried.here if tried else (),
    )
    left, right = st.columns(2)
    left.download_button(
        "Download as a patch",
        rule_editing.patch(draft),
        file_name=f"{draft.rule}.patch",
        mime="text/x-patch",
        on_click="ignore",
        key=f"download-{name}",
        width="stretch",
        disabled=tried is None,
    )
    right.button(
        "Start again from the template" if draft.replaces is None else "Undo my changes",
        on_click=drafts.reset,
        args=(name,),
        key=f"reset-{name}",
        width="stretch",
        disabled=name not in drafts.changed(),
    )
    if tried is None:
        st.markdown("Nothing is changed. Change something, and what the change does is shown here.")
    else:
        _findings(tried)
        if tried.sound:
            _cases(tried)
            rule_impact.show(draft, considered)
    rule_saving.show(name, draft, tried)


def _findings(tried: Tried) -> None:
    st.markdown("### Check")
    if not tried.here and not tried.elsewhere:
        st.markdown("✓ **No fault.** The whole rule base loads with this rule in it.")
        return
    found = [(0, f"line {one.place.line}, column {one.place.column}: {_words(one)}") for one in tried.here]
    found += [(0, f"in `{one.place.file}`, line {one.place.line}: {_words(one)}") for one in tried.elsewhere]
    faulty = any(one.kind.level is Level.ERROR for one in (*tried.here, *tried.elsewhere))
    draw = st.error if faulty else st.warning
    draw(f"**{len(found)} {'finding' if len(found) == 1 else 'findings'}**\n\n{bullets(found)}")


def _words(finding: Finding) -> str:
    return f"{finding.kind.level}: {coded(sentence(finding))} (`{finding.kind.id}`)"


def _cases(tried: Tried) -> None:
    st.markdown("### Its cases")
    passed = len(tried.cases) - tried.failed
    st.markdown(f"{'✗' if tried.failed else '✓'} **{passed} of {len(tried.cases)} pass.**")
    case_table(tried.cases)
