"""Thousands of profiles at once, and what they have in common."""
