"""Two profiles of one project side by side: which differences matter."""
