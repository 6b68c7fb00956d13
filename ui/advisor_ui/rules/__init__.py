"""Reading, finding and trying rules."""
