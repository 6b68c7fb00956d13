"""The entry script: which pages there are, and which assessment the address names."""

from advisor_ui import navigation, state

state.keep_address()
navigation.current_page().run()
