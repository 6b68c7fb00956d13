"""`advisor rules …`: tools for those who write rules, one command a file."""
