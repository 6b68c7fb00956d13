"""What to find out next, and when to stop asking."""
