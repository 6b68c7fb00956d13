"""One option explained: in words, on the terminal and as JSON."""
