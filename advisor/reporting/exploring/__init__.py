"""What becomes of decisions as answers change: in words, on the terminal, as JSON and as pictures."""
