"""The provisional answer beside the questions: one compact line for each decision."""

import streamlit as st

from advisor.model.assessment import DecisionResult
from advisor.model.rulebase import RuleBase
from advisor_ui import navigation
from advisor_ui.questions import wording
from advisor_ui.services import Considered


def so_far(considered: Considered, base: RuleBase, answered: int) -> None:
    """Draw what the advisor would recommend now."""
    st.header("So far", anchor=False)
    if not considered.document.get("answers"):
        st.markdown("A provisional recommendation appears here with the first answer, and follows every further one.")
        return
    assessment = considered.assessment
    if assessment is None:
        st.markdown("No recommendation while answers contradict each other.")
        return
    if assessment.scope.status == "out":
        st.markdown("**This is not our subject.**")
        for sentence in (*assessment.scope.reasons, *assessment.scope.instead):
            st.markdown(sentence)
        return
    noun = "answer" if answered == 1 else "answers"
    st.caption(f"Provisional, from {answered} {noun}. How sure is measured under Recommendation.")
    lines = [f"- {decision_line(name, result, base)}" for name, result in assessment.decisions.items()]
    st.markdown("\n".join(lines))
    with st.expander("What the words mean"):
        st.markdown("\n".join(f"- **{band}**: {meaning}" for band, meaning in wording.BAND_MEANINGS.items()))
    navigation.link("recommendation", "See the reasons")


def decision_line(name: str, result: DecisionResult, base: RuleBase) -> str:
    """One decision in a line: what is recommended, and how clearly."""
    title = base.decisions[name].title
    if result.recommended is None:
        return f"{title}: **every option is ruled out**"
    options = base.options[name]
    rivals = [options[option].name for option in result.tied if option != result.recommended]
    band = wording.BANDS[result.band]
    if result.band == "tie" and rivals:
        band = f"tie with {rivals[0]}" + (f" and {len(rivals) - 1} more" if len(rivals) > 1 else "")
    return f"{title}: **{options[result.recommended].name}**, {band}"
