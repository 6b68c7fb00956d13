"""The decision report: its chapters as readers see them, and the same on the terminal."""
