"""Saving a changed rule into a pack, and the history of what was saved: who, when, why, and the way back."""

from datetime import datetime

import streamlit as st

from advisor_ui import state
from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, coded, literal
from advisor_ui.rules import drafts, saved_rules
from advisor_ui.rules.rule_editing import Draft
from advisor_ui.rules.rule_services import Tried
from advisor_ui.rules.saved_rules import Revision

_TOLD, _WHO, _WHY = "rule-saving-told", "rule-saving-who", "rule-saving-why"


def show(name: str, draft: Draft, tried: Tried | None) -> None:
    """Draw the form that saves a draft, and the history of its file."""
    st.markdown("### Save it")
    st.markdown(
        f"Saved rules stand in the pack `{saved_rules.place()}`. From then on every assessment here rests on them, and "
        "every report names them as overrides, with your reason."
    )
    _outcome(name)
    st.text_input("Your name", key=_WHO, persist_state="session", max_chars=80)
    st.text_input("Why this change", key=f"{_WHY}-{name}", max_chars=300)
    ready = tried is not None and tried.sound and not tried.elsewhere
    st.button(
        "Save into the pack",
        key=f"rule-save-{name}",
        type="primary",
        on_click=_save,
        args=(name,),
        disabled=not ready,
        help=None if ready else "There is nothing to save, or the rule base does not load with it.",
    )
    _history(name, draft)


def _outcome(name: str) -> None:
    """What became of the last saving, until something else is opened."""
    told = state.field(_TOLD)
    if not told or told[0] != name:
        return
    _, done, problems = told
    if problems:
        st.error("**It was not saved.**\n\n" + bullets([(0, coded(problem)) for problem in problems]))
    else:
        st.success(done)


def _save(name: str) -> None:
    # Not the draft that was drawn: whoever clicks straight from the editor has typed since.
    _told(name, saved_rules.save(drafts.draft(name), _who(), state.field(f"{_WHY}-{name}", "")), "Saved.")


def _restore(name: str, revision: Revision) -> None:
    _told(name, saved_rules.restore(revision, _who()), f"Revision {revision.number} counts again.")


def _take_out(name: str, draft: Draft) -> None:
    _told(name, saved_rules.take_out(draft, _who()), "The shipped rule counts again.")


def _who() -> str:
    return str(state.field(_WHO, ""))


def _told(name: str, problems: tuple[str, ...], done: str) -> None:
    if not problems:
        drafts.saved(name)
    state.set_field(_TOLD, (drafts.opened() if not problems else name, done, problems))


def _history(name: str, draft: Draft) -> None:
    history = saved_rules.history(draft)
    if not history:
        return
    st.markdown("### History")
    rows = [
        {
            "Revision": str(one.number),
            "When": datetime.fromisoformat(one.when).strftime("%Y-%m-%d %H:%M UTC"),
            "Who": literal(one.who),
            "Why": literal(one.why) + ("" if one.text else " (taken out of the pack)"),
        }
        for one in history
    ]
    table(rows, "What was saved of this rule, the latest first")
    former = {one.number: one for one in history if one.text is not None}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        number = st.selectbox(
            "Revision", list(former), key=f"rule-revision-{name}", format_func=lambda one: f"{one}: {former[one].why}"
        )
    with right:
        st.button(
            "Restore this revision",
            key=f"rule-restore-{name}",
            on_click=_restore,
            args=(name, former.get(number or 0)),
            disabled=number is None or former[number].text == saved_rules.current(draft),
            width="stretch",
        )
    st.button(
        "Back to the shipped rule" if saved_rules.ships(draft) else "Take it out of the pack",
        key=f"rule-take-out-{name}",
        on_click=_take_out,
        args=(name, draft),
        disabled=saved_rules.current(draft) is None,
    )
