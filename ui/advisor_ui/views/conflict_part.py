"""Answers that leave nothing of a decision: which they are, and what rules each option out."""

import streamlit as st

from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, literal
from advisor_ui.report_services import ConflictView


def show(decision: str, conflict: ConflictView) -> None:
    """Draw why nothing is left of a decision of that title."""
    st.markdown("### What leaves nothing")
    answers = bullets([(0, f"{literal(name)}: **{literal(value)}**") for name, value in conflict.answers])
    st.warning(f"{literal(conflict.sentence)}\n\n{answers}")
    rows = [
        {
            "Option": literal(out.name),
            "Ruled out because": literal(
                "; ".join(f"{veto.because} ({veto.certainty}; rule {veto.rule})" for veto in out.vetoes)
            ),
        }
        for out in conflict.ruled_out
    ]
    table(rows, f"{decision}: what rules each option out")
