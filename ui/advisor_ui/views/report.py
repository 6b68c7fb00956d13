"""The page *Report*."""

from advisor_ui.components.heading import heading


def page() -> None:
    """Draw the page."""
    heading("Report")
