"""The second reader of the rules: one generated function a rule base, for one profile or for thousands at once."""
