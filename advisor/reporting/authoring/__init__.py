"""What comes of working on rules: the effect of a change, how well cases test, and proofs."""
