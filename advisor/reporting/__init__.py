"""An assessment → a plain view model → text. Templates and printers never decide."""
