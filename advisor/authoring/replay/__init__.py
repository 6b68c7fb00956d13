"""Replaying profiles on two versions of the rules: what changes, which items are responsible, by which witness."""
