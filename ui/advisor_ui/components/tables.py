"""Tables whose every column has a header, and whose cells may hold Markdown."""

from collections.abc import Sequence

import streamlit as st


def table(rows: Sequence[dict[str, str]], caption: str) -> None:
    """Draw rows under the keys of the first one; `caption` is what a screen reader announces."""
    st.table(list(rows), hide_index=True, border="horizontal", alt=caption)
