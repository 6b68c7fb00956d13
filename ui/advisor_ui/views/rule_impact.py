"""What a changed rule does: to the open assessment in full, to those saved last in numbers."""

from collections import Counter

import streamlit as st

from advisor_ui import impact_words, services
from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, coded, literal
from advisor_ui.rules import rule_services
from advisor_ui.rules.rule_editing import Draft
from advisor_ui.rules.rule_services import ProfileImpact
from advisor_ui.services import Considered

SAVED_TRIED = 12
"""On how many of the assessments saved last a draft is tried: each takes some hundredths of a second."""


def show(draft: Draft, considered: Considered | None) -> None:
    """Draw what a sound draft changes."""
    st.markdown("### What it changes in this assessment")
    assessed = considered if considered and considered.assessment else None
    if assessed is None:
        st.markdown("No assessment is open. Open one, and this says what your change does to it.")
    else:
        _one(rule_services.impacts(draft, [assessed.document])[0])
    st.markdown("### What it changes in the assessments saved last")
    with st.spinner("The assessments saved last are taken again …"):
        _saved(rule_services.impacts(draft, services.saved_documents(SAVED_TRIED)))


def _one(found: ProfileImpact) -> None:
    impact, names = found.impact, rule_services.names()
    if impact is None:
        st.markdown("**It can no longer be read:** " + coded("; ".join(problem.message for problem in found.problems)))
        return
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


def _saved(found: tuple[ProfileImpact, ...]) -> None:
    if not found:
        st.markdown("No assessment is saved here yet.")
        return
    names = rule_services.names()
    impacts = [one.impact for one in found if one.impact is not None]
    if len(impacts) < len(found):
        st.markdown(f"{len(found) - len(impacts)} cannot be read.")
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
