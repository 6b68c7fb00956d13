"""Findings of a check of a rule base as text, JSON, SARIF and annotations."""
