"""What a sizing assumed, why, and who set it."""

import streamlit as st

from advisor_ui.components.tables import table
from advisor_ui.markdown import literal
from advisor_ui.sizing.sizing_services import SizingView


def show(view: SizingView) -> None:
    """Draw every assumption with its reason and sources."""
    st.markdown("What nobody told. A range of your own, on the left, replaces one; it is kept in the profile.")
    rows = [
        {
            "Assumption": literal(one.title),
            "Value": f"**{literal(one.value)}**",
            "Why": literal(one.because),
            "Who set it": literal(one.origin),
            "Sources": "; ".join(
                f"[{literal(source.title)}]({source.link})" if source.link else literal(source.title)
                for source in one.sources
            )
            or "–",
        }
        for one in view.assumptions
    ]
    if rows:
        table(rows, "Assumptions of the sizing")
