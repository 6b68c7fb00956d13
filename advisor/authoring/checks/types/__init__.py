"""Whether every value can be, by what its fact declares."""
