"""The entry script: which pages there are, and which assessment the address names."""

from advisor_ui import navigation, state
from advisor_ui.components.style import apply_style

apply_style()
state.keep_address()
navigation.current_page().run()
