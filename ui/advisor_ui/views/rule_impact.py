"""What a changed rule does: to the open assessment in full, to those saved last in numbers."""

from collections import Counter

import streamlit as st

from advisor_ui import impact_words
from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, literal
from advisor_ui.rules import rule_services
from advisor_ui.rules.rule_editing import Draft
from advisor_ui.rules.rule_services import Impact
from advisor_ui.services import Considered


def show(draft: Draft, considered: Considered | None) -> None:
    """Draw what a sound draft changes."""
    st.markdown("### What it changes in this assessment")
    impact = rule_services.impact(draft, considered) if considered else None
    if impact is None:
        st.markdown("No assessment is open. Open one, and this says what your change does to it.")
    else:
        _one(impact)
    st.markdown("### What it changes in the assessments saved last")
    with st.spinner("The assessments saved last are taken again …"):
        _saved(rule_services.impact_on_saved(draft))


def _one(impact: Impact) -> None:
    names = rule_services.names()
    st.markdown(impact_words.summary(impact, names))
    for change in impact.decisions:
        st.markdown(f"#### {literal(names.decision(change.decision))}")
        st.markdown(impact_words.decision(change, names))
        table(
            impact_words.moves(change, names), f"{names.decision(change.decision)}: places and scores before and after"
        )
    lines = impact_words.lists(impact, names)
    if lines:
        st.markdown("#### Risks, practices and controls" if impact.decisions else "")
        st.markdown(bullets(lines))


def _saved(impacts: tuple[Impact, ...]) -> None:
    if not impacts:
        st.markdown("No assessment is saved here yet.")
        return
    names = rule_services.names()
    changed = [impact for impact in impacts if not impact.nothing and not impact.reasons_only]
    winners = Counter(
        (change.decision, change.recommended.before, change.recommended.after)
        for impact in changed
        for change in impact.decisions
        if change.new_winner
    )
    st.markdown(f"**{len(changed)} of {len(impacts)}** come out otherwise.")
    told = [
        (0, f"{literal(names.decision(name))}: {_option(name, after)} instead of {_option(name, before)} ({count} ×)")
        for (name, before, after), count in winners.most_common()
    ]
    st.markdown(bullets(told) if told else "None of them gets another recommendation.")


def _option(decision: str, option: str | None) -> str:
    return literal(rule_services.names().option(decision, option)) if option else "nothing"
