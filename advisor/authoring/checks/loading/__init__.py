"""What keeps a rule base from loading; the loader finds these itself, so the kinds alone stand here."""
