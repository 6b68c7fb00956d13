"""Whether a rule says what can be, and no more than it must."""
