"""How an assessment stands when what is uncertain varies: robustness, tipping points, what to change, what to ask."""
