"""Why an option is where it is, and the smallest change that would move it."""
