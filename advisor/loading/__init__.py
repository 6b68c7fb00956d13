"""From YAML text to checked models, with every fault at its place. Only this package knows lines and columns."""
