"""The page *check_answers*."""

from advisor_ui.components.heading import heading


def page() -> None:
    """Draw the page."""
    heading("check_answers")
