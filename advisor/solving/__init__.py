"""The third reader of the rules: rule base and profile as a constraint model, for proofs and smallest changes."""
