"""Where a reason's rule is found."""

from advisor_ui import state


def rules_address() -> str:
    """The address of the rules page for this assessment, up to the id of a rule."""
    return f"rules?{state.ADDRESS_KEY}={state.assessment_id()}&rule="
