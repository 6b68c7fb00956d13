"""Proofs about a whole rule base, one claim a file: witnesses that the engine confirms, or proof that none exist."""
