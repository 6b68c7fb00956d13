"""How sure each decision is when everything uncertain varies at once."""
