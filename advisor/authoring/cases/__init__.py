"""The cases inside rules: run, read, written, and how well they test."""
