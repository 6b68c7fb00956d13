"""Whether the rules agree with each other."""
