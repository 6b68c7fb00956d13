"""The figures of the sizing, a module for each part of a system; `arithmetic` says in which order."""
