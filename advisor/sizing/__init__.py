"""Named, documented formulae with units: what demand follows from the answers."""
