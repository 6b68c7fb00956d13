"""What is looked for in a rule base, one kind of finding a file."""
