"""The page *Sizing*: what it asks of the library, what is tried on it, and its charts."""
