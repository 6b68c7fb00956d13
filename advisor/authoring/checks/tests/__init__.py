"""Whether the cases of a rule test it."""
