"""Small faults put into rules on purpose: whether the cases and the examples would notice them."""
